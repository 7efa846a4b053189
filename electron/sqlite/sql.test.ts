import { describe, expect, test } from 'vitest';
import { allOf, countPlaceholders, sql } from './sql';

describe('sql', () => {
  test('binds every value', () => {
    const name = `Robert'); DROP TABLE orders;--`;
    expect(sql`SELECT ${1} WHERE name = ${name} AND ${null}`).toEqual({
      text: 'SELECT ? WHERE name = ? AND ?',
      values: [1, name, null],
    });
  });

  test('puts parts in their place with their values in order', () => {
    const part = sql`b = ${2}`;
    expect(sql`a = ${1} AND ${part} AND c = ${3}`).toEqual({
      text: 'a = ? AND b = ? AND c = ?',
      values: [1, 2, 3],
    });
    expect(allOf([sql`a = ${1}`, part])).toEqual({ text: 'a = ? AND b = ?', values: [1, 2] });
  });

  test.each([
    ['SELECT ?, ?', 2],
    [`SELECT '?', "?", '''?', ? -- ?\n, ? /* ? */`, 2],
    ['SELECT 1', 0],
  ])('counts the placeholders of %s', (text, count) => {
    expect(countPlaceholders(text)).toBe(count);
  });
});
