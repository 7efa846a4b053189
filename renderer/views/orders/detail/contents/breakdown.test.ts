import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shopAmount } from '../../../../../shared/money';
import type { OrderTotal } from '../../../../../shared/order-contents';
import { madeUpContents } from '../../../../testing/made-up-contents';
import { madeUpFacts } from '../../../../testing/made-up-facts';
import { madeUpHeader } from '../../../../testing/made-up-orders';
import { barsOf } from './bars';
import { breakdownOf, partOf, type BreakdownRow, type Write } from './breakdown';

const writeIn =
  (code: string, rate: string): Write =>
  (base) =>
    shopAmount(base, code, rate, madeUpFacts.currencies);

const pounds = writeIn('GBP', '1.00000000');

function totals(...rows: readonly (readonly [code: string, value: string])[]): OrderTotal[] {
  return rows.map(([code, value], at) => ({
    totalId: at + 1,
    code,
    title: `The shop's ${code}`,
    value,
    sortOrder: at,
  }));
}

const [line] = madeUpContents(madeUpHeader(1, 1, 0)).lines;
if (line === undefined) throw new Error('a made-up order without lines');
const lines = (...values: readonly string[]) =>
  values.map((total, at) => ({ ...line, lineId: at + 1, quantity: '1', price: total, total }));

const textOf = (row: BreakdownRow) => (row.kind === 'gap' ? row.gap.amount : row.amount).text;

/** What stands above the first row that is a total, added up as a reader would. */
function addedUp(rows: readonly BreakdownRow[]): readonly [sum: string, total: string] {
  const end = rows.findIndex((row) => row.kind !== 'gap' && row.part === 'total');
  const total = rows[end];
  if (total === undefined) throw new Error('no total');
  const sum = rows.slice(0, end).reduce((all, row) => all.plus(textOf(row)), new Decimal(0));
  return [sum.toFixed(), new Decimal(textOf(total)).toFixed()];
}

