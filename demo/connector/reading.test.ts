import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  answerWire,
  deltaPageWire,
  fullPageWire,
  helloWire,
  idsWire,
  orderWire,
} from '../../shared/connector/wire';
import type { DemoShop, DemoShopOptions } from '../options';
import { startDemoShop } from '../server';
import { postCall } from '../testing/connector-client';
import { logIn } from '../testing/session';

const dialects = ['2.3', '3.0', '4.0', '4.1'] as const;
type Ask = (call: string, input: unknown) => Promise<unknown>;

let shop: DemoShop;
afterEach(() => shop.close());

/** A shop with the connector, and a logged-in caller: its values, or the text of a refusal. */
async function open(options: Partial<DemoShopOptions> = {}): Promise<Ask> {
  shop = await startDemoShop({ dialect: '3.0', orders: 40, connector: {}, ...options });
  const session = await logIn(shop);
  return async (call, input) => {
    const answer = await postCall(shop, session, call, input);
    const read = answerWire.parse(JSON.parse(answer.body));
    return read.ok ? read.value : `${read.error.code} ${JSON.stringify(read.error.facts)}`;
  };
}

const orderOf = (value: unknown): z.infer<typeof orderWire> => orderWire.parse(value);
const units = (text: string | null | undefined): number => Math.round(Number(text) * 10_000);

/** All orders by the full way, in pages of that size. */
async function readAll(ask: Ask, limit: number): Promise<z.infer<typeof orderWire>[]> {
  const orders: z.infer<typeof orderWire>[] = [];
  let before: number | null = null;
  do {
    const page: z.infer<typeof fullPageWire> = fullPageWire.parse(
      await ask('orders', { way: 'full', before, limit }),
    );
    orders.push(...page.orders.map(orderOf));
    before = page.next_before;
  } while (before !== null);
  return orders;
}

describe.each(dialects)('a %s shop with the connector', (dialect) => {
  test('says hello', async () => {
    const ask = await open({ dialect });
    const value = helloWire.parse(await ask('hello', { places: true }));
    expect(value).toMatchObject({ protocol: 1, dialect, writes: true, base_currency: 'EUR' });
    expect(value.opencart.startsWith(dialect)).toBe(true);
    expect(value.orders).toEqual({ count: 40, highest: shop.control.highestOrderId() });
    expect(value.countries?.length).toBeGreaterThan(5);
    expect(helloWire.parse(await ask('hello', {})).zones).toBeUndefined();
  });

  test('tells every order once, newest first, as the order call tells it', async () => {
    const ask = await open({ dialect });
    const orders = await readAll(ask, 7);
    const ids = orders.map(({ order }) => Number(order['order_id']));
    expect(ids).toEqual([...shop.control.orderIds()].reverse());
    const [first] = orders;
    expect(orderOf(await ask('order', { order_id: ids[0] }))).toEqual(first);
    expect(first?.order['date_added']).toBe(shop.control.order(ids[0] ?? 0)?.date_added);
  });
});

