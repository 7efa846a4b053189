import { expect, inject, test } from 'vitest';
import { readFull } from '../testing/desk';
import { shopKinds } from '../testing/kinds';
import { seedManyOrders } from '../testing/seed-many';
import { openShop, type TestShop } from '../testing/shop';

const isLong = process.env['CARTWRIGHT_LONG'] === '1';
const count = 100_000;

/** What a call cost the database at best, in milliseconds: the other work of the machine only ever adds. */
async function best(shop: TestShop, name: string, inputs: readonly object[]): Promise<number> {
  const times: number[] = [];
  for (const input of inputs) {
    const answer = await shop.call(name, input);
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    times.push(answer.cost.databaseMs);
  }
  return Math.min(...times);
}

/** Pages of a hundred orders that begin near an id. */
function pagesNear(id: number): readonly object[] {
  return Array.from({ length: 8 }, (_, at) => ({ way: 'full', before: id + at * 7, limit: 100 }));
}

test.each(isLong ? [...shopKinds, ['3.0', 'MyISAM'] as const] : [['3.0', 'MyISAM'] as const])(
  `the last page of ${count} orders costs what the first costs, and a delta with nothing new is small (%s on %s)`,
  async (dialect, engine) => {
    const shop = await openShop({ socket: inject('mariaSocket'), dialect, engine });
    await seedManyOrders(shop, count);
    const { mark } = await readFull(shop, null, 1);
    const first = await best(shop, 'orders', pagesNear(count - 100));
    const last = await best(shop, 'orders', pagesNear(110));
    expect(last / first).toBeLessThanOrEqual(1.5);

    const delta = { way: 'delta', mark, after: 0, limit: 200 };
    const answer = await shop.call('orders', delta);
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    expect(answer.value).toMatchObject({ orders: [], next_after: null });
    expect(Buffer.byteLength(answer.cost.text)).toBeLessThanOrEqual(2048);
    // one walk through the orders, the rest by keys
    expect(answer.cost.statements.length).toBeLessThanOrEqual(7);
    const deltaMs = await best(
      shop,
      'orders',
      Array.from({ length: 8 }, () => delta),
    );
    if (isLong) {
      process.stdout.write(
        `${dialect} ${engine}: page ${first.toFixed(1)} ms, last ${last.toFixed(1)} ms, delta ${deltaMs.toFixed(1)} ms\n`,
      );
      expect(deltaMs).toBeLessThanOrEqual(150);
    }
    await shop.end();
  },
  120_000,
);

test.each(isLong ? shopKinds : shopKinds.slice(-1))(
  'no read of a %s shop on %s counts its way through a table',
  async (dialect, engine) => {
    const shop = await openShop({ socket: inject('mariaSocket'), dialect, engine });
    await seedManyOrders(shop, 300);
    const { mark } = await readFull(shop, null, 1);
    const calls: readonly (readonly [string, object])[] = [
      ['hello', { places: true }],
      ['orders', { way: 'full', before: 200, limit: 200 }],
      ['orders', { way: 'delta', mark: { ...mark, order_id: 0 }, after: 0, limit: 200 }],
      ['order', { order_id: 7 }],
      ['ids', { from: 1, to: 300, digest: '' }],
      ['products', { words: 'mug', limit: 50 }],
      ['customers', { words: 'zoe', limit: 50 }],
    ];
    for (const [name, input] of calls) {
      const answer = await shop.call(name, input);
      if (answer.kind !== 'ok') throw new Error(`${name} ${answer.kind}`);
      expect(
        answer.cost.statements.filter((sql) => /\bOFFSET\b|LIMIT\s+\d+\s*,/i.test(sql)),
      ).toEqual([]);
      // few queries for many orders
      expect([name, answer.cost.statements.length > 25]).toEqual([name, false]);
      expect(answer.cost.peakBytes).toBeLessThan(64_000_000);
    }
    await shop.end();
  },
);
