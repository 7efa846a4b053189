import { describe, expect, test } from 'vitest';
import { createShopClock } from '../shop/clock';
import type { OrderRow } from '../shop/order-row';
import type { OrderSource } from '../shop/order-table';
import { createGeneratedOrders } from './generated-orders';

const now = Date.UTC(2026, 10, 23, 12, 0, 0);
const { localText } = createShopClock(() => now, 'Europe/Berlin');

function make(orders: number, seed = 1): OrderSource {
  const storeUrl = 'http://127.0.0.1/';
  return createGeneratedOrders({ seed, orders, now, storeName: 'A & B', storeUrl, localText });
}

function rowsOf(source: OrderSource): OrderRow[] {
  const ids = Array.from({ length: source.highestId }, (_, index) => index + 1);
  return ids.map((id) => source.get(id)).filter((row) => row !== null);
}

const share = (rows: readonly OrderRow[], has: (row: OrderRow) => boolean): number =>
  rows.filter(has).length / rows.length;

describe('a generated shop of 400 orders', () => {
  const source = make(400);
  const rows = rowsOf(source);

  test('is the same for the same seed and another for another', () => {
    expect(rowsOf(make(400))).toEqual(rows);
    expect(rowsOf(make(400, 2))).not.toEqual(rows);
  });

  test('has all its orders, and holes for a tenth of the ids', () => {
    expect(rows).toHaveLength(400);
    expect(source.get(source.highestId)).not.toBeNull();
    expect(source.get(0)).toBeNull();
    expect(source.get(source.highestId + 1)).toBeNull();
    expect(1 - 400 / source.highestId).toBeGreaterThan(0.07);
    expect(1 - 400 / source.highestId).toBeLessThan(0.14);
  });

  test('reaches back half a year, in the order of the ids', () => {
    const dates = rows.map((row) => row.date_added);
    expect([...dates].sort()).toEqual(dates);
    expect(dates[0]?.slice(0, 7)).toBe('2026-05');
    expect(dates.at(-1)?.slice(0, 7)).toBe('2026-11');
  });

  test('has open orders among the newest and mostly finished ones before', () => {
    const isOpen = (row: OrderRow): boolean => ['1', '2'].includes(row.order_status_id);
    expect(share(rows.slice(-8), isOpen)).toBeGreaterThan(0.5);
    expect(share(rows.slice(0, 300), (row) => row.order_status_id === '5')).toBeGreaterThan(0.5);
    expect(share(rows, (row) => row.order_status_id === '0')).toBeGreaterThan(0.02);
  });

  test('has several currencies, guests, companies with entities, and orders without shipping', () => {
    expect(new Set(rows.map((row) => row.currency_code))).toEqual(
      new Set(['EUR', 'GBP', 'USD', 'JPY']),
    );
    expect(share(rows, (row) => row.customer_id === '0')).toBeGreaterThan(0.15);
    expect(share(rows, (row) => row.payment_company.includes('&amp;'))).toBeGreaterThan(0.02);
    expect(share(rows, (row) => row.shipping_country_id === '0')).toBeGreaterThan(0.03);
    expect(share(rows, (row) => row.comment.includes('\n'))).toBeGreaterThan(0.01);
    expect(share(rows, (row) => row.custom_field !== '[]')).toBeGreaterThan(0.02);
  });

  test.each(['Han', 'Hiragana', 'Hangul', 'Arabic', 'Hebrew', 'Greek'])(
    'writes in %s too',
    (script) => {
      const pattern = new RegExp(`\\p{Script=${script}}`, 'u');
      expect(rows.some((row) => pattern.test(row.payment_firstname + row.comment))).toBe(true);
    },
  );

  test('stores text as OpenCart does: no bare & < > ", nothing beyond three bytes', () => {
    const text = rows.flatMap((row) => [
      row.firstname,
      row.payment_company,
      row.payment_address_1,
      row.comment,
    ]);
    expect(text.filter((part) => /[<>"]|&(?!(?:amp|lt|gt|quot);)/.test(part))).toEqual([]);
    expect(text.filter((part) => /[\u{10000}-\u{10ffff}]/u.test(part))).toEqual([]);
  });

  test('writes no address but example.test', () => {
    expect(rows.filter((row) => !/^[a-z0-9.-]+@example\.test$/.test(row.email))).toEqual([]);
  });

  test('holds the odd data real shops have', () => {
    expect(rows.filter((row) => row.currency_value === '0.00000000')).toHaveLength(1);
    expect(rows.filter((row) => row.date_modified.startsWith('0000'))).toHaveLength(1);
    expect(rows.filter((row) => row.order_status_id === '99')).toHaveLength(1);
  });
});

describe('a generated shop of 100,000 orders', () => {
  test('makes any order on demand', () => {
    const source = make(100_000);
    expect(source.count).toBe(100_000);
    expect(source.get(source.highestId)?.date_added.slice(0, 10)).toBe('2026-11-23');
    expect(source.get(1)?.date_added.slice(0, 4)).toBe('2022');
  });

  test('exists for one order as well', () => {
    expect(rowsOf(make(1))).toHaveLength(1);
  });
});
