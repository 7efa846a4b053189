import fc from 'fast-check';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { readChanges, readFull, readRange, type Mark } from '../testing/desk';
import { shopKinds } from '../testing/kinds';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';

const happening = fc.constantFrom('new', 'change', 'line', 'history', 'delete');
type Happening = 'new' | 'change' | 'line' | 'history' | 'delete';
const small = {
  lines: [{ product_id: 41, name: 'Mug', quantity: 1, price: '5.0000', tax: '0.0000' }],
  totals: [],
};

describe.each(shopKinds)('paging through a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () => (opened ??= openShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());

  /** Something an order goes through; what OpenCart does sets the date, except 4.1's history. */
  async function happen(shop: TestShop, what: Happening, pick: number): Promise<void> {
    const { rows } = await shop.sql('SELECT order_id FROM oc_order ORDER BY order_id');
    const id = rows[pick % Math.max(1, rows.length)]?.['order_id'];
    const touch = `UPDATE oc_order SET date_modified = NOW(), tracking = CONCAT('T', ${pick}) WHERE order_id = ${id}`;
    if (what === 'new' || id === undefined) await seedOrder(shop, small);
    else if (what === 'delete') await shop.sql(`DELETE FROM oc_order WHERE order_id = ${id}`);
    else if (what === 'change') await shop.sql(touch);
    else if (what === 'line') {
      await shop.sql(`UPDATE oc_order_product SET quantity = quantity + 1 WHERE order_id = ${id}`);
      await shop.sql(touch);
    } else {
      await shop.sql(
        `INSERT INTO oc_order_history SET order_id = ${id}, order_status_id = 2, comment = '', date_added = NOW()`,
      );
    }
  }

  test('sees every order once whatever happens between pages, and the delta after it the rest', async () => {
    const shop = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ what: happening, pick: fc.nat(99) }), { maxLength: 12 }),
        async (count, limit, happenings) => {
          await shop.sql('DELETE FROM oc_order');
          // long ago, so that a change is found by its own date
          for (let at = 0; at < count; at += 1)
            await seedOrder(shop, { ...small, row: { date_modified: '2026-01-05 10:00:00' } });
          const queue = [...happenings];
          const known = new Map<number, string>();
          let mark: Mark | null = null;
          let before: number | null = null;
          do {
            const page = await readFull(shop, before, limit);
            mark ??= page.mark;
            for (const [id, version] of page.versions) {
              expect(known.has(id)).toBe(false);
              known.set(id, version);
            }
            before = page.next;
            for (const { what, pick } of queue.splice(0, 2)) await happen(shop, what, pick);
          } while (before !== null);
          for (const { what, pick } of queue) await happen(shop, what, pick);
          for (const [id, version] of (await readChanges(shop, mark, limit)).versions)
            known.set(id, version);
          const there = await everything(shop);
          for (const [id, version] of there) expect([id, known.get(id)]).toEqual([id, version]);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('ends after no order at all', async () => {
    const shop = await open();
    await shop.sql('DELETE FROM oc_order');
    const page = await readFull(shop, null, 200);
    expect([page.versions.size, page.next]).toEqual([0, null]);
  });

  test('ends a page early when it grows large, never before one order', async () => {
    const shop = await open();
    await shop.sql('DELETE FROM oc_order');
    const comment = 'ä'.repeat(30_000);
    const ids: number[] = [];
    for (let at = 0; at < 40; at += 1)
      ids.unshift(await seedOrder(shop, { ...small, row: { comment } }));
    const seen: number[] = [];
    for (let before: number | null = null, pages = 0; ; pages += 1) {
      const answer = await shop.call('orders', { way: 'full', before, limit: 200 });
      if (answer.kind !== 'ok') throw new Error(answer.kind);
      expect(Buffer.byteLength(answer.cost.text)).toBeLessThan(2_010_000);
      const page = await readFull(shop, before, 200);
      seen.push(...page.versions.keys());
      before = page.next;
      if (before === null) {
        expect(pages).toBeGreaterThan(0);
        break;
      }
    }
    expect(seen).toEqual(ids);
  });
});

async function everything(shop: TestShop): Promise<ReadonlyMap<number, string>> {
  const { rows } = await shop.sql(
    'SELECT MIN(order_id) AS low, MAX(order_id) AS high FROM oc_order',
  );
  const low = Number(rows[0]?.['low'] ?? 0);
  return (await readRange(shop, low, Number(rows[0]?.['high'] ?? 0), '')) ?? new Map();
}
