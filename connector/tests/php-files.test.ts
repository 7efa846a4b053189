import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { inspectPhp } from '../testing/php-syntax';
import { ownVersion } from '../testing/own-version';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.php'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
/** What is handed to shops; the harness is not. */
const shipped = files.filter((file) => !file.startsWith('testing/') && !file.startsWith('tests/'));
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');
/** OpenCart 4 runs on PHP 8 and asks for its types; all else is written for 5.6. */
const versionOf = (file: string) => (/^v4[01]\/package\//.test(file) ? 800 : 506);

/** Functions a shop's PHP is asked for: in PHP 5.6 already and not deprecated in 8.2; none runs code, opens files or leaves the machine. */
const allowed = new Set(
  `abs addcslashes array_diff array_diff_key array_fill array_fill_keys array_filter array_flip array_intersect_key array_key_exists array_keys array_map
  array_merge array_multisort array_pop array_push array_reverse array_shift array_slice array_sum array_unique array_values base64_decode base64_encode
  basename checkdate class_exists constant count date date_default_timezone_get defined dirname end explode filter_var function_exists gzcompress gzencode gzuncompress
  hash_equals hash_hmac headers_sent html_entity_decode htmlspecialchars htmlspecialchars_decode http_build_query implode in_array ini_get intval is_array is_bool is_callable is_int
  is_object is_scalar is_string json_decode json_encode ksort ltrim max md5 method_exists min ob_get_length ob_get_level preg_match preg_match_all
  preg_replace preg_replace_callback preg_split range rawurldecode reset rtrim session_write_close sha1 sort sprintf str_pad strip_tags strtotime str_repeat str_replace strlen
  strpos strtolower substr time trim usort`.split(/\s+/),
);

describe('the PHP of the connector', () => {
  test('passes PHP itself', async () => {
    const lint = promisify(execFile);
    const queue = [...files];
    const complaints: string[] = [];
    const work = async () => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
        await lint('php', ['-n', '-l', `${root}${file}`]).catch((error: unknown) =>
          complaints.push(`${file}: ${String(error)}`),
        );
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    expect(complaints).toEqual([]);
    expect(files.length).toBeGreaterThan(30);
  }, 60_000);

  test.each(shipped)('%s is written in PHP 5.6, by allowed functions alone', (file) => {
    const { newer, forbidden, functions } = inspectPhp(read(file), versionOf(file));
    expect(newer).toEqual([]);
    expect(forbidden).toEqual([]);
    const isOwn = (name: string) => new RegExp(`function ${name}\\b`, 'i').test(read(file));
    expect([...functions].filter((name) => !allowed.has(name) && !isOwn(name))).toEqual([]);
  });

  test('asks the database through one class alone', () => {
    const asking = shipped.filter((file) => inspectPhp(read(file), versionOf(file)).queries > 0);
    expect(asking).toEqual(['core/sql.php']);
  });

  test('names its licence in every file', () => {
    const without = files.filter(
      (file) => !read(file).startsWith('<?php\n// SPDX-License-Identifier: GPL-3.0-or-later\n'),
    );
    expect(without).toEqual([]);
  });

  test('is loaded whole: every file of the core is on the list', () => {
    const core = files.filter((file) => file.startsWith('core/') && file !== 'core/load.php');
    const listed = [...read('core/load.php').matchAll(/^ {4}'([a-z0-9/-]+)',$/gm)].map(
      (match) => `core/${match[1] ?? ''}.php`,
    );
    expect([...listed].sort()).toEqual(core);
  });

  test('is a build of this version', () => {
    expect(read('core/entry.php')).toContain(`const BUILD = '${ownVersion()}';`);
  });
});

describe('the check of syntax', () => {
  test.each([
    'function f(int $a) {}',
    'function f(?A $a) {}',
    'function f(): A {}',
    'class A { public function f(): void {} }',
    '$f = function (): A {};',
    '$f = fn($x) => $x;',
    '$a = $b ?? 1;',
    '$a ??= 1;',
    '$a = $b <=> $c;',
    '[$a, $b] = $c;',
    'foreach ($a as [$b, $c]) {}',
    "list('a' => $b) = $c;",
    'try {} catch (A | B $e) {}',
    'try {} catch (A $e) { } catch (B) {}',
    'class A { private const X = 1; }',
    'class A { public int $x; }',
    'class A { function __construct(private $x) {} }',
    '$a = new class {};',
    'use A\\{B, C};',
    '$a = 1_000;',
    '(function () {})();',
    'f()();',
    '$a?->b();',
    'echo match(1) { 1 => 2 };',
    'f(a: 1);',
    'declare(strict_types=1);',
  ])('takes %j as newer than 5.6', (code) => {
    const look = () => inspectPhp(`<?php ${code}`, 506).newer.length > 0;
    let isNewer = true;
    try {
      isNewer = look();
    } catch {
      // the parser itself refused it
    }
    expect(isNewer).toBe(true);
  });

  test.each([
    'eval($a);',
    'exit;',
    'die(1);',
    '$a = `ls`;',
    '$b = @f();',
    'global $a;',
    'f(...$a);',
  ])('forbids %j', (code) => {
    expect(inspectPhp(`<?php ${code}`, 506).forbidden).toHaveLength(1);
  });

  test('lets the PHP of 5.6 pass', () => {
    const code = `<?php class A extends B implements C { const X = 1; private static $y = array(); public function f(array $a, B $b = null) {
      list($c, $d) = $a; foreach ($a as $k => list($e)) {} try { return $this->g()['x']; } catch (E $e) {} finally {} $h = function ($i) use (&$c) { return [$i ** 2]; }; $h(1); } }`;
    const { newer, forbidden } = inspectPhp(code, 506);
    expect([newer, forbidden]).toEqual([[], []]);
  });
});
