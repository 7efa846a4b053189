import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { historyDoneWire } from '../../shared/connector/wire';
import { createPhp } from '../testing/php';
import { seedOrder } from '../testing/seed-order';
import type { TestShop } from '../testing/shop';
import { dump, editInput, openWritableShop, readOrder, refusalOf } from '../testing/write-shop';

describe('what a shop finds half done, in a 2.3 shop on MyISAM', () => {
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({
      socket: inject('mariaSocket'),
      dialect: '2.3',
      engine: 'MyISAM',
    }));
  afterAll(async () => (await open()).end());
  const quantity = async (shop: TestShop, id: number) => {
    const { products } = await readOrder(shop, id);
    return [{ do: 'set-quantity', order_product_id: products[0]?.order_product_id, quantity: 5 }];
  };
  const history = (id: number, status: number) => ({
    key: randomUUID(),
    order_id: id,
    version: null,
    order_status_id: status,
    comment: 'Sent',
    notify: false,
  });

  test(
    'a write that waited for a run which broke off begins at the order as it was',
    { timeout: 20_000 },
    async () => {
      const shop = await open();
      const probe = await seedOrder(shop);
      const whole = await shop.call(
        'edit',
        await editInput(shop, probe, await quantity(shop, probe)),
      );
      if (whole.kind !== 'ok') throw new Error('refused');
      const midst = whole.cost.statements.findIndex((text) =>
        text.startsWith('UPDATE `oc_product` s'),
      );
      expect(midst).toBeGreaterThan(20);

      const id = await seedOrder(shop, { row: { date_modified: '2026-01-02 03:04:05' } });
      const broken = await editInput(shop, id, await quantity(shop, id));
      const waiting = await editInput(shop, id, [{ do: 'set-comment', comment: 'Ring twice' }]);
      const before = await readOrder(shop, id);
      expect((await shop.call('edit', broken, { dieAfterStatement: midst })).kind).toBe('died');
      // while somebody holds the lock nobody settles; the write gets it next
      const lock = `CONCAT('cartwright_', SHA1(CONCAT(DATABASE(), '/', 'oc_', '/', ${id})))`;
      await shop.sql(`SELECT GET_LOCK(${lock}, 0)`);
      const other = createPhp(shop.settings);
      const running = other.call('edit', waiting);
      const waits =
        "SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE 'SELECT GET_LOCK%, 5)%'";
      await expect.poll(async () => (await shop.sql(waits)).rows[0]?.['n']).toBe('1');
      await shop.sql(`SELECT RELEASE_LOCK(${lock})`);
      expect(refusalOf(await running)).toBe('ok');
      await other.end();
      const after = await readOrder(shop, id);
      expect(after.products).toEqual(before.products);
      expect(after.totals).toEqual(before.totals);
      expect(after.order['comment']).toBe('Ring twice');
      expect(await shop.refusal('edit', broken)).toBe('undone');
    },
  );

  test('an entry that OpenCart stored with another status or comment is found', async () => {
    const shop = await open();
    const triggers = [
      "SET NEW.order_status_id = 5, NEW.comment = 'Looked at'",
      'SET NEW.order_status_id = 5',
    ];
    for (const does of triggers) {
      const id = await seedOrder(shop, { statusId: 2 });
      await shop.sql([
        `CREATE TRIGGER fraud BEFORE UPDATE ON oc_order FOR EACH ROW SET NEW.order_status_id = 5`,
        `CREATE TRIGGER fraud_entry BEFORE INSERT ON oc_order_history FOR EACH ROW ${does}`,
      ]);
      const input = history(id, 3);
      const first = await shop.call('history', input);
      await shop.sql(['DROP TRIGGER fraud', 'DROP TRIGGER fraud_entry']);
      if (first.kind !== 'ok') throw new Error(refusalOf(first));
      const { histories, version } = await readOrder(shop, id);
      expect(histories).toHaveLength(2);
      expect(histories.at(-1)?.order_status_id).toBe(5);
      expect(historyDoneWire.parse(first.value)).toMatchObject({
        order_history_id: histories.at(-1)?.order_history_id,
        version,
      });
      expect((await shop.call('history', input)).kind).toBe('ok');
    }
  });

  test('a status that may have moved stock and left no entry is told as torn', async () => {
    const shop = await open();
    const probe = await seedOrder(shop, { statusId: 1 });
    const whole = await shop.call('history', history(probe, 2));
    if (whole.kind !== 'ok') throw new Error('refused');
    const inModel =
      whole.cost.statements.findIndex((text) => text.startsWith('SELECT order_status_id FROM')) + 1;
    expect(inModel).toBeGreaterThan(1);
    const ends: string[] = [];
    for (const [from, to] of [
      [1, 2],
      [2, 3],
    ] as const) {
      const id = await seedOrder(shop, { statusId: from });
      const input = history(id, to);
      expect((await shop.call('history', input, { dieAfterStatement: inModel })).kind).toBe('died');
      const before = await dump(shop);
      for (let time = 0; time < 2; time++) {
        const told = await shop.call('history', input);
        ends.push(refusalOf(told));
        if (from !== 2)
          expect(told).toMatchObject({
            facts: { where: 'journal', message: expect.stringMatching(/^OpenCart broke off/) },
          });
      }
      expect(await dump(shop)).toEqual(before);
    }
    expect(ends).toEqual(['failed', 'failed', 'undone', 'undone']);
  });

  test('one that cannot be settled stops writes of its own order alone', async () => {
    const shop = await open();
    const [id, free] = [await seedOrder(shop), await seedOrder(shop)];
    const key = randomUUID();
    await shop.insert('cartwright_key', {
      key_id: key,
      call_name: 'history',
      order_id: id,
      digest: '',
      state: 'open',
      connection_id: 0,
      work: 'zbm8=',
      answer: '',
      at: 1,
    });
    expect((await shop.call('hello', {})).kind).toBe('ok');
    expect((await readOrder(shop, id)).histories).toHaveLength(1);
    expect((await shop.call('history', history(free, 3))).kind).toBe('ok');
    expect(refusalOf(await shop.call('history', history(id, 3)))).toBe('failed');
    expect((await readOrder(shop, id)).histories).toHaveLength(1);
    await shop.sql(`DELETE FROM oc_cartwright_key WHERE key_id = '${key}'`);
    expect((await shop.call('history', history(id, 3))).kind).toBe('ok');
  });
});
