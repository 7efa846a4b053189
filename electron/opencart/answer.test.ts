import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeShape, readAnswer } from './answer';
import { madeExchange } from './testing/exchange';
import { readRecording, readRecordings } from './testing/recordings';

const notice =
  '<b>Notice</b>: Undefined index: key in <b>/var/www/html/catalog/controller/api/login.php</b> on line <b>11</b>';

describe('recorded answers', () => {
  test.each([
    ['2.3.0.2', ['empty-answer', 'html', 'json', 'not-json', 'php-error']],
    ['3.0.3.9', ['empty-answer', 'html', 'json', 'not-json', 'php-error']],
  ])('are all told apart without a guess (%s)', (version, expected) => {
    const kinds = readRecordings(version).map(({ exchange }) => {
      const answer = readAnswer(exchange);
      return answer.kind === 'json' ? 'json' : answer.error.code;
    });
    expect(kinds.length).toBeGreaterThan(50);
    expect([...new Set(kinds)].sort()).toEqual(expected);
  });

  test('lose the PHP notice before their JSON, whatever the content type says', () => {
    for (const number of ['003', '004', '078']) {
      const answer = readAnswer(readRecording('2.3.0.2', number).exchange);
      expect(answer).toEqual({ kind: 'json', status: 200, value: [], around: notice });
    }
  });

  test('that are the page of a theme are html with its title', () => {
    expect(readAnswer(readRecording('2.3.0.2', '036').exchange)).toEqual({
      kind: 'failed',
      error: { code: 'html', facts: { status: 404, title: '{{theme page title}}' } },
    });
  });

  test('that are bare text are not JSON', () => {
    expect(readAnswer(readRecording('2.3.0.2', '025').exchange)).toEqual({
      kind: 'failed',
      error: { code: 'not-json', facts: { start: 'Error: Invalid session ID!' } },
    });
  });

  test('of a broken PHP name the first message without a path of the server', () => {
    for (const number of ['016', '017']) {
      const answer = readAnswer(readRecording('4.0.2.3', number).exchange);
      expect(answer).toMatchObject({ kind: 'failed', error: { code: 'php-error' } });
      expect(JSON.stringify(answer)).toContain('must not be accessed before initialization');
      expect(JSON.stringify(answer)).not.toContain('/var');
    }
    expect(readAnswer(readRecording('4.1.0.4', '049').exchange)).toEqual({
      kind: 'failed',
      error: {
        code: 'php-error',
        facts: { message: "Error: Error: Table 'oc_4104.oc_api_session' doesn't exist" },
      },
    });
  });
});

