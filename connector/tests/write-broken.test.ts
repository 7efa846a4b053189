import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { historyDoneWire } from '../../shared/connector/wire';
import { shopKinds } from '../testing/kinds';
import { seedOrder } from '../testing/seed-order';
import type { CallAnswer } from '../testing/php';
import type { TestShop } from '../testing/shop';
import {
  dump,
  editDone,
  editInput,
  openWritableShop,
  readOrder,
  refusalOf,
  stock,
  type Change,
} from '../testing/write-shop';

/** An edit with every kind of step: rows changed, added and removed, stock of products and option values both ways. */
async function everything(shop: TestShop, id: number): Promise<readonly Change[]> {
  const { products, totals } = await readOrder(shop, id);
  const [lantern, mug] = products;
  const coupon = totals.find((row) => row.code === 'coupon');
  return [
    { do: 'set-quantity', order_product_id: lantern?.order_product_id, quantity: 5 },
    {
      do: 'set-options',
      order_product_id: lantern?.order_product_id,
      options: [
        { product_option_id: 218, product_option_value_id: 5, value: '' },
        { product_option_id: 219, product_option_value_id: 15, value: '' },
      ],
    },
    { do: 'remove-line', order_product_id: mug?.order_product_id },
    {
      do: 'add-product',
      product_id: 40,
      quantity: 1,
      options: [{ product_option_id: 218, product_option_value_id: 6, value: '' }],
      price: null,
    },
    { do: 'add-line', name: 'Gift wrap', model: '', quantity: 1, price: '2.5000', tax_class_id: 9 },
    { do: 'remove-total', order_total_id: coupon?.order_total_id },
    { do: 'add-discount', title: 'Sorry', amount: '1.0000' },
    { do: 'set-comment', comment: 'At the front' },
  ];
}

// The moment of the last change must come back as well.
const longAgo = { date_modified: '2026-01-02 03:04:05' };

/** The number of a statement between stock moves: some are made, some not. */
async function midstOfStock(shop: TestShop): Promise<number> {
  const id = await seedOrder(shop);
  const answer = await shop.call('edit', await editInput(shop, id, await everything(shop, id)));
  if (answer.kind !== 'ok') throw new Error('the edit is refused');
  const at = answer.cost.statements.findIndex((text) => text.startsWith('UPDATE `oc_product` s'));
  if (at < 50) throw new Error('no stock moves');
  return at;
}

const isLong = process.env['CARTWRIGHT_LONG'] === '1';
// Every shape takes the same steps: the usual run looks at one with a journal and one with transactions.
const kinds = shopKinds.filter(([dialect]) => isLong || dialect === '2.3' || dialect === '4.1');

/** After which statements of a run PHP dies: every stride-th, the last ones always; the number behind the last is a run that ends. */
function places(whole: CallAnswer, stride: number): readonly number[] {
  if (whole.kind !== 'ok') throw new Error('refused');
  const count = whole.cost.statements.length;
  return Array.from({ length: count + 1 }, (_, at) => at + 1).filter(
    (at) => (at - 1) % stride === 0 || at > count - 3,
  );
}

