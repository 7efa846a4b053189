import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../sqlite/port';
import { sql } from '../sqlite/sql';
import type { StorageProcess } from './keeper';
import type { StorageClock } from './storage-clock';
import { testKey, valueOf } from '../sqlite/testing/files';
import { orderId, shopId } from '../../shared/ids';
import { aLine, aVersion, contentsOf, someContents } from '../cache/testing/contents';
import { aBatch, aHeader, aQuery, harbour } from '../cache/testing/headers';
import { makeStorage, patient } from './testing/make-storage';
import { buildStorageChild } from './testing/storage-child';

let folder = '';
let fork: () => StorageProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cartwright-storage-'));
  fork = await buildStorageChild(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const aStorage = (clock?: StorageClock) => makeStorage(folder, fork, clock);

const orderList = (storage: ReturnType<typeof aStorage>['storage']) =>
  valueOf(storage.reader.orderIds(aQuery()));

test('opens, writes and reads through a process of its own', async () => {
  const { storage, states, open } = aStorage();
  expect(await open()).toEqual({ kind: 'opened' });
  expect(storage.pid()).not.toBe(process.pid);
  const receipt = await valueOf(storage.writer.commit(aBatch([aHeader(1), aHeader(2)])));
  expect(receipt.ids).toEqual([1, 2]);
  expect(await orderList(storage)).toEqual({
    revision: receipt.revision,
    shops: [harbour],
    ids: Int32Array.of(2, 1),
    shopPlaces: Uint8Array.of(0, 0),
  });
  await storage.close();
  expect(states.map((state) => state.kind)).toEqual(['open', 'closed']);
  expect(storage.pid()).toBeNull();
  expect(await open()).toEqual({ kind: 'opened' });
  expect(states.at(-1)).toMatchObject({ kind: 'open', orders: 2, notice: null });
  await storage.close();
  await storage.close();
});

test('carries contents, versions and marks of the connector there and back, a whole page at once', async () => {
  const { storage, open } = aStorage();
  await open();
  const shop = shopId('pier');
  const ids = Array.from({ length: 200 }, (_, at) => at + 1);
  const lines = Array.from({ length: 30 }, (_, at) => aLine({ lineId: at, name: `Mug ${at}` }));
  const connector = {
    mark: JSON.stringify({ recent: ids.map((id) => [id, '0123456789abcdef']) }),
    fullBefore: 1,
    fullDoneAt: null,
    compareFrom: 1,
    comparedAt: null,
  };
  const batch = aBatch(
    ids.map((id) => aHeader(id)),
    { shop, contents: ids.map((id) => contentsOf(id, { lines })), connector },
  );
  expect((await valueOf(storage.writer.commit(batch))).ids).toEqual(ids);
  // the answers come in the order of asking
  const [position, versions, order] = await Promise.all([
    valueOf(storage.writer.position(shop)),
    valueOf(storage.writer.versions(shop, 1, 2_000)),
    valueOf(storage.reader.order({ shop, orderId: orderId(200) })),
  ]);
  expect(position.connector).toEqual(connector);
  expect(versions).toEqual(ids.map((id) => ({ orderId: id, version: aVersion(1) })));
  expect(order?.contents).toEqual(someContents({ lines }));
  await valueOf(storage.writer.wipe(shop));
  await storage.close();
});

test('answers before opening and after closing that the file is not open', async () => {
  const { storage, open } = aStorage();
  const notOpen = { ok: false, error: { code: 'cache-unusable', facts: { reason: 'not open' } } };
  expect(await storage.reader.counts(harbour)).toEqual(notOpen);
  await open();
  await storage.close();
  expect(await storage.writer.commit(aBatch([aHeader(1)]))).toEqual(notOpen);
});

describe.each(['SIGKILL', 'SIGABRT'] as const)('a process ended by %s', (signal) => {
  test('in the middle of commits loses nothing it confirmed and settles every call', async () => {
    const { storage, open, kill, nextRestart, restarts, file } = aStorage(patient());
    await open();
    const confirmed = new Set<number>();
    let id = 1;
    let lost = 0;
    for (let round = 1; round <= 4; round += 1) {
      const calls = Array.from({ length: 30 }, () => {
        const headers = Array.from({ length: 10 }, () => aHeader(id++));
        return storage.writer.commit(aBatch(headers));
      });
      // The process is ended while it writes: some calls are answered, the others are not.
      const isBack = nextRestart();
      await calls[round * 3];
      const read = storage.reader.counts(harbour);
      kill(signal);
      for (const answer of await Promise.all(calls)) {
        if (answer.ok) for (const one of answer.value.ids) confirmed.add(one);
        else {
          expect(answer.error.code).toBe('storage-restarted');
          lost += 1;
        }
      }
      expect((await read).ok).toBe(true);
      await isBack;
      const kept = new Set<number>((await orderList(storage)).ids);
      expect([...confirmed].filter((one) => !kept.has(one))).toEqual([]);
    }
    expect(restarts()).toBe(4);
    expect(confirmed.size).toBeGreaterThan(100);
    expect(lost).toBeGreaterThan(10);
    await storage.close();
    expectWhole(file);
  });
});

/** Every order is whole: row, header, search text and coverage, or none of them. */
function expectWhole(file: string): void {
  const db = connect(file, testKey);
  expect(db.one(sql`PRAGMA integrity_check`)).toEqual({ integrity_check: 'ok' });
  db.run(sql`INSERT INTO order_search (order_search) VALUES ('integrity-check')`);
  const row = db.one(sql`SELECT (SELECT count(*) FROM orders) AS rows,
    (SELECT count(*) FROM orders JOIN order_json USING (order_key)) AS headers,
    (SELECT count(*) FROM order_search WHERE order_search MATCH 'zoe') AS searched,
    (SELECT sum(to_id - from_id + 1) FROM coverage WHERE kind = 'read') AS covered`);
  expect(row?.['rows']).toBeGreaterThan(0);
  expect(new Set(Object.values(row ?? {})).size).toBe(1);
  db.close();
}

test('repeats a read under way once the process is back', async () => {
  const { storage, open, kill, nextRestart } = aStorage(patient());
  await open();
  await valueOf(storage.writer.commit(aBatch([aHeader(1)])));
  // A stopped process answers nothing until it is killed.
  kill('SIGSTOP');
  const once = storage.reader.orderIds(aQuery());
  const back = nextRestart();
  kill('SIGKILL');
  expect([...(await valueOf(once)).ids]).toEqual([1]);
  await back;
  await storage.close();
});

test('fails a write under way and keeps a call made while restarting waiting', async () => {
  const { storage, open, kill } = aStorage(patient());
  await open();
  kill('SIGSTOP');
  const write = storage.writer.commit(aBatch([aHeader(1)]));
  kill('SIGKILL');
  expect(await write).toEqual({ ok: false, error: { code: 'storage-restarted', facts: {} } });
  const later = storage.writer.commit(aBatch([aHeader(2)]));
  expect((await valueOf(later)).ids).toEqual([2]);
  expect([...(await orderList(storage)).ids]).toEqual([2]);
  await storage.close();
});

test('gives up after the sixth end within a minute, tells so, and can be opened again', async () => {
  const { storage, states, forked, open, kill, nextRestart } = aStorage();
  await open();
  for (let end = 1; end <= 5; end += 1) {
    const back = nextRestart();
    kill('SIGKILL');
    await back;
  }
  kill('SIGSTOP');
  const read = storage.reader.size();
  kill('SIGKILL');
  const failure = {
    code: 'cache-unusable',
    facts: { reason: 'the storage process keeps stopping' },
  };
  expect(await read).toEqual({ ok: false, error: failure });
  expect(states.at(-1)).toEqual({ kind: 'failed', error: failure });
  expect(forked).toHaveLength(6);
  expect(await storage.reader.size()).toEqual({ ok: false, error: failure });
  expect(await open()).toEqual({ kind: 'opened' });
  expect((await valueOf(storage.reader.size())).orders).toBe(0);
  await storage.close();
});

test('settles a call that waits when the storage is closed', async () => {
  const { storage, open } = aStorage();
  const opening = open();
  const read = storage.reader.size();
  await storage.close();
  expect(await opening).toEqual({ kind: 'unusable', reason: 'closed' });
  expect(await read).toMatchObject({ ok: false, error: { code: 'cache-unusable' } });
});

describe('a damaged file', () => {
  test('at run time is set aside; a pass that goes on from before must ask its position first', async () => {
    const { storage, states, open, file, restarts } = aStorage();
    await open();
    await valueOf(storage.writer.commit(aBatch([aHeader(1)])));
    await valueOf(storage.writer.position(harbour));
    const other = connect(file, testKey);
    other.run(sql`UPDATE order_json SET json = 'no json'`);
    other.close();

    const key = { shop: harbour, orderId: aHeader(1).orderId };
    expect(await valueOf(storage.reader.order(key))).toBeNull();

    expect(restarts()).toBe(1);
    expect(states.at(-1)).toMatchObject({ kind: 'open', orders: 0, notice: { kind: 'rebuilt' } });
    const stale = await storage.writer.commit(aBatch([aHeader(2)]));
    expect(stale).toMatchObject({ ok: false, error: { code: 'storage-restarted' } });
    expect((await valueOf(storage.writer.position(harbour))).ranges).toEqual([]);
    expect((await valueOf(storage.writer.commit(aBatch([aHeader(2)])))).ids).toEqual([2]);
    await storage.close();
  });

  test('that aborts the process again and again is found out and set aside', async () => {
    const { storage, states, open, file, forked } = aStorage();
    await open();
    await valueOf(storage.writer.commit(aBatch([aHeader(1), aHeader(2)])));
    const other = connect(file, testKey);
    other.run(sql`UPDATE order_json SET json = CAST(x'7bff7d' AS TEXT)`);
    other.close();

    const key = { shop: harbour, orderId: aHeader(1).orderId };
    // The first asking and its repetition both abort the process; that makes the file suspect.
    expect(await storage.reader.order(key)).toMatchObject({ error: { code: 'storage-restarted' } });
    expect(await valueOf(storage.reader.order(key))).toBeNull();

    expect(forked).toHaveLength(3);
    expect(states.at(-1)).toMatchObject({ kind: 'open', orders: 0, notice: { kind: 'rebuilt' } });
    await storage.close();
  });
});

test('tells a file of another key and leaves it alone', async () => {
  const { storage, states, open, file } = aStorage();
  await open();
  await valueOf(storage.writer.commit(aBatch([aHeader(1)])));
  await storage.close();
  expect(await storage.open({ file, keyHex: '00'.repeat(32) })).toEqual({ kind: 'locked' });
  expect(states.at(-1)).toEqual({ kind: 'failed', error: { code: 'cache-locked', facts: {} } });
  expect(storage.pid()).toBeNull();
  expect(await storage.reader.size()).toMatchObject({ error: { code: 'cache-locked' } });
  expect(await open()).toEqual({ kind: 'opened' });
  expect(states.at(-1)).toMatchObject({ kind: 'open', orders: 1 });
  await storage.close();
});

test('tells a place where no file can be', async () => {
  const { storage } = aStorage();
  writeFileSync(join(folder, 'taken'), '');
  const file = join(folder, 'taken', 'cache.db');
  expect(await storage.open({ file, keyHex: testKey })).toEqual({
    kind: 'unusable',
    reason: 'denied',
  });
});
