import { describe, expect, test } from 'vitest';
import { parsePhpForm } from './form';
import { toPhpInt } from './int-cast';
import { phpJson, phpJsonColumn } from './json';
import { encodeEntities, equalsInMysql, storedText } from './text';

describe('PHP as OpenCart meets it', () => {
  test.each([
    ['6abc', 6],
    [' 12', 12],
    ['-1', -1],
    ['2.7', 2],
    ['1e2', 100],
    ['0x1A', 0],
    ['abc', 0],
    ['', 0],
    [undefined, 0],
    [['x'], 1],
    [{}, 0],
  ])('casts %o to the int %i', (value, expected) => {
    expect(toPhpInt(value)).toBe(expected);
  });

  test('writes JSON with slashes and everything beyond ASCII escaped', () => {
    expect(phpJson({ a: 'Łódź/🙂', b: [], c: null })).toBe(
      '{"a":"\\u0141\\u00f3d\\u017a\\/\\ud83d\\ude42","b":[],"c":null}',
    );
  });

  test.each([
    ['[]', []],
    ['{}', []],
    ['', null],
    ['{"1":"DE8"}', { '1': 'DE8' }],
    ['{"0":"a","1":"b"}', ['a', 'b']],
    ['{"2":{"0":"x"}}', { '2': ['x'] }],
    ['"text"', 'text'],
  ])('shows the column %s as PHP would', (column, expected) => {
    expect(phpJsonColumn(column)).toEqual(expected);
  });

  test('encodes entities but not the apostrophe, and encoded text again', () => {
    expect(encodeEntities(`O'Brien & "Sons" <Ltd> &amp;`)).toBe(
      "O'Brien &amp; &quot;Sons&quot; &lt;Ltd&gt; &amp;amp;",
    );
    expect(storedText('ok 🙂 髙')).toBe('ok ???? 髙');
  });

  test('compares as MySQL does', () => {
    expect(equalsInMysql('Orders-Desk', 'orders-desk  ')).toBe(true);
    expect(equalsInMysql('orders-desk', ' orders-desk')).toBe(false);
  });

  test('reads nested names, and the last of two equal ones', () => {
    expect(parsePhpForm('a=1&a=2&b[]=3&c[x][y]=4')).toEqual({
      a: '2',
      b: ['3'],
      c: { x: { y: '4' } },
    });
    expect(parsePhpForm('')).toEqual({});
  });
});
