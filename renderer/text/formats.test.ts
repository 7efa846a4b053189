import { expect, test } from 'vitest';
import { orderAmount } from '../../shared/money';
import { createFormats, formattingLocale, offsetText } from './formats';

const formats = createFormats('en-GB');

test.each([
  ['72.0000', 'EUR', '1.16500000', '€83.88'],
  ['72.0000', 'JPY', '197.45000000', 'JP¥14,216'],
  ['62.7100', 'KWD', '0.40310000', 'KWD\u00a025.278'],
  ['-3.5000', 'GBP', '1.00000000', '-£3.50'],
  ['72.0000', 'EUR', '0.00000000', '€72.00'],
  ['72.0000', 'doubloon', '1.00000000', '72.0000 doubloon'],
  ['12.5000', '', '1.00000000', '12.5000'],
])('%s × %s %s is written %s', (total, code, rate, shown) => {
  expect(formats.money(orderAmount(total, code, rate))).toBe(shown);
});

test('numbers keep every digit that a float would lose', () => {
  expect(formats.money(orderAmount('123456789012345.6700', 'GBP', '1.00000000'))).toBe(
    '£123,456,789,012,345.67',
  );
});

test("the region of the desk is followed only in the sentences' language", () => {
  expect(formattingLocale('en-US', 'en')).toBe('en-US');
  expect(formattingLocale('de-DE', 'en')).toBe('en-GB');
  expect(formattingLocale('en', 'en')).toBe('en-GB');
});

test('offsets are written as hours and minutes', () => {
  expect(offsetText(345)).toBe('+05:45');
  expect(offsetText(-180)).toBe('-03:00');
  expect(offsetText(0)).toBe('+00:00');
});

test('days and sizes are written out', () => {
  expect(formats.day('2026-11-03')).toBe('3 Nov 2026');
  expect(formats.bytes(1_720_000)).toBe('1.7 MB');
  expect(formats.bytes(900)).toBe('1 kB');
});

test.each([
  ['1234.5', 'USD', 2, '$', '', '$1,234.50'],
  ['-1234.5', 'USD', 2, '$', '', '-$1,234.50'],
  ['12', 'JPY', 0, '¥', '', '¥12'],
  ['26', 'KWD', 3, '', ' KD', '26.000 KD'],
  ['5', 'EUR', 2, '\u202E', '€', '5.00€'],
])('writes %s %s with the signs of the shop', (text, currencyCode, digits, left, right, shown) => {
  const amount = { text, currencyCode, digits, isAssumed: false, symbols: { left, right } };
  expect(createFormats('en-GB').money(amount)).toBe(shown);
});
