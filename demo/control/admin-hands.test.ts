import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DemoShop } from '../options';
import { startDemoShop } from '../server';
import { unitsOf } from '../shop/money';

const now = Date.UTC(2026, 10, 24, 12, 0, 0);
let shop: DemoShop;
let orderId = 0;
beforeEach(async () => {
  shop = await startDemoShop({ dialect: '3.0', orders: 60, now: () => now });
  // An order with tax, so that its row has to move too.
  orderId = shop.control.orderIds().find((id) => codes(id).includes('tax')) ?? 0;
});
afterEach(() => shop.close());

function codes(id: number): readonly string[] {
  return whole(id).contents.totals.map(({ code }) => code);
}

function whole(id: number) {
  const found = shop.control.wholeOrder(id);
  if (found === null) throw new Error(`no order ${id}`);
  return found;
}

/** That the rows add up to the total, and the total is the order's. */
function expectSum(id: number): void {
  const { row, contents } = whole(id);
  const value = (isTotal: boolean): number =>
    contents.totals
      .filter(({ code }) => (code === 'total') === isTotal)
      .reduce((sum, total) => sum + unitsOf(total.value), 0);
  expect(value(false)).toBe(value(true));
  expect(unitsOf(row.total)).toBe(value(true));
}

describe('a colleague who changes the inside of an order', () => {
  test('changes a quantity: line, sub-total, tax and total move, ids stay', () => {
    const before = whole(orderId);
    const [line] = before.contents.products;
    if (line === undefined) throw new Error('an order without lines');
    const quantity = Number(line.quantity) + 3;
    expect(shop.control.changeLine(orderId, line.order_product_id, { quantity })).toBe(true);
    const after = whole(orderId);
    const moved = unitsOf(after.row.total) - unitsOf(before.row.total);
    expect(moved).toBe(3 * (unitsOf(line.price) + unitsOf(line.tax)));
    expect(after.contents.products[0]).toMatchObject({
      order_product_id: line.order_product_id,
      quantity: String(quantity),
      tax: line.tax,
    });
    expect(after.row.date_modified).toBe('2026-11-24 13:00:00');
    expectSum(orderId);
  });

  test('changes a price, adds a line, takes it out, changes a total', () => {
    const lineId = whole(orderId).contents.products[0]?.order_product_id ?? 0;
    expect(shop.control.changeLine(orderId, lineId, { price: '12.3456', name: 'A & B' })).toBe(
      true,
    );
    expectSum(orderId);
    expect(whole(orderId).contents.products[0]).toMatchObject({
      name: 'A &amp; B',
      price: '12.3456',
    });
    const before = whole(orderId);
    const added = shop.control.addLine(orderId, { name: 'Extra', price: '5' });
    expectSum(orderId);
    expect(unitsOf(whole(orderId).row.total) - unitsOf(before.row.total)).toBe(50_000);
    expect(shop.control.removeLine(orderId, added)).toBe(true);
    expect(whole(orderId).contents).toEqual(before.contents);
    expect(shop.control.changeTotal(orderId, 'sub_total', '1.0000')).toBe(true);
    expectSum(orderId);
    expect(shop.control.removeLine(orderId, 1)).toBe(false);
    expect(shop.control.changeTotal(99_999, 'total', '1')).toBe(false);
  });

  test('changes rows in the database: nothing else moves', () => {
    const before = whole(orderId);
    const lineId = before.contents.products[0]?.order_product_id ?? 0;
    shop.control.changeLineBySql(orderId, lineId, { quantity: 77 });
    shop.control.changeOrderBySql(orderId, { firstname: 'Ada' });
    const after = whole(orderId);
    expect(after.contents.products[0]).toEqual({ ...before.contents.products[0], quantity: '77' });
    expect(after.row).toEqual({ ...before.row, firstname: 'Ada' });
  });
});

test('a new order with a total of its own has one line of that price', () => {
  const id = shop.control.addOrder({ total: '12.5000' });
  expectSum(id);
  expect(whole(id).contents.products).toMatchObject([{ price: '12.5000', quantity: '1' }]);
  expect(whole(shop.control.addOrder()).contents.products.length).toBeGreaterThan(0);
});
