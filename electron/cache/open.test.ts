import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFileOf, writeCheck } from '../sqlite/check-value';
import { migrations } from './migrations/list';
import { openCache, type OpenOptions } from './open';
import type { Connection } from '../sqlite/port';
import { createReader } from './reader';
import { markDamaged } from '../sqlite/set-aside';
import { sql } from '../sqlite/sql';
import { inFolder, testKey, valueOf } from '../sqlite/testing/files';
import { aBatch, aHeader, aQuery } from './testing/headers';
import { createWriter } from './writer';

const now = Date.UTC(2026, 10, 23, 12);
const day = 24 * 60 * 60 * 1000;
const otherKey = '00'.repeat(32);

const open = (file: string, parts: Partial<OpenOptions> = {}) =>
  openCache({ file, keyHex: testKey, nowMs: now, isSuspect: false, ...parts });

/** A file with a few orders, its journal brought in. */
async function filled(folder: string): Promise<string> {
  const file = join(folder, 'cache.db');
  const db = opened(open(file));
  await valueOf(createWriter(db).commit(aBatch([aHeader(1), aHeader(2), aHeader(3)])));
  db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  db.close();
  return file;
}

function opened(answer: ReturnType<typeof open>): Connection {
  if (answer.db === null) throw new Error(JSON.stringify(answer.outcome));
  return answer.db;
}

const countOrders = async (db: Connection) =>
  (await valueOf(createReader(db, () => 0).orderIds(aQuery()))).ids.length;

/** What lies in the folder, name by name with a digest of the content. */
function picture(folder: string): unknown {
  return readdirSync(folder)
    .filter((name) => !name.endsWith('-shm') && !(name.endsWith('-wal') && isEmpty(folder, name)))
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name));
      return [name, createHash('sha256').update(content).digest('hex')];
    });
}

const isEmpty = (folder: string, name: string) => statSync(join(folder, name)).size === 0;

const setAsides = (folder: string) =>
  readdirSync(folder).filter((name) => name.includes('.set-aside-'));

describe('a sound file', () => {
  test('is begun, and opened again with what it held', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'deep', 'cache.db');
      expect(open(file).outcome).toEqual({ kind: 'opened' });
      const db = opened(open(file));
      await valueOf(createWriter(db).commit(aBatch([aHeader(1)])));
      const again = open(file, { isSuspect: true });
      expect(again.outcome).toEqual({ kind: 'opened' });
      expect(await countOrders(opened(again))).toBe(1);
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    }));

  test('can be open in two places at once', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      const [one, two] = [opened(open(file)), opened(open(file))];
      await valueOf(createWriter(one).commit(aBatch([aHeader(8)])));
      await valueOf(createWriter(two).commit(aBatch([aHeader(9)])));
      expect(await countOrders(one)).toBe(5);
    }));

  test('keeps its journal over an end without closing', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'cache.db');
      await valueOf(createWriter(opened(open(file))).commit(aBatch([aHeader(1)])));
      // What a killed process leaves: file and journal as they are at this moment.
      const left = join(folder, 'left.db');
      copyFileSync(file, left);
      copyFileSync(`${file}-wal`, `${left}-wal`);
      copyFileSync(checkFileOf(file), checkFileOf(left));
      expect(await countOrders(opened(open(left)))).toBe(1);
    }));

  test('holds no word of a customer in plain text, nor does its journal', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'cache.db');
      const db = opened(open(file));
      const header = aHeader(1, { firstname: 'Siobhan', lastname: 'Wintergreen' });
      await valueOf(createWriter(db).commit(aBatch([header])));
      const files = ['', '-wal', '-shm'].map((end) => readFileSync(file + end).toString('latin1'));
      db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
      files.push(readFileSync(file).toString('latin1'));
      expect(files[1]?.length).toBeGreaterThan(10_000);
      for (const content of files) {
        expect(content).not.toMatch(/siobhan|wintergreen|example\.test|firstname|sqlite/i);
      }
    }));
});

describe('a file of another key', () => {
  test('is locked and stays untouched', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      const before = picture(folder);
      expect(open(file, { keyHex: otherKey })).toEqual({ db: null, outcome: { kind: 'locked' } });
      expect(picture(folder)).toEqual(before);
      expect(await countOrders(opened(open(file)))).toBe(3);
    }));

  test('is locked even when it is marked as damaged', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      markDamaged(file);
      const before = picture(folder);
      expect(open(file, { keyHex: otherKey }).outcome).toEqual({ kind: 'locked' });
      expect(picture(folder)).toEqual(before);
    }));

  test.each(['missing', 'unreadable'])('is locked when its check value is %s', (how) =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      if (how === 'missing') rmSync(checkFileOf(file));
      else writeFileSync(checkFileOf(file), '{"fileId":');
      const before = picture(folder);
      expect(open(file, { keyHex: otherKey }).outcome).toEqual({ kind: 'locked' });
      expect(picture(folder)).toEqual(before);
    }),
  );
});

