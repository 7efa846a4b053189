import { describe, expect, test } from 'vitest';
import { cleaned, httpBuildQuery, phpArrayFrom } from './php-array';

const rebuilt = (body: string): string =>
  decodeURIComponent(httpBuildQuery(phpArrayFrom([...new URLSearchParams(body)])));

describe('a form as PHP keeps it', () => {
  test.each([
    ['b=1&a=2', 'b=1&a=2'],
    ['10=x&2=y', '10=x&2=y'],
    ['a=1&b=2&a=3', 'a=3&b=2'],
    ['o[2]=x&o[1]=y', 'o[2]=x&o[1]=y'],
    ['o[]=x&o[]=y&o[7]=z&o[]=w', 'o[0]=x&o[1]=y&o[7]=z&o[8]=w'],
    ['a[b][c]=1&d=2&a[b][e]=3', 'a[b][c]=1&a[b][e]=3&d=2'],
    ['my.field=1&my field2=2', 'my_field=1&my_field2=2'],
    ['a=1&a[b]=2', 'a[b]=2'],
    ['', ''],
  ])('%s is signed as %s', (body, expected) => {
    expect(rebuilt(body)).toBe(expected);
  });

  test('takes no more than a thousand names', () => {
    const pairs = Array.from({ length: 1001 }, (_, n) => [`n${n}`, '1'] as const);
    expect(phpArrayFrom(pairs).size).toBe(1000);
  });

  test.each([
    ["~ ! ' ( ) * - _ .", '%7E+%21+%27+%28+%29+%2A+-+_+.'],
    ['Żółć 🙂', '%C5%BB%C3%B3%C5%82%C4%87+%F0%9F%99%82'],
    ['a+b/c=', 'a%2Bb%2Fc%3D'],
  ])('encodes %s as PHP does', (value, expected) => {
    expect(httpBuildQuery(new Map([['v', value]]))).toBe(`v=${expected}`);
  });
});

test('cleaning escapes four characters, then trims what PHP calls blank', () => {
  expect(cleaned(' \t\n\0\v"Ann" & <b>O\'Brien</b>\r\n ')).toBe(
    "&quot;Ann&quot; &amp; &lt;b&gt;O'Brien&lt;/b&gt;",
  );
  expect(cleaned('\u00a0x\u00a0')).toBe('\u00a0x\u00a0');
  expect(cleaned('&amp;')).toBe('&amp;amp;');
});