describe.each(kinds)('a run that breaks off in a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());

  // The long run looks after every single statement on each engine, and at the other shapes here and there.
  const stride = isLong
    ? dialect === '2.3' || dialect === '4.1'
      ? 1
      : 7
    : engine === 'MyISAM'
      ? 3
      : 5;

  test(
    'is all or nothing wherever PHP dies, and its key tells which',
    { timeout: 120_000 },
    async () => {
      const shop = await open();
      const ends = { done: 0, undone: 0 };
      const probe = await seedOrder(shop, { row: longAgo });
      const whole = await shop.call(
        'edit',
        await editInput(shop, probe, await everything(shop, probe)),
      );
      for (const at of places(whole, stride)) {
        const id = await seedOrder(shop, { row: longAgo });
        const input = await editInput(shop, id, await everything(shop, id));
        const before = await dump(shop);
        const answer = await shop.call('edit', input, { dieAfterStatement: at });
        if (answer.kind !== 'died') {
          expect(answer.kind).toBe('ok');
          break;
        }
        // any call settles it
        await shop.ask('order', { order_id: id });
        const settled = await dump(shop);
        const told = await shop.call('edit', input);
        if (JSON.stringify(settled) === JSON.stringify(before)) {
          // before the key was written down the same key is a first run
          if (refusalOf(told) === 'undone') {
            ends.undone++;
            expect(await dump(shop)).toEqual(before);
            expect(refusalOf(await shop.call('edit', input))).toBe('undone');
          } else expect(told.kind).toBe('ok');
        } else {
          ends.done++;
          expect(told.kind).toBe('ok');
          if (told.kind !== 'ok') continue;
          const { order, order_history_id, stock: moves } = editDone.parse(told.value);
          expect(await dump(shop)).toEqual(settled);
          expect(await readOrder(shop, id)).toEqual(order);
          expect(order.products).toHaveLength(3);
          expect(order.histories.at(-1)?.order_history_id).toBe(order_history_id);
          expect(moves.length).toBeGreaterThan(3);
        }
      }
      expect(ends.undone).toBeGreaterThan(1);
      expect(ends.done).toBeGreaterThan(0);
    },
  );

  test.skipIf(dialect !== '2.3')(
    'may break off again while it is taken back',
    { timeout: 60_000 },
    async () => {
      const shop = await open();
      const midst = await midstOfStock(shop);
      let isOver = false;
      for (let at = 1; !isOver; at += 3) {
        const id = await seedOrder(shop, { row: longAgo });
        const input = await editInput(shop, id, await everything(shop, id));
        const before = await dump(shop);
        const first = await shop.call('edit', input, { dieAfterStatement: midst });
        expect(first.kind).toBe('died');
        const second = await shop.call('order', { order_id: id }, { dieAfterStatement: at });
        isOver = second.kind !== 'died';
        await shop.ask('order', { order_id: id });
        expect(await dump(shop)).toEqual(before);
        expect(refusalOf(await shop.call('edit', input))).toBe('undone');
      }
    },
  );

  test.skipIf(dialect !== '2.3')(
    'keeps the tables of the connector while it is open, and leaves what other code wrote since',
    async () => {
      const shop = await open();
      const midst = await midstOfStock(shop);
      const id = await seedOrder(shop);
      const input = await editInput(shop, id, await everything(shop, id));
      const had = await stock(shop);
      expect((await shop.call('edit', input, { dieAfterStatement: midst })).kind).toBe('died');
      expect(await shop.owner('drop')).toBe(false);
      // the stock API saves the order anew: all lines are others
      const line = {
        order_id: id,
        product_id: 41,
        name: 'Mug',
        model: 'M',
        quantity: 1,
        price: '5.5000',
        total: '5.5000',
        tax: '0.0000',
        reward: 0,
      };
      await shop.sql(`DELETE FROM oc_order_product WHERE order_id = ${id}`);
      await shop.insert('order_product', line);
      const rewritten = await dump(shop, (table) => /order/.test(table));
      const told = await shop.call('edit', input);
      expect(told).toMatchObject({ kind: 'refused', code: 'failed', facts: { where: 'journal' } });
      expect(await dump(shop, (table) => /order/.test(table))).toEqual(rewritten);
      // all rows had been written, so the other code counted with them: the moves are whole
      const moved = await stock(shop);
      expect([
        Number(moved['p40']) - Number(had['p40']),
        Number(moved['p41']) - Number(had['p41']),
      ]).toEqual([-4, 3]);
      expect(await shop.call('edit', input)).toMatchObject({ kind: 'refused', code: 'failed' });
    },
  );

  test(
    'a history entry is there once or not at all, and its key tells which',
    { timeout: 60_000 },
    async () => {
      const shop = await open();
      const ends = new Set<string>();
      const entry = (id: number, at: number) => ({
        key: randomUUID(),
        order_id: id,
        version: null,
        order_status_id: 3,
        comment: `"Sent" & ${at}`,
        notify: false,
      });
      const whole = await shop.call('history', entry(await seedOrder(shop), 0));
      for (const at of places(whole, stride)) {
        const id = await seedOrder(shop);
        const input = entry(id, at);
        await shop.call('history', input, { dieAfterStatement: at });
        await shop.ask('order', { order_id: id });
        const settled = await readOrder(shop, id);
        const told = await shop.call('history', input);
        const now = await readOrder(shop, id);
        const entries = now.histories.filter((entry) => entry.order_status_id === 3);
        if (told.kind === 'ok') {
          ends.add(settled.histories.length === now.histories.length ? 'done' : 'first run');
          expect(entries).toHaveLength(1);
          expect(entries[0]?.comment).toBe(`&quot;Sent&quot; &amp; ${at}`);
          expect(now.order['order_status_id']).toBe('3');
          expect(historyDoneWire.parse(told.value)).toMatchObject({
            order_history_id: entries[0]?.order_history_id,
            version: now.version,
          });
        } else {
          ends.add(refusalOf(told));
          expect(refusalOf(told)).toBe('undone');
          expect([entries.length, now.order['order_status_id']]).toEqual([0, '2']);
        }
      }
      expect(ends).toContain('done');
      if (stride === 1) expect(ends).toEqual(new Set(['done', 'first run', 'undone']));
    },
  );
});
