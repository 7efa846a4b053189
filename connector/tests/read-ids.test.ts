import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { orderWire } from '../../shared/connector/wire';
import { readFull, readRange } from '../testing/desk';
import { shopKinds } from '../testing/kinds';
import { seedManyOrders } from '../testing/seed-many';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';

/** The digest as a desk makes it. */
function digestOf(versions: Iterable<readonly [number, string]>): string {
  const lines = [...versions]
    .sort(([a], [b]) => a - b)
    .map(([id, version]) => `${id}:${version}\n`);
  return createHash('sha1').update(lines.join('')).digest('hex');
}

describe.each(shopKinds)('ranges of a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () => (opened ??= openShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());
  beforeEach(async () => {
    const shop = await open();
    for (const table of [
      'order',
      'order_product',
      'order_option',
      'order_total',
      'order_history',
    ]) {
      await shop.sql(`TRUNCATE oc_${table}`);
    }
  });

  test('are the same where the desk has what the pages told', async () => {
    const shop = await open();
    for (let at = 0; at < 4; at += 1) await seedOrder(shop, { hasVoucher: at === 2 });
    const { versions } = await readFull(shop, null, 200);
    expect(await readRange(shop, 1, 1000, digestOf(versions))).toBeNull();
    expect(await readRange(shop, 1001, 2000, digestOf([]))).toBeNull();
  });

  test('tell a deleted order and one whose lines were changed by SQL', async () => {
    const shop = await open();
    for (let at = 0; at < 4; at += 1) await seedOrder(shop);
    const { versions } = await readFull(shop, null, 200);
    await shop.sql('DELETE FROM oc_order WHERE order_id = 2');
    await shop.sql('UPDATE oc_order_product SET price = 1 WHERE order_id = 3');
    const told = (await readRange(shop, 1, 1000, digestOf(versions))) ?? new Map<number, string>();
    expect([...told.keys()]).toEqual([1, 3, 4]);
    expect(told.get(1)).toBe(versions.get(1));
    expect(told.get(3)).not.toBe(versions.get(3));
    expect(await readRange(shop, 1, 1000, digestOf(told))).toBeNull();
  });

  test('give all versions of a full range, the same as of each order alone', async () => {
    const shop = await open();
    await seedManyOrders(shop, 2000);
    await shop.sql('DELETE FROM oc_order WHERE order_id % 10 = 0');
    const told = (await readRange(shop, 1, 2000, '')) ?? new Map<number, string>();
    expect(told.size).toBe(1800);
    for (const id of [1, 777, 1999]) {
      const { version } = orderWire.parse(await shop.ask('order', { order_id: id }));
      expect(told.get(id)).toBe(version);
    }
  });

  test.each([
    { from: 1, to: 2001, digest: '' },
    { from: 5, to: 4, digest: '' },
    { from: -1, to: 4, digest: '' },
    { from: 1, to: 4, digest: 'x'.repeat(40) },
    { from: 1, to: 4, digest: 'ab' },
    { from: 1, to: 4 },
  ])('refuse %j', async (input) => {
    expect(await (await open()).refusal('ids', input)).toBe('bad-input');
  });
});
