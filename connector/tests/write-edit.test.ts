import { afterAll, describe, expect, inject, test } from 'vitest';
import { shopKinds } from '../testing/kinds';
import { seedOrder } from '../testing/seed-order';
import type { TestShop } from '../testing/shop';
import { dump, edit, openWritableShop, readOrder, stock } from '../testing/write-shop';

describe.each(shopKinds)('an edit in a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());

  test('changes a quantity: kept price and tax, totals and stock by the difference', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const before = await readOrder(shop, id);
    const had = await stock(shop);
    const line = before.products[0];
    const done = await edit(shop, id, [
      { do: 'set-quantity', order_product_id: line?.order_product_id, quantity: 5 },
    ]);
    expect(done.before).toEqual(before);
    expect(await readOrder(shop, id)).toEqual(done.order);
    expect(done.order.products[0]).toEqual({
      ...line,
      quantity: '5',
      total: '555.0000',
      reward: '50',
    });
    const value = (code: string) => done.order.totals.find((row) => row.code === code)?.value;
    expect([value('sub_total'), value('tax'), value('total')]).toEqual([
      '571.5000',
      '111.0000',
      '674.0000',
    ]);
    expect(done.order.order['total']).toBe('674.0000');
    const now = await stock(shop);
    expect([
      Number(now['p40']) - Number(had['p40']),
      Number(now['o6']) - Number(had['o6']),
    ]).toEqual([-3, -3]);
    expect(done.stock.map(({ by }) => by)).toEqual([-3, -3]);
    expect(done.order_history_id).toBe(done.order.histories.at(-1)?.order_history_id);
    expect(done.warnings.map(({ code }) => code)).toContain('coupon-may-differ');
  });

  test('writes nothing for a preview, which tells what is then stored', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const before = await dump(shop, () => true);
    const changes = [{ do: 'add-product', product_id: 41, quantity: 2, options: [], price: null }];
    const shown = await edit(shop, id, changes, { preview: true });
    expect(await dump(shop, () => true)).toEqual(before);
    expect(shown.order_history_id).toBeNull();
    expect(shown.order.products.at(-1)).toMatchObject({
      order_product_id: 0,
      price: '5.5000',
      quantity: '2',
    });
  });
});
