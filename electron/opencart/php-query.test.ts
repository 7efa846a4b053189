import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cleanText, flattenFields, phpQuery, type FormFields } from './php-query';
import { readSignatureVectors } from './testing/recordings';

test('makes of recorded fields the text PHP made of them', () => {
  const vectors = readSignatureVectors();
  expect(vectors.length).toBeGreaterThanOrEqual(3);
  for (const { post, escapedQuery } of vectors) expect(phpQuery(post)).toBe(escapedQuery);
});

test('sends the fields themselves, unclean, under the same names', () => {
  for (const { post, rawBody } of readSignatureVectors()) {
    expect(flattenFields(post)).toEqual(Object.fromEntries(new URLSearchParams(rawBody)));
  }
});

test.each([
  ['a blank, a tab and line ends at both ends', ' \t\r\n\0\va b \r\n', 'a+b'],
  ['a no-break space is kept', '\u00A0a\u00A0', '%C2%A0a%C2%A0'],
  ['the apostrophe stays, the quote does not', `'"`, '%27%26quot%3B'],
  ['an entity is escaped once more', '&amp;', '%26amp%3Bamp%3B'],
  ['what RFC 1738 does not spare', "~!'()*-_.", '%7E%21%27%28%29%2A-_.'],
  ['an inner line end stays', 'a\r\nb', 'a%0D%0Ab'],
  ['an emoji', '🙂', '%F0%9F%99%82'],
])('%s', (_, text, encoded) => {
  expect(phpQuery({ a: text })).toBe(`a=${encoded}`);
});

test('nests by name, numbers lists, and leaves out what is empty', () => {
  const fields = { a: { b: ['x', { c: 1 }] }, none: null, gone: undefined, list: [], text: '' };
  expect(flattenFields(fields)).toEqual({ 'a[b][0]': 'x', 'a[b][1][c]': '1', text: '' });
  expect(phpQuery(fields)).toBe('a%5Bb%5D%5B0%5D=x&a%5Bb%5D%5B1%5D%5Bc%5D=1&text=');
});

test('takes a comment of nothing but blanks in no time', () => {
  const started = performance.now();
  expect(cleanText(`a${' '.repeat(200_000)}b`)).toHaveLength(200_002);
  expect(performance.now() - started).toBeLessThan(1_000);
});

const php = spawnSync('php', ['-r', 'echo PHP_VERSION;'], { encoding: 'utf8' });
const hasPhp = php.status === 0;

/** OpenCart's `Request::clean`, and what its gate makes of the result, for a list of urlencoded bodies. */
const asPhpReads = `
function clean($data) {
  if (!is_array($data)) return trim(htmlspecialchars((string)$data, ENT_COMPAT, 'UTF-8'));
  $cleaned = [];
  foreach ($data as $key => $value) $cleaned[clean($key)] = clean($value);
  return $cleaned;
}
$queries = [];
foreach (json_decode(stream_get_contents(STDIN)) as $body) {
  parse_str($body, $post);
  $queries[] = http_build_query(clean($post));
}
echo json_encode($queries);
`;

test.skipIf(!hasPhp)('agrees with the PHP of this machine on any text', { timeout: 60_000 }, () => {
  const tricky = fc.constantFrom(...Array.from(' \t\n\r\v\0~!\'()*&"<>+%=;\u00A0é🙂'));
  const text = fc
    .array(fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 3 })))
    .map((parts) => Buffer.from(parts.join('')).toString());
  const fields: fc.Arbitrary<FormFields> = fc.record({
    order_id: fc.nat(),
    comment: text,
    product: fc.array(fc.record({ quantity: fc.nat(), option: fc.array(text) })),
    coupon: fc.option(text),
  });
  const samples = fc.sample(fields, 300);
  const bodies = samples.map((one) => new URLSearchParams(flattenFields(one)).toString());
  const run = spawnSync('php', ['-d', 'max_input_vars=100000', '-r', asPhpReads], {
    encoding: 'utf8',
    input: JSON.stringify(bodies),
    maxBuffer: 100_000_000,
  });
  expect(run.stderr).toBe('');
  const queries: unknown = JSON.parse(run.stdout);
  expect(queries).toEqual(samples.map((one) => phpQuery(one)));
});
