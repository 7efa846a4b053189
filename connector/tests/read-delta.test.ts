import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { readChanges, readDelta, readFull } from '../testing/desk';
import { shopKinds } from '../testing/kinds';
import { seedManyOrders } from '../testing/seed-many';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';

const longAgo = {
  row: { date_added: '2026-01-05 10:00:00', date_modified: '2026-01-05 10:00:00' },
};

describe.each(shopKinds)('a delta of a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () => (opened ??= openShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());
  /** The connection's clock, as UTC, in a zone of its own. */
  const setClock = async (utc: string, offset: string) => {
    const shop = await open();
    await shop.sql(`SET time_zone = '${offset}'`);
    await shop.sql(`SET timestamp = ${Date.parse(utc) / 1000}`);
  };
  beforeEach(async () => {
    const shop = await open();
    for (const table of [
      'order',
      'order_product',
      'order_option',
      'order_total',
      'order_history',
    ]) {
      await shop.sql(`DELETE FROM oc_${table}`);
    }
    await shop.sql(`SET time_zone = '+00:00'`);
    await shop.sql('SET timestamp = DEFAULT');
  });

  test('has nothing new where nothing happened, though orders changed a minute before', async () => {
    const shop = await open();
    await seedOrder(shop);
    await seedOrder(shop, longAgo);
    const { mark } = await readFull(shop, null, 200);
    expect(mark.recent).toHaveLength(1);
    const delta = await readChanges(shop, mark);
    expect(delta.ids).toEqual([]);
    expect((await readChanges(shop, delta.mark)).ids).toEqual([]);
  });

  test('finds new orders, changed ones and new histories, each once', async () => {
    const shop = await open();
    const [changed, withHistory, untouched] = [
      await seedOrder(shop, longAgo),
      await seedOrder(shop, longAgo),
      await seedOrder(shop, longAgo),
    ];
    const { mark } = await readFull(shop, null, 200);
    await shop.sql(
      `UPDATE oc_order SET tracking = 'X', date_modified = NOW() WHERE order_id = ${changed}`,
    );
    await shop.insert('order_history', {
      order_id: withHistory,
      order_status_id: 3,
      notify: 0,
      comment: '',
      date_added: { sql: 'NOW()' },
    });
    const added = await seedOrder(shop);
    const { ids } = await readChanges(shop, mark);
    expect(ids).toEqual([changed, withHistory, added]);
    expect(ids).not.toContain(untouched);
  });

  test('finds a second change within the same second', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const { mark } = await readFull(shop, null, 200);
    await shop.sql(`UPDATE oc_order SET tracking = 'again' WHERE order_id = ${id}`);
    expect((await readChanges(shop, mark)).ids).toEqual([id]);
  });

  test('finds what is changed in the hour that comes twice', async () => {
    const shop = await open();
    const id = await seedOrder(shop, longAgo);
    await setClock('2026-10-25T00:55:00Z', '+02:00');
    const { mark } = await readFull(shop, null, 200);
    expect(mark.modified).toBe('2026-10-25 02:55:00');
    await setClock('2026-10-25T01:02:00Z', '+01:00');
    await shop.sql(
      `UPDATE oc_order SET tracking = 'X', date_modified = NOW() WHERE order_id = ${id}`,
    );
    const atOnce = await readChanges(shop, mark);
    expect([atOnce.ids, atOnce.mark.modified]).toEqual([[id], '2026-10-25 02:02:00']);
    // asked when the clock is past the mark again
    await setClock('2026-10-25T02:40:00Z', '+01:00');
    const later = await readChanges(shop, mark);
    expect([later.ids, later.mark.modified]).toEqual([[id], '2026-10-25 03:40:00']);
    expect((await readChanges(shop, later.mark)).ids).toEqual([]);
  });

  test("goes on after the shop's clock was set back by a day", async () => {
    const shop = await open();
    const id = await seedOrder(shop, longAgo);
    await setClock('2026-11-12T12:00:00Z', '+00:00');
    const { mark } = await readFull(shop, null, 200);
    await setClock('2026-11-11T12:00:00Z', '+00:00');
    await shop.sql(
      `UPDATE oc_order SET tracking = 'X', date_modified = NOW() WHERE order_id = ${id}`,
    );
    expect((await readChanges(shop, mark)).ids).toEqual([id]);
  });

  test('goes over pages by the same mark, and what happens meanwhile is in the next one', async () => {
    const shop = await open();
    const ids: number[] = [];
    for (let at = 0; at < 5; at += 1) ids.push(await seedOrder(shop, longAgo));
    const { mark } = await readFull(shop, null, 200);
    await shop.sql(`UPDATE oc_order SET tracking = 'X', date_modified = NOW()`);
    const first = await readDelta(shop, mark, 0, 2);
    expect([[...first.versions.keys()], first.next]).toEqual([ids.slice(0, 2), ids[1]]);
    await shop.sql(
      `UPDATE oc_order SET tracking = 'Y', date_modified = NOW() WHERE order_id = ${ids[0]}`,
    );
    const second = await readDelta(shop, mark, first.next ?? 0, 2);
    expect([[...second.versions.keys()], second.next]).toEqual([ids.slice(2, 4), ids[3]]);
    const third = await readDelta(shop, mark, second.next ?? 0, 2);
    expect([[...third.versions.keys()], third.next]).toEqual([ids.slice(4), null]);
    expect((await readChanges(shop, first.mark)).ids).toEqual([ids[0]]);
  });

  test('brings every order of a change of all of them, and its mark stays small', async () => {
    const shop = await open();
    await seedManyOrders(shop, 1300);
    const { mark } = await readFull(shop, null, 1);
    await shop.sql(`UPDATE oc_order SET date_modified = NOW(), tracking = 'X'`);
    const delta = await readChanges(shop, mark, 200);
    expect(delta.ids).toHaveLength(1300);
    expect(new Set(delta.ids).size).toBe(1300);
    expect(delta.mark.recent).toHaveLength(400);
    // beyond 400 the rest is simply sent again
    expect((await readChanges(shop, delta.mark)).ids).toHaveLength(900);
  });
});