describe('breakdownOf', () => {
  test("keeps the shop's rows in the shop's order, and adds nothing where they add up", () => {
    const { rows, goodsGap, subTotal } = breakdownOf(
      {
        lines: lines('101.0000'),
        vouchers: [],
        totals: totals(
          ['sub_total', '101.0000'],
          ['coupon', '-10.1000'],
          ['shipping', '5.0000'],
          ['tax', '18.1800'],
          ['total', '114.0800'],
        ),
      },
      '114.0800',
      pounds,
    );
    expect(rows.map((row) => (row.kind === 'gap' ? 'gap' : row.part))).toEqual([
      'goods',
      'discount',
      'shipping',
      'tax',
      'total',
    ]);
    expect(goodsGap).toBeNull();
    expect(subTotal).toMatchObject({ title: "The shop's sub_total", amount: { text: '101.00' } });
  });

  test('counts gift certificates with the lines', () => {
    const contents = madeUpContents(madeUpHeader(12, 12, 0));
    expect(contents.vouchers.length).toBe(1);
    expect(breakdownOf(contents, contents.totals.at(-1)?.value ?? '', pounds).goodsGap).toBeNull();
    expect(breakdownOf({ ...contents, vouchers: [] }, '', pounds).goodsGap).toMatchObject({
      kind: 'unexplained',
      amount: { text: '25.00' },
    });
  });

  test('puts what the rows do not explain before the total', () => {
    const { rows } = breakdownOf(
      { lines: [], vouchers: [], totals: totals(['sub_total', '10.0000'], ['total', '12.5000']) },
      '12.5000',
      pounds,
    );
    expect(rows[1]).toMatchObject({
      kind: 'gap',
      of: 'parts',
      gap: { kind: 'unexplained', amount: { text: '2.50' } },
    });
  });

  test('shows that the order has another total than its rows', () => {
    const { rows } = breakdownOf(
      { lines: [], vouchers: [], totals: totals(['sub_total', '10.0000'], ['total', '10.0000']) },
      '9.0000',
      pounds,
    );
    expect(rows.slice(2)).toMatchObject([
      { kind: 'gap', of: 'order', gap: { kind: 'unexplained', amount: { text: '-1.00' } } },
      { kind: 'order', amount: { text: '9.00' } },
    ]);
  });

  test('counts rows after the total towards the total of the order', () => {
    const { rows } = breakdownOf(
      {
        lines: [],
        vouchers: [],
        totals: totals(['sub_total', '10.0000'], ['total', '10.0000'], ['credit', '-4.0000']),
      },
      '6.0000',
      pounds,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['row', 'row', 'row', 'order']);
  });

  test('calls a difference below the smallest coin rounding', () => {
    const { rows } = breakdownOf(
      {
        lines: lines('0.3333', '0.3333', '0.3333'),
        vouchers: [],
        totals: totals(
          ['sub_total', '0.9999'],
          ['tax', '0.1250'],
          ['fee', '0.1250'],
          ['total', '1.2499'],
        ),
      },
      '1.2499',
      pounds,
    );
    // 1.00 + 0.13 + 0.13 is shown, the total is 1.25
    expect(rows[3]).toMatchObject({
      kind: 'gap',
      gap: { kind: 'rounding', amount: { text: '-0.01' } },
    });
  });

  test('makes a row of the goods where the shop wrote none', () => {
    const { rows, subTotal, goodsGap } = breakdownOf(
      { lines: lines('10.0000', '2.0000'), vouchers: [], totals: totals(['total', '12.0000']) },
      '12.0000',
      pounds,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['goods', 'row']);
    expect([subTotal, goodsGap]).toEqual([null, null]);
  });

  test('ends with the total of the order where the shop wrote no total row', () => {
    const { rows } = breakdownOf(
      { lines: lines('10.0000'), vouchers: [], totals: totals(['sub_total', '10.0000']) },
      '10.0000',
      pounds,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['row', 'order']);
  });

  test('has no row for an order without lines and totals', () => {
    expect(breakdownOf({ lines: [], vouchers: [], totals: [] }, '5.0000', pounds).rows).toEqual([]);
  });

  test.each([
    ['JPY', '197.45000000', 0],
    ['EUR', '1.16500000', 2],
    ['KWD', '0.40310000', 3],
  ])('what is shown adds up to the total, whatever the shop wrote: %s', (code, rate, digits) => {
    const money = fc
      .integer({ min: -9_999_999, max: 99_999_999 })
      .map((n) => new Decimal(n).div(10_000).toFixed(4));
    const codes = fc.constantFrom('shipping', 'tax', 'coupon', 'handling', 'low_order_fee');
    const write = writeIn(code, rate);
    fc.assert(
      fc.property(
        fc.array(money, { maxLength: 6 }),
        fc.array(fc.tuple(codes, money), { maxLength: 6 }),
        money,
        money,
        fc.boolean(),
        (goods, parts, subTotal, total, hasSubTotal) => {
          const contents = {
            lines: lines(...goods),
            vouchers: [],
            totals: totals(...(hasSubTotal ? [['sub_total', subTotal] as const] : []), ...parts, [
              'total',
              total,
            ]),
          };
          const { rows, goodsGap, subTotal: told } = breakdownOf(contents, total, write);
          const [sum, shown] = addedUp(rows);
          expect(sum).toBe(shown);
          expect(rows.every((row) => new Decimal(textOf(row)).decimalPlaces() <= digits)).toBe(
            true,
          );
          if (told === null) return;
          const above = goods.reduce((all, one) => all.plus(write(one).text), new Decimal(0));
          expect(above.plus(goodsGap?.amount.text ?? 0).toFixed()).toBe(
            new Decimal(told.amount.text).toFixed(),
          );
        },
      ),
    );
  });
});

test.each([
  ['sub_total', '-1', 'goods'],
  ['total', '-1', 'total'],
  ['shipping', '5', 'shipping'],
  ['tax', '5', 'tax'],
  ['coupon', '-5', 'discount'],
  ['some_module', '-5', 'discount'],
  ['some_module', '5', 'other'],
])('a row %s of %s is drawn as %s', (code, value, part) => {
  expect(partOf({ code, value })).toBe(part);
});

describe('barsOf', () => {
  test('begins each part where the one before ended, and spans the total from nothing', () => {
    const { rows } = breakdownOf(
      {
        lines: [],
        vouchers: [],
        totals: totals(
          ['sub_total', '80.0000'],
          ['coupon', '-20.0000'],
          ['tax', '40.0000'],
          ['total', '100.0000'],
        ),
      },
      '100.0000',
      pounds,
    );
    expect(barsOf(rows)).toEqual([
      { start: 0, length: 80 },
      { start: 60, length: 20 },
      { start: 60, length: 40 },
      { start: 0, length: 100 },
    ]);
  });

  test('keeps room for what goes below nothing', () => {
    const { rows } = breakdownOf(
      {
        lines: [],
        vouchers: [],
        totals: totals(['coupon', '-25.0000'], ['tax', '100.0000'], ['total', '75.0000']),
      },
      '75.0000',
      pounds,
    );
    expect(barsOf(rows)[0]).toEqual({ start: 0, length: 25 });
    expect(barsOf(rows)[2]).toEqual({ start: 25, length: 75 });
  });

  test('draws nothing where everything is free', () => {
    const { rows } = breakdownOf(
      { lines: [], vouchers: [], totals: totals(['sub_total', '0.0000'], ['total', '0.0000']) },
      '0.0000',
      pounds,
    );
    expect(barsOf(rows)).toEqual([null, null]);
  });
});
