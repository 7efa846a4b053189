import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSettled, type HistoryChange, type HistoryState } from '../../shared/history';
import { orderId } from '../../shared/ids';
import { migrate } from '../sqlite/migrate';
import { connect } from '../sqlite/port';
import { DamagedError } from '../sqlite/sqlite-problem';
import { sql } from '../sqlite/sql';
import { inFolder, valueOf } from '../sqlite/testing/files';
import { setUpWriting } from './copies';
import { migrations } from './migrations/list';
import { createOutbox } from './store';
import { aChange, harbour, mill } from './testing/changes';

function memoryOutbox() {
  const db = connect(':memory:', null);
  migrate(db, migrations);
  return { db, outbox: createOutbox(db, () => undefined) };
}

const idsOf = (changes: readonly HistoryChange[]) => changes.map((change) => change.id);

const glimpse = { statusId: 2, dateModified: '2026-11-23 20:00:00', at: 5 };
const error = { code: 'time-out', facts: { seconds: 30 } } as const;

const states: readonly HistoryState[] = [
  { kind: 'waiting' },
  { kind: 'sending' },
  { kind: 'done', stored: glimpse },
  { kind: 'done', stored: glimpse, answerLost: error },
  { kind: 'sent', at: 7 },
  { kind: 'not-done', error, at: 7 },
  { kind: 'unknown', error, lastLook: null, at: 7 },
  { kind: 'unknown', error, lastLook: glimpse, at: 7 },
  { kind: 'settled', as: 'not-done', at: 7 },
];

describe('a change', () => {
  test.each(states)('comes back as it was kept: $kind', async (state) => {
    const { outbox } = memoryOutbox();
    const change = aChange(1, { state, sentAt: 6, shopAheadMs: -900, before: glimpse });
    await valueOf(outbox.add(change));
    expect(await valueOf(outbox.get(change))).toEqual(change);
  });

  test('comes back whatever its comment holds', async () => {
    const { outbox } = memoryOutbox();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (comment) => {
        number += 1;
        const change = aChange(number, { comment });
        await valueOf(outbox.add(change));
        expect((await valueOf(outbox.get(change)))?.comment).toBe(comment);
      }),
    );
  });

  test('is replaced by an update, in its place', async () => {
    const { outbox } = memoryOutbox();
    for (const number of [1, 2]) await valueOf(outbox.add(aChange(number)));
    const sent = aChange(1, { sentAt: 9, before: glimpse, state: { kind: 'sent', at: 9 } });
    await valueOf(outbox.update(sent));
    await valueOf(outbox.update(sent));
    expect(await valueOf(outbox.list(harbour, null))).toEqual([aChange(2), sent]);
  });

  test('that is not there cannot be updated, nor can that of another shop or order', async () => {
    const { outbox } = memoryOutbox();
    const change = aChange(1);
    const missing = { ok: false, error: { code: 'no-such-change', facts: { id: change.id } } };
    expect(await outbox.update(change)).toEqual(missing);
    await valueOf(outbox.add(change));
    expect(await outbox.update({ ...change, shop: mill })).toEqual(missing);
    expect(await outbox.update({ ...change, orderId: orderId(43) })).toEqual(missing);
    expect(await valueOf(outbox.get({ ...change, shop: mill }))).toBeNull();
  });

  test('added again as it is changes nothing; another one with its id is a bug', async () => {
    const { outbox } = memoryOutbox();
    await valueOf(outbox.add(aChange(1)));
    await valueOf(outbox.add(aChange(1)));
    await expect(outbox.add(aChange(1, { comment: 'other' }))).rejects.toThrow('one id');
    expect(await valueOf(outbox.list(harbour, null))).toEqual([aChange(1)]);
    await valueOf(outbox.add(aChange(1, { shop: mill })));
    expect(await valueOf(outbox.list(mill, null))).toHaveLength(1);
  });

  test('that could not be read back is refused before it is written', async () => {
    const { outbox } = memoryOutbox();
    const broken = { ...aChange(1), comment: undefined } as unknown as HistoryChange; // what a caller without types could send
    await expect(outbox.add(broken)).rejects.toThrow();
    expect(await valueOf(outbox.list(harbour, null))).toEqual([]);
  });

  test.each(['{"id":', '{}', 'null', JSON.stringify({ ...aChange(1), state: { kind: 'maybe' } })])(
    'that cannot be understood means a damaged file: %s',
    async (json) => {
      const { db, outbox } = memoryOutbox();
      await valueOf(outbox.add(aChange(1)));
      db.run(sql`UPDATE changes SET json = ${json}`);
      await expect(outbox.get(aChange(1))).rejects.toThrow(DamagedError);
      await expect(outbox.unsettled()).rejects.toThrow(DamagedError);
    },
  );

  test('with an error code only a newer desk knows is still a change', async () => {
    const { db, outbox } = memoryOutbox();
    const change = aChange(1, { state: { kind: 'not-done', error, at: 7 } });
    await valueOf(outbox.add(change));
    db.run(sql`UPDATE changes SET json = replace(json, 'time-out', 'teapot')`);
    expect((await valueOf(outbox.get(change)))?.state).toEqual({
      kind: 'not-done',
      error: { code: 'bug', facts: { seconds: 30 } },
      at: 7,
    });
  });
});