describe('what is in an order', () => {
  test('adds up, row by row, for all 400 orders', async () => {
    const ask = await open({ orders: 400 });
    const orders = await readAll(ask, 200);
    expect(orders).toHaveLength(400);
    for (const { order, products, vouchers, totals, histories } of orders) {
      const id = order['order_id'];
      for (const line of products) {
        expect([id, units(line.total)]).toEqual([id, units(line.price) * Number(line.quantity)]);
      }
      const value = (code: string): number[] =>
        totals.filter((row) => row.code === code).map((row) => units(row.value));
      const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
      const goods = sum(products.map((line) => units(line.total)));
      const gifts = sum(vouchers.map((row) => units(row.amount)));
      expect([id, value('sub_total')]).toEqual([id, [goods + gifts]]);
      const lineTax = sum(products.map((line) => units(line.tax) * Number(line.quantity)));
      const shippingTax = lineTax === 0 ? 0 : Math.round(sum(value('shipping')) * 0.19);
      expect([id, sum(value('tax'))]).toEqual([id, lineTax + shippingTax]);
      const rows = sum(totals.filter((row) => row.code !== 'total').map((row) => units(row.value)));
      expect([id, value('total')]).toEqual([id, [rows]]);
      expect([id, units(order['total'])]).toEqual([id, rows]);
      expect(rows).toBeGreaterThanOrEqual(0);
      const last = histories.at(-1);
      if (last !== undefined) {
        expect([id, String(last.order_status_id)]).toEqual([id, order['order_status_id']]);
        expect(histories[0]?.date_added).toBe(order['date_added']);
      }
      expect(histories.length === 0).toBe(order['order_status_id'] === '0');
    }
  });

  test('is of every kind: options, reduced rates, coupons, gift vouchers, products that are gone', async () => {
    const ask = await open({ orders: 400 });
    const orders = await readAll(ask, 200);
    const types = orders.flatMap(({ products }) =>
      products.flatMap((line) => line.options.map((option) => option.type)),
    );
    expect(new Set(types)).toEqual(new Set(['radio', 'select', 'checkbox', 'text', 'date']));
    const codes = new Set(orders.flatMap(({ totals }) => totals.map((row) => row.code)));
    for (const code of ['shipping', 'tax', 'coupon', 'voucher', 'credit', 'reward']) {
      expect(codes).toContain(code);
    }
    const twoRates = orders.filter(
      ({ totals }) => totals.filter((row) => row.code === 'tax').length === 2,
    );
    expect(twoRates.length).toBeGreaterThan(5);
    expect(orders.some(({ vouchers }) => vouchers.length > 0)).toBe(true);
    expect(orders.some(({ products }) => products.length === 6)).toBe(true);
    const gone = orders.flatMap(({ products }) => products.filter((line) => line.product_id > 137));
    expect(gone.length).toBeGreaterThan(3);
    expect(JSON.stringify(orders)).toContain('&amp;');
    const ids = orders.flatMap(({ products }) => products.map((line) => line.order_product_id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is the same in a shop of 100,000, and a page takes no longer at its end', async () => {
    const ask = await open({ orders: 100_000 });
    const input = { way: 'full', before: 300, limit: 200 };
    const page = fullPageWire.parse(await ask('orders', input));
    expect(page.orders).toHaveLength(200);
    const once = page.orders.map((order) => orderOf(order).version);
    const again = fullPageWire.parse(await ask('orders', input));
    expect(again.orders.map((order) => orderOf(order).version)).toEqual(once);
  });
});

describe('what changed since a mark', () => {
  const change = async (ask: Ask, mark: unknown, after = 0, limit = 200) =>
    deltaPageWire.parse(await ask('orders', { way: 'delta', mark, after, limit }));
  const idsOf = (page: { readonly orders: readonly unknown[] }): number[] =>
    page.orders.map((order) => Number(orderOf(order).order['order_id']));

  test('is nothing in a quiet shop, and costs one small answer', async () => {
    const now = Date.UTC(2026, 10, 24, 12, 0, 0);
    const ask = await open({ orders: 400, now: () => now });
    const { mark } = helloWire.parse(await ask('hello', {}));
    const page = await change(ask, mark);
    expect(page).toMatchObject({ orders: [], next_after: null });
    expect(page.mark).toEqual(mark);
  });

  test.each(dialects)('is a new order and a new history entry (%s)', async (dialect) => {
    const ask = await open({ dialect });
    const { mark } = helloWire.parse(await ask('hello', {}));
    const [old = 0] = shop.control.orderIds();
    shop.control.addHistory(old, { statusId: 3, comment: 'by hand' });
    const added = shop.control.addOrder({ firstname: 'Ada' });
    const page = await change(ask, mark);
    expect(idsOf(page)).toEqual([old, added]);
    expect(orderOf(page.orders[0]).histories.at(-1)).toMatchObject({ comment: 'by hand' });
    expect((await change(ask, page.mark)).orders).toEqual([]);
  });

  test('comes in pages that go on with the same mark', async () => {
    const ask = await open();
    const { mark } = helloWire.parse(await ask('hello', {}));
    const added = [1, 2, 3, 4, 5].map(() => shop.control.addOrder());
    const first = await change(ask, mark, 0, 2);
    expect(first.next_after).toBe(added[1]);
    const second = await change(ask, mark, first.next_after ?? 0, 2);
    const third = await change(ask, mark, second.next_after ?? 0, 2);
    expect([first, second, third].flatMap(idsOf)).toEqual(added);
    expect(third.next_after).toBeNull();
  });
});

describe('a range of ids', () => {
  test('is the same by its digest until an order of it changes, comes or goes', async () => {
    const ask = await open();
    const compare = async (digest: string) =>
      idsWire.parse(await ask('ids', { from: 1, to: 1000, digest }));
    const told = await compare('');
    if (told.same) throw new Error('an empty digest is no digest');
    expect(told.orders.map(([id]) => id)).toEqual(shop.control.orderIds());
    const text = told.orders.map(([id, version]) => `${id}:${version}\n`).join('');
    const digest = createHash('sha1').update(text).digest('hex');
    expect(await compare(digest)).toMatchObject({ same: true });
    const gone = shop.control.orderIds()[3] ?? 0;
    shop.control.deleteOrder(gone);
    const after = await compare(digest);
    expect(after.same ? [] : after.orders).toEqual(told.orders.filter(([id]) => id !== gone));
    expect(await ask('order', { order_id: gone })).toBe(`not-found {"order_id":${gone}}`);
  });
});

describe('what can be put on an order', () => {
  const names = z.object({
    products: z.array(
      z.looseObject({ product_id: z.number(), name: z.string(), enabled: z.boolean() }),
    ),
    more: z.boolean(),
  });

  test('is found by words, disabled ones too, deleted ones never, or by ids', async () => {
    const ask = await open();
    const find = async (input: object) =>
      names.parse(await ask('products', { words: '', product_ids: [], limit: 50, ...input }));
    expect((await find({})).products).toHaveLength(37);
    expect(await find({ words: 'lantern', limit: 2 })).toMatchObject({ more: true });
    const [old, ...others] = (await find({ words: 'no. oil', order_id: 1 })).products;
    expect(others).toEqual([]);
    expect(old).toMatchObject({ enabled: false, special: null, tax_class_id: 9 });
    expect((await find({ words: 'snuffer' })).products).toEqual([]);
    const named = (await find({ product_ids: [102, 138, 101] })).products;
    expect(named.map((product) => product.product_id)).toEqual([101, 102]);
    expect(named[1]).toMatchObject({ price: '79.0000', special: '69.0000' });
  });

  test('and customers by their name in any script', async () => {
    const ask = await open({ orders: 400 });
    const value = await ask('customers', { words: 'example.test', limit: 3 });
    expect(value).toMatchObject({
      more: true,
      customers: [{ customer_id: 1, addresses: [{ address_id: 1 }] }, {}, {}],
    });
    expect(await ask('customers', { words: 'nobody-has-this', limit: 3 })).toEqual({
      customers: [],
      more: false,
    });
  });
});

test('an order with a long history tells its last 200 entries', async () => {
  const ask = await open();
  for (let n = 0; n < 205; n += 1) shop.control.addHistory(1, { statusId: 2, comment: `no. ${n}` });
  const { histories, histories_left_out: left } = orderOf(await ask('order', { order_id: 1 }));
  expect(histories).toHaveLength(200);
  expect(left).toBeGreaterThanOrEqual(5);
  expect(histories.at(-1)?.comment).toBe('no. 204');
});

test('a page ends early where its orders are very long', async () => {
  const ask = await open();
  const long = 'a'.repeat(60_000);
  for (const id of shop.control.orderIds()) shop.control.changeOrder(id, { comment: long });
  const page = fullPageWire.parse(await ask('orders', { way: 'full', before: null, limit: 200 }));
  expect(page.orders.length).toBeGreaterThan(20);
  expect(page.orders.length).toBeLessThan(40);
  expect(page.next_before).not.toBeNull();
});

test('a change in the database itself is found by the range of ids alone', async () => {
  const ask = await open();
  const [id = 0] = shop.control.orderIds();
  const before = orderOf(await ask('order', { order_id: id })).version;
  const { mark } = helloWire.parse(await ask('hello', {}));
  const lineId = shop.control.wholeOrder(id)?.contents.products[0]?.order_product_id ?? 0;
  shop.control.changeLineBySql(id, lineId, { quantity: 77 });
  const delta = deltaPageWire.parse(
    await ask('orders', { way: 'delta', mark, after: 0, limit: 200 }),
  );
  expect(delta.orders).toEqual([]);
  const told = idsWire.parse(await ask('ids', { from: id, to: id, digest: '' }));
  expect(told.same ? [] : told.orders[0]?.[1]).not.toBe(before);
});