test('a missing check value is written again once the key has opened the file', () =>
  inFolder(async (folder) => {
    const file = await filled(folder);
    rmSync(checkFileOf(file));
    expect(await countOrders(opened(open(file)))).toBe(3);
    expect(open(file, { keyHex: otherKey }).outcome).toEqual({ kind: 'locked' });
  }));

describe('a damaged file', () => {
  test.each<[string, (file: string) => void]>([
    ['overwritten', (file) => writeFileSync(file, Buffer.alloc(20_000, 7))],
    ['cut off', (file) => truncateSync(file, 5_000)],
    ['marked by an earlier process', markDamaged],
  ])('that is %s is set aside, and a new one begun', (_, damage) =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      damage(file);
      const content = readFileSync(file);
      const answer = open(file);
      expect(answer.outcome).toEqual({
        kind: 'rebuilt',
        setAside: `${file}.set-aside-2026-11-23T12-00-00-000Z`,
      });
      expect(await countOrders(opened(answer))).toBe(0);
      expect(readFileSync(join(folder, setAsides(folder)[0] ?? '')).equals(content)).toBe(true);
      expect(open(file).outcome).toEqual({ kind: 'opened' });
    }),
  );

  test('under suspicion is read whole: bytes changed anywhere are found', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      expect(open(file, { isSuspect: true }).outcome).toEqual({ kind: 'opened' });
      // Text that is no UTF-8, as a changed byte can leave it: reading it as text would abort this very process.
      const db = opened(open(file));
      db.run(sql`UPDATE order_json SET json = CAST(x'7bff7d' AS TEXT) WHERE order_key % 2 = 0`);
      expect(open(file, { isSuspect: true }).outcome).toMatchObject({ kind: 'rebuilt' });
    }));

  test('leaves one copy at most, and none after 14 days', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      for (const hour of [1, 2]) {
        markDamaged(file);
        expect(open(file, { nowMs: now + hour * 3_600_000 }).outcome).toMatchObject({
          kind: 'rebuilt',
        });
      }
      expect(setAsides(folder).filter((name) => name.endsWith('Z'))).toEqual([
        'cache.db.set-aside-2026-11-23T14-00-00-000Z',
      ]);
      const kept = now / 1000;
      for (const name of setAsides(folder)) utimesSync(join(folder, name), kept, kept);
      open(file, { nowMs: now + 13 * day });
      expect(setAsides(folder)).not.toEqual([]);
      open(file, { nowMs: now + 15 * day });
      expect(setAsides(folder)).toEqual([]);
    }));

  test('never goes back to an earlier revision', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      const { revision } = await valueOf(
        createReader(opened(open(file)), () => 0).orderIds(aQuery()),
      );
      markDamaged(file);
      const rebuilt = createReader(opened(open(file)), () => 0);
      const list = await valueOf(rebuilt.orderIds(aQuery()));
      expect(list.revision).toBeGreaterThanOrEqual(Math.floor(revision / 1000) * 1000);
    }));
});

test('a file of a newer desk is refused and stays untouched', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'cache.db');
    const steps = [...migrations, { version: 7, up: () => undefined }];
    opened(open(file, { steps })).all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
    const before = picture(folder);
    expect(open(file)).toEqual({
      db: null,
      outcome: { kind: 'from-newer-desk', found: 7, known: migrations.length },
    });
    expect(picture(folder)).toEqual(before);
  }));

describe('a file that cannot be used', () => {
  test('is told when a folder stands in its place', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'cache.db');
      mkdirSync(join(file, 'full'), { recursive: true });
      expect(open(file).outcome).toMatchObject({ kind: 'unusable' });
      expect(existsSync(join(file, 'full'))).toBe(true);
    }));

  test('is told when a file stands where its folder should be', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'data'), 'x');
      expect(open(join(folder, 'data', 'cache.db')).outcome).toEqual({
        kind: 'unusable',
        reason: 'denied',
      });
    }));

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'is told when the rights are missing',
    () =>
      inFolder(async (folder) => {
        const file = await filled(folder);
        chmodSync(file, 0o000);
        expect(open(file).outcome).toEqual({ kind: 'unusable', reason: 'denied' });
      }),
  );
});

test('a file whose creation was broken off is begun again', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'cache.db');
    writeCheck(file, testKey);
    writeFileSync(file, '');
    expect(open(file).outcome).toEqual({ kind: 'opened' });
    expect(await countOrders(opened(open(file)))).toBe(0);
  }));
