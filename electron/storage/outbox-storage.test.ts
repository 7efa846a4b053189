import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBatch, aHeader, aQuery } from '../cache/testing/headers';
import { aChange, harbour, mill } from '../outbox/testing/changes';
import { connect } from '../sqlite/port';
import { sql } from '../sqlite/sql';
import { testKey, valueOf } from '../sqlite/testing/files';
import type { StorageProcess } from './keeper';
import type { StorageAnswer } from './messages';
import type { StorageClock } from './storage-clock';
import { makeStorage, outboxKey, patient } from './testing/make-storage';
import { buildStorageChild } from './testing/storage-child';

let folder = '';
let fork: () => StorageProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cartwright-outbox-'));
  fork = await buildStorageChild(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const aStorage = (clock?: StorageClock) => makeStorage(folder, fork, clock);
type Made = ReturnType<typeof aStorage>;

const idsIn = async ({ storage }: Made) =>
  (await valueOf(storage.outbox.unsettled())).map((change) => change.id);

const restarted = { ok: false, error: { code: 'storage-restarted', facts: {} } };
const notOpen = { ok: false, error: { code: 'outbox-unusable', facts: { reason: 'not open' } } };

describe('cache and outbox', () => {
  test('share one process and end with the last of them', async () => {
    const made = aStorage();
    const { storage, open, openOutbox, forked } = made;
    expect(await Promise.all([open(), openOutbox()])).toEqual([
      { kind: 'opened' },
      { kind: 'opened' },
    ]);
    await valueOf(storage.outbox.add(aChange(1)));
    await valueOf(storage.writer.commit(aBatch([aHeader(1)])));
    expect(forked).toHaveLength(1);

    // The cache's folder is deleted after this: no process may still hold the file.
    const add = storage.outbox.add(aChange(2));
    const first = storage.pid();
    await storage.close();
    await valueOf(add);
    rmSync(dirname(made.file), { recursive: true });
    expect(await idsIn(made)).toEqual([aChange(1).id, aChange(2).id]);
    expect(storage.pid()).not.toBe(first);
    expect(made.states.at(-1)).toEqual({ kind: 'closed' });

    expect(await open()).toEqual({ kind: 'opened' });
    expect((await valueOf(storage.reader.size())).orders).toBe(0);
    const processes = forked.length;
    await storage.closeOutbox();
    await storage.close();
    expect(storage.pid()).toBeNull();
    expect(forked).toHaveLength(processes);
    expect(await storage.outbox.unsettled()).toEqual(notOpen);
    await storage.closeOutbox();
  });

  test('do not hinder each other: a locked cache leaves the outbox open', async () => {
    const made = aStorage();
    const { storage, open, openOutbox } = made;
    await open();
    await storage.close();
    await openOutbox();
    expect(await storage.open({ file: made.file, keyHex: '00'.repeat(32) })).toEqual({
      kind: 'locked',
    });
    await valueOf(storage.outbox.add(aChange(1)));
    await storage.close();
    expect(await idsIn(made)).toEqual([aChange(1).id]);
    await storage.closeOutbox();
    expect(storage.pid()).toBeNull();
  });

  test('are both given up when the process keeps ending, and can both be opened again', async () => {
    const made = aStorage();
    const { storage, open, openOutbox, kill, nextRestart } = made;
    await open();
    await openOutbox();
    await valueOf(storage.outbox.add(aChange(1)));
    for (let end = 1; end <= 5; end += 1) {
      const back = nextRestart();
      kill('SIGKILL');
      await back;
    }
    kill('SIGSTOP');
    const asked = storage.outbox.unsettled();
    kill('SIGKILL');
    const gone = {
      code: 'outbox-unusable',
      facts: { reason: 'the storage process keeps stopping' },
    };
    expect(await asked).toEqual({ ok: false, error: gone });
    expect(storage.hasOutboxFailed()).toBe(true);
    expect(await openOutbox()).toEqual({ kind: 'opened' });
    expect(storage.hasOutboxFailed()).toBe(false);
    expect(await idsIn(made)).toEqual([aChange(1).id]);
    expect(await storage.reader.size()).toMatchObject({ error: { code: 'cache-unusable' } });
    expect(await open()).toEqual({ kind: 'opened' });
    await Promise.all([storage.close(), storage.closeOutbox()]);
  });
});

describe('opening', () => {
  test('twice at once opens once; another file closes the first', async () => {
    const made = aStorage();
    const { storage, openOutbox, outboxFile } = made;
    expect(await Promise.all([openOutbox(), openOutbox()])).toEqual([
      { kind: 'opened' },
      { kind: 'opened' },
    ]);
    await valueOf(storage.outbox.add(aChange(1)));
    const other = { file: join(folder, 'other', 'outbox.db'), keyHex: outboxKey };
    expect(await storage.openOutbox(other)).toEqual({ kind: 'opened' });
    expect(await idsIn(made)).toEqual([]);
    expect(await openOutbox()).toEqual({ kind: 'opened' });
    expect(await idsIn(made)).toEqual([aChange(1).id]);
    await storage.closeOutbox();
    // The first of a file has nothing to copy; the second has.
    const copies = readdirSync(dirname(outboxFile)).filter((name) => name.includes('.copy-'));
    expect(copies).toHaveLength(1);
  });

  test('with another key touches nothing, and each call says why', async () => {
    const made = aStorage();
    const { storage, openOutbox, outboxFile } = made;
    await openOutbox();
    await valueOf(storage.outbox.add(aChange(1)));
    await storage.closeOutbox();
    const before = readFileSync(outboxFile);
    const opening = storage.openOutbox({ file: outboxFile, keyHex: testKey });
    const add = storage.outbox.add(aChange(2));
    expect(await opening).toEqual({ kind: 'locked' });
    expect(await add).toEqual({ ok: false, error: { code: 'outbox-locked', facts: {} } });
    expect(await storage.outbox.unsettled()).toMatchObject({ error: { code: 'outbox-locked' } });
    expect(storage.pid()).toBeNull();
    expect(readFileSync(outboxFile).equals(before)).toBe(true);
    await openOutbox();
    expect(await idsIn(made)).toEqual([aChange(1).id]);
    await storage.closeOutbox();
  });

  test('a file of a newer desk is refused', async () => {
    const { storage, openOutbox, outboxFile } = aStorage();
    await openOutbox();
    await storage.closeOutbox();
    const db = connect(outboxFile, outboxKey);
    db.run({ text: 'PRAGMA user_version = 9', values: [] });
    db.close();
    expect(await openOutbox()).toEqual({ kind: 'from-newer-desk', found: 9, known: 1 });
    expect(await storage.outbox.add(aChange(1))).toEqual({
      ok: false,
      error: { code: 'outbox-from-newer-desk', facts: { found: 9, known: 1 } },
    });
  });

  test('a damaged file names where it is kept, once', async () => {
    const { storage, openOutbox, outboxFile } = aStorage();
    await openOutbox();
    await valueOf(storage.outbox.add(aChange(1)));
    await storage.closeOutbox();
    writeFileSync(outboxFile, Buffer.alloc(20_000, 7));
    const outcome = await openOutbox();
    expect(outcome).toMatchObject({ kind: 'begun-anew' });
    if (outcome.kind === 'begun-anew') expect(existsSync(outcome.keptAs)).toBe(true);
    expect(await valueOf(storage.outbox.unsettled())).toEqual([]);
    expect(await openOutbox()).toEqual({ kind: 'opened' });
    await storage.closeOutbox();
  });
});

describe('a process that ends', () => {
  test('between writing a change and its answer leaves the change there once', async () => {
    let isArmed = false;
    const deadly = () => {
      const child = fork();
      return {
        ...child,
        onMessage(listener: (message: unknown) => void) {
          child.onMessage((message) => {
            const { result } = message as StorageAnswer; // what `serve.ts` posts
            if (isArmed && result.ok && result.value === null) {
              // The change is written; its answer is lost with the process.
              isArmed = false;
              process.kill(child.pid ?? 0, 'SIGKILL');
              return;
            }
            listener(message);
          });
        },
      };
    };
    const made = makeStorage(folder, deadly, patient());
    const { storage, openOutbox } = made;
    await openOutbox();
    const change = aChange(1);
    isArmed = true;
    expect(await storage.outbox.add(change)).toEqual(restarted);
    expect(await idsIn(made)).toEqual([change.id]);
    await valueOf(storage.outbox.add(change));
    expect(await idsIn(made)).toEqual([change.id]);

    const sending = aChange(1, { sentAt: 5, state: { kind: 'sending' } });
    isArmed = true;
    expect(await storage.outbox.update(sending)).toEqual(restarted);
    await valueOf(storage.outbox.update(sending));
    expect(await valueOf(storage.outbox.get(change))).toEqual(sending);
    await storage.closeOutbox();
  });

  test('at any moment loses nothing it confirmed; asking again never doubles', async () => {
    const made = aStorage(patient());
    const { storage, openOutbox, kill } = made;
    await openOutbox();
    let number = 1;
    let lost = 0;
    // long enough that not all answers come in one piece
    const comment = 'a parcel '.repeat(1_000);
    for (let round = 1; round <= 3; round += 1) {
      const changes = Array.from({ length: 40 }, () => aChange(number++, { comment }));
      const calls = changes.map((change) => storage.outbox.add(change));
      await calls[round * 2];
      kill('SIGKILL');
      const answers = await Promise.all(calls);
      const kept = new Set(await idsIn(made));
      for (const [index, change] of changes.entries()) {
        if (answers[index]?.ok === true) expect(kept.has(change.id)).toBe(true);
        else lost += 1;
      }
      await Promise.all(changes.map((change) => valueOf(storage.outbox.add(change))));
    }
    expect(lost).toBeGreaterThan(10);
    const ids = await idsIn(made);
    expect(ids).toHaveLength(number - 1);
    expect(new Set(ids).size).toBe(ids.length);
    await storage.closeOutbox();
  });

  test('has both files open again, and a list under way is asked once more', async () => {
    const { storage, open, openOutbox, kill, nextRestart } = aStorage(patient());
    await open();
    await openOutbox();
    await valueOf(storage.writer.commit(aBatch([aHeader(1)])));
    await valueOf(storage.outbox.add(aChange(1)));
    kill('SIGSTOP');
    const list = storage.outbox.list(harbour, null);
    const back = nextRestart();
    kill('SIGKILL');
    expect(await valueOf(list)).toEqual([aChange(1)]);
    await back;
    expect([...(await valueOf(storage.reader.orderIds(aQuery()))).ids]).toEqual([1]);
    await Promise.all([storage.close(), storage.closeOutbox()]);
  });
});

describe('damage found while the outbox is in use', () => {
  const damage = (file: string, json: string) => {
    const db = connect(file, outboxKey);
    db.run({ text: `UPDATE changes SET json = ${json}`, values: [] });
    db.close();
  };

  test('is told by the call that met it, and once; the cache goes on', async () => {
    const made = aStorage();
    const { storage, open, openOutbox, outboxFile, restarts } = made;
    await open();
    await openOutbox();
    await valueOf(storage.writer.commit(aBatch([aHeader(1)])));
    await valueOf(storage.outbox.add(aChange(1)));
    damage(outboxFile, `'no json'`);
    // An empty list of the new file would say that nothing was ever asked for.
    const first = await storage.outbox.unsettled();
    expect(first).toMatchObject({ ok: false, error: { code: 'outbox-damaged' } });
    const file = first.ok ? '' : String(first.error.facts['file']);
    expect(file).toContain(`${outboxFile}.set-aside-`);
    expect(existsSync(file)).toBe(true);
    expect(await idsIn(made)).toEqual([]);
    await valueOf(storage.outbox.add(aChange(2)));
    expect(await idsIn(made)).toEqual([aChange(2).id]);
    expect(restarts()).toBe(1);
    expect((await valueOf(storage.reader.size())).orders).toBe(1);
    await Promise.all([storage.close(), storage.closeOutbox()]);
  });

  test('that aborts the process again and again is found out', async () => {
    const made = aStorage();
    const { storage, openOutbox, outboxFile } = made;
    await openOutbox();
    await valueOf(storage.outbox.add(aChange(1)));
    damage(outboxFile, `CAST(x'7bff7d' AS TEXT)`);
    // The first asking and its repetition both abort the process; that makes the file suspect.
    expect(await storage.outbox.get(aChange(1))).toEqual(restarted);
    expect(await storage.outbox.get(aChange(1))).toMatchObject({
      error: { code: 'outbox-damaged' },
    });
    expect(await valueOf(storage.outbox.get(aChange(1)))).toBeNull();
    await storage.closeOutbox();
  });
});

test('a wipe reaches the file and its copies', async () => {
  const made = aStorage();
  const { storage, openOutbox, outboxFile } = made;
  await openOutbox();
  await valueOf(storage.outbox.add(aChange(1)));
  await valueOf(storage.outbox.add(aChange(2, { shop: mill })));
  await storage.closeOutbox();
  await openOutbox();
  await valueOf(storage.outbox.wipe(harbour));
  expect(await idsIn(made)).toEqual([aChange(2).id]);
  await storage.closeOutbox();
  const [copy] = readdirSync(dirname(outboxFile)).filter((name) => name.includes('.copy-'));
  const db = connect(join(dirname(outboxFile), copy ?? ''), outboxKey);
  expect(db.all(sql`SELECT shop FROM changes`)).toEqual([{ shop: mill }]);
  db.close();
});