describe('lists', () => {
  test('are of one shop, or of one order of it, newest first, at most 200', async () => {
    const { outbox } = memoryOutbox();
    for (let number = 1; number <= 205; number += 1) {
      const order = orderId(number % 2 === 0 ? 42 : 43);
      await valueOf(outbox.add(aChange(number, { orderId: order })));
    }
    await valueOf(outbox.add(aChange(300, { shop: mill })));
    const all = idsOf(await valueOf(outbox.list(harbour, null)));
    expect(all).toHaveLength(200);
    expect(all.slice(0, 2)).toEqual([aChange(205).id, aChange(204).id]);
    const ofOrder = idsOf(await valueOf(outbox.list(harbour, orderId(42))));
    expect(ofOrder).toHaveLength(102);
    expect(ofOrder[0]).toBe(aChange(204).id);
    expect(await valueOf(outbox.list(mill, orderId(43)))).toEqual([]);
  });

  test('of what is not settled go over all shops in the order of asking, also when the clock was set back', async () => {
    const { outbox } = memoryOutbox();
    for (const [index, state] of states.entries()) {
      const shop = index % 2 === 0 ? harbour : mill;
      await valueOf(outbox.add(aChange(index, { shop, state, createdAt: 1_000 - index })));
    }
    const open = await valueOf(outbox.unsettled());
    expect(open.map((change) => change.state.kind)).toEqual([
      'waiting',
      'sending',
      'unknown',
      'unknown',
    ]);
    expect(open.some((change) => isSettled(change.state))).toBe(false);
    await valueOf(outbox.update({ ...aChange(0, { state: { kind: 'sent', at: 1 } }) }));
    expect(await valueOf(outbox.unsettled())).toHaveLength(3);
  });

  test.each([
    ['list of a shop', sql`SELECT json FROM changes WHERE shop = ${'a'} ORDER BY place DESC`],
    [
      'list of an order',
      sql`SELECT json FROM changes WHERE shop = ${'a'} AND order_id = ${1} ORDER BY place DESC`,
    ],
  ])('read an index in its order: %s', (_, query) => {
    const { db } = memoryOutbox();
    const plan = db.all({ text: `EXPLAIN QUERY PLAN ${query.text}`, values: query.values });
    const detail = plan.map((row) => String(row['detail'])).join('\n');
    expect(detail).toMatch(/SEARCH changes USING INDEX changes_by_(shop|order)/);
    expect(detail).not.toContain('TEMP B-TREE');
  });
});

test('a wipe leaves no word of the shop in the file and every change of the others', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'plain.db');
    const db = connect(file, null);
    db.all(sql`PRAGMA journal_mode = WAL`);
    setUpWriting(db);
    migrate(db, migrations);
    const forgotten: string[] = [];
    const outbox = createOutbox(db, (shop) => forgotten.push(shop));
    const bytes = () =>
      [file, `${file}-wal`].map((path) => readFileSync(path).toString('latin1')).join('');
    for (let number = 1; number <= 60; number += 1) {
      await valueOf(outbox.add(aChange(number, { comment: `winter ${number}` })));
      await valueOf(outbox.update(aChange(number, { comment: `spring ${number}`.repeat(40) })));
      const other = aChange(number, { shop: mill, comment: `summer ${number}` });
      await valueOf(outbox.add(other));
    }
    expect(bytes()).toMatch(/winter|spring/);
    await valueOf(outbox.wipe(harbour));
    expect(bytes()).not.toMatch(/winter|spring|harbour/);
    expect(forgotten).toEqual([harbour]);
    expect(await valueOf(outbox.list(harbour, null))).toEqual([]);
    expect(await valueOf(outbox.unsettled())).toHaveLength(60);
    await valueOf(outbox.wipe(harbour));
    expect(db.one(sql`PRAGMA integrity_check`)).toEqual({ integrity_check: 'ok' });
  }));
