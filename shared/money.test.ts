import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDigits, isDecimalText, orderAmount, shopAmount } from './money';

describe('orderAmount', () => {
  // The last column is what PHP 8.2 answers to number_format(round(total * value, digits), digits): OpenCart's own sum.
  test.each([
    ['42.5000', '149.22999573', 'JPY', '6342'], // order 5 of the recorded 2.3.0.2 shop
    ['72.0000', '0.78250003', 'GBP', '56.34'], // order 1 of the recorded 2.3.0.2 shop
    ['69.4000', '0.91380000', 'EUR', '63.42'], // order 2 of the recorded 2.3.0.2 shop
    ['101.0000', '151.25000000', 'JPY', '15276'], // order 5 of the recorded 3.0.3.9 shop
    ['101.5556', '0.92150000', 'EUR', '93.58'], // order 14 of the recorded 3.0.3.9 shop
    ['1.0050', '1.00000000', 'USD', '1.01'],
    ['-0.0010', '1.00000000', 'USD', '0.00'],
    ['-0.0050', '1.00000000', 'USD', '-0.01'],
    ['2.5000', '1.00000000', 'JPY', '3'],
    ['-2.5000', '1.00000000', 'JPY', '-3'],
    ['1234567.8901', '0.92150000', 'EUR', '1137654.31'],
  ])('%s × %s %s is %s', (total, value, code, text) => {
    expect(orderAmount(total, code, value)).toMatchObject({ text, isAssumed: true });
  });

  test("takes the shop's own digits over Intl's and no longer calls them assumed", () => {
    expect(orderAmount('42.5000', 'JPY', '149.23', 2)).toEqual({
      text: '6342.28',
      currencyCode: 'JPY',
      digits: 2,
      isAssumed: false,
    });
  });

  test.each([
    ['a rate of 0', '10.0000', 'EUR', '0.00000000'],
    ['a malformed code', '10.0000', 'eu', '0.9'],
    ['an empty code', '10.0000', '', '1'],
    ['a malformed rate', '10.0000', 'EUR', 'NaN'],
  ])('shows the base amount with the bare code for %s', (_why, total, code, value) => {
    expect(orderAmount(total, code, value)).toMatchObject({ text: total, currencyCode: code });
  });

  test('is odd: the amount of a negative total is the negated amount', () => {
    const cents = fc.integer({ min: 1, max: 99_999_999 });
    const rate = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(cents, rate, (total, value) => {
        const text = (total / 10_000).toFixed(4);
        const by = (value / 100_000).toFixed(8);
        const plus = orderAmount(text, 'USD', by).text;
        const minus = orderAmount(`-${text}`, 'USD', by).text;
        expect(minus.replace('-', '')).toBe(plus);
      }),
    );
  });
});

test('knows the digits of currencies and assumes two for a code that is none', () => {
  expect(['EUR', 'JPY', 'KWD', 'not a code'].map(currencyDigits)).toEqual([2, 0, 3, 2]);
});

test.each([
  ['72.0000', true],
  ['-14.97', true],
  ['0.78250003', true],
  ['', false],
  ['1e5', false],
  ['1,234.00', false],
  ['NaN', false],
])('isDecimalText(%j) is %s', (text, expected) => {
  expect(isDecimalText(text)).toBe(expected);
});

describe('shopAmount', () => {
  const currency = (code: string, decimals: number, symbolLeft = '', symbolRight = '') => ({
    code,
    title: code,
    symbolLeft,
    symbolRight,
    decimals,
    value: '1.00000000',
    isEnabled: true,
  });
  const shop = [
    currency('JPY', 0, '¥'),
    currency('EUR', 2, '', ' €'),
    currency('KWD', 3),
    currency('USD', 0, '$'),
  ];

  test.each([
    ['42.5000', '149.22999573', 'JPY', '6342', 0],
    ['69.4000', '0.91380000', 'EUR', '63.42', 2],
    ['42.5000', '0.40310000', 'KWD', '17.132', 3],
    ['42.5000', '1.00000000', 'USD', '43', 0],
  ])("writes %s at %s in the shop's own digits: %s", (total, rate, code, text, digits) => {
    expect(shopAmount(total, code, rate, shop)).toMatchObject({ text, digits, isAssumed: false });
  });

  test("carries the shop's signs where it has any", () => {
    expect(shopAmount('1.0000', 'EUR', '1.0', shop).symbols).toEqual({ left: '', right: ' €' });
    expect(shopAmount('1.0000', 'KWD', '1.0', shop).symbols).toBeUndefined();
  });

  test('is as before for a shop that told nothing, or not this currency', () => {
    const plain = orderAmount('42.5000', 'GBP', '0.78');
    expect(shopAmount('42.5000', 'GBP', '0.78', shop)).toEqual(plain);
    expect(shopAmount('42.5000', 'GBP', '0.78', null)).toEqual(plain);
  });

  test('puts no sign of another currency to a base amount', () => {
    expect(shopAmount('42.5000', 'EUR', '0.00000000', shop)).toMatchObject({
      text: '42.5000',
      isAssumed: true,
    });
    expect(shopAmount('42.5000', 'EUR', '0.00000000', shop).symbols).toBeUndefined();
  });
});