describe('an answer', () => {
  test.each([
    ['empty', madeExchange(''), 'empty-answer', { status: 200 }],
    [
      'blank behind a byte order mark',
      madeExchange('\uFEFF \r\n'),
      'empty-answer',
      { status: 200 },
    ],
    ['500 without content', madeExchange('', { status: 500 }), 'empty-answer', { status: 500 }],
    [
      '500 with JSON of a gateway',
      madeExchange('{"message":"bad gateway"}', { status: 502 }),
      'server-error',
      { status: 502 },
    ],
    [
      '503 with a page',
      madeExchange('<html><title>Maintenance</title></html>', { status: 503 }),
      'maintenance',
      { status: 503 },
    ],
    [
      'a fatal error',
      madeExchange(
        '<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined method Session::start() in /home/x/public_html/system/a.php:12\nStack trace:\n#0',
      ),
      'php-error',
      { message: 'Fatal error : Uncaught Error: Call to undefined method Session::start()' },
    ],
    [
      'a page with a message inside',
      madeExchange('<!DOCTYPE html><html><title>Robot?\n check</title>Warning: read this</html>'),
      'html',
      { status: 200, title: 'Robot? check' },
    ],
    [
      'a page with JSON inside',
      madeExchange(
        '<html><script type="application/ld+json">{"order":{"order_id":"1"}}</script></html>',
      ),
      'html',
      { status: 200, title: '' },
    ],
    [
      'broken-off JSON, of which no value is told',
      madeExchange('{"order":{"order_id":"1","firstname":"Siobhan"'),
      'not-json',
      { start: '{"order":…' },
    ],
    [
      'text that repeats the token',
      madeExchange('Cannot GET /index.php?route=api/order/info&token=topsecret&order_id=1'),
      'not-json',
      { start: 'Cannot GET /index.php?route=api…&token=…&order_id=1' },
    ],
    [
      '429 with seconds',
      madeExchange('', { status: 429, headers: { 'retry-after': '17' } }),
      'too-many-requests',
      { retryAfterSeconds: 17 },
    ],
    [
      '429 with a date',
      madeExchange('', {
        status: 429,
        headers: { 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' },
        dateHeader: 'Mon, 23 Nov 2026 12:00:00 GMT',
      }),
      'too-many-requests',
      { retryAfterSeconds: 30 },
    ],
    [
      'a redirect that repeats the token',
      madeExchange('', {
        status: 301,
        headers: {
          location: 'https://www.shop.example.test/index.php?route=api/order/info&token=topsecret',
        },
      }),
      'redirect',
      { status: 301, location: 'https://www.shop.example.test/' },
    ],
    [
      'a redirect to a relative page',
      madeExchange('', { status: 302, headers: { location: 'moved.html' } }),
      'redirect',
      { status: 302, location: 'https://shop.example.test/moved.html' },
    ],
    [
      'an error the shop hides (4.0.2.3/117)',
      madeExchange('', { status: 302, headers: { location: 'error.html' } }),
      'error-page',
      { status: 302 },
    ],
    [
      'the login of a web server',
      madeExchange('<html><title>401</title></html>', {
        status: 401,
        headers: { 'www-authenticate': 'Basic realm="Staging area"' },
      }),
      'http-login',
      { realm: 'Staging area' },
    ],
    [
      'a check for robots by its header',
      madeExchange('', { status: 403, headers: { 'cf-mitigated': 'challenge' } }),
      'challenge-page',
      { status: 403, title: '' },
    ],
    [
      'a check for robots by its page, even as maintenance',
      madeExchange(
        '<!doctype html><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js"></script>',
        { status: 503 },
      ),
      'challenge-page',
      { status: 503, title: 'Just a moment...' },
    ],
    [
      'a page with a password field',
      madeExchange('<html><title>Guest network</title><input name="p" type="password"></html>'),
      'login-page',
      { status: 200, title: 'Guest network' },
    ],
    [
      'an exception OpenCart 4.1 printed (4.1.0.4/075)',
      madeExchange(
        'Error: Unsupported operand types: int + string\nFile: /var/www/html/a.php\nLine: 153',
      ),
      'php-error',
      { message: 'Error: Unsupported operand types: int + string' },
    ],
  ])('%s fails by its name', (_, exchange, code, facts) => {
    expect(readAnswer(exchange)).toEqual({ kind: 'failed', error: { code, facts } });
  });

  test('with JSON and a status of refusal keeps both', () => {
    const answer = readAnswer(readRecording('4.1.0.4', '034').exchange);
    expect(answer).toMatchObject({ kind: 'json', status: 403 });
  });

  test('with text after its JSON is read', () => {
    const body = '{"error":"Nope {really}"}\n<!-- cached [2] -->';
    expect(readAnswer(madeExchange(body))).toEqual({
      kind: 'json',
      status: 200,
      value: { error: 'Nope {really}' },
      around: '<!-- cached [2] -->',
    });
  });

  test('with brackets in the notice before its JSON is read', () => {
    const body = `<b>Notice</b>: Array ( [0] => {x} "half ) in <b>/a/b.php</b>{"order":{"comment":"say \\"}]\\" \\\\"}}`;
    expect(readAnswer(madeExchange(body))).toMatchObject({
      kind: 'json',
      value: { order: { comment: 'say "}]" \\' } },
    });
  });
});

describe('any body', () => {
  const structures = fc.json().filter((text) => /^[[{]/.test(text));

  test('of text and then JSON gives that JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), structures, (before, json) => {
        const answer = readAnswer(madeExchange(`${before}${json}\r\n `));
        expect(answer).toMatchObject({ kind: 'json', value: JSON.parse(json) });
      }),
      { numRuns: 1000 },
    );
  });

  test('of an object and then text without brackets gives that object', () => {
    const objects = fc.json().filter((text) => text.startsWith('{"'));
    const after = fc.string().filter((text) => !/[{}[\]<]/.test(text));
    fc.assert(
      fc.property(objects, after, (json, text) => {
        const answer = readAnswer(madeExchange(`${notice}${json}${text}`));
        expect(answer).toMatchObject({ kind: 'json', value: JSON.parse(json) });
      }),
      { numRuns: 500 },
    );
  });

  test('is judged without throwing', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      '<b>',
      '1',
      'x',
      '\uFEFF',
    );
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(bodies, fc.integer({ min: 100, max: 599 }), fc.string(), (body, status, text) => {
        const headers = { location: text, 'retry-after': text };
        const { kind } = readAnswer(madeExchange(body, { status, headers }));
        expect(['json', 'failed']).toContain(kind);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '{',
    '[',
    '}',
    ']',
    '{"',
    '{"a":',
    '{"a":[',
    '"',
    '\\"',
    '\\',
    '<',
    '<b>Notice</b>: ',
    '{"a":1x}',
    'a@',
    '/a',
  ])(
    'of two megabytes of %s is judged in linear time', // a quadratic search would run for hours
    (piece) => {
      const body = piece.repeat(2_000_000 / piece.length);
      expect(readAnswer(madeExchange(body)).kind).toBe('failed');
      expect(readAnswer(madeExchange(`${body}{"success":"1"}x`)).kind).toMatch(/json|failed/);
    },
    20_000,
  );
});

test('the shape of a value never tells a value', () => {
  expect(describeShape({ firstname: 'Siobhan', email: 's@example.test' })).toBe(
    '{firstname, email}',
  );
  expect(describeShape(['Siobhan'])).toBe('[1]');
  expect(describeShape('Siobhan')).toBe('string');
  expect(describeShape(null)).toBe('null');
});
