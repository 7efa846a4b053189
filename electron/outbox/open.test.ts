import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFileOf } from '../sqlite/check-value';
import type { Migration } from '../sqlite/migration';
import { connect } from '../sqlite/port';
import { markDamaged } from '../sqlite/set-aside';
import { sql } from '../sqlite/sql';
import { inFolder, testKey, valueOf } from '../sqlite/testing/files';
import { copiesOf, forgetInCopies } from './copies';
import { migrations } from './migrations/list';
import { aChange, harbour, mill } from './testing/changes';
import { changesIn, filled, now, open, opened } from './testing/outbox-files';

const hour = 3_600_000;
const otherKey = '00'.repeat(32);

/** What lies in the folder, name by name with a digest of the content; without journals that hold nothing. */
function picture(folder: string): unknown {
  return readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .filter((name) => !name.endsWith('-wal') || statSync(join(folder, name)).size > 0)
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name));
      return [name, createHash('sha256').update(content).digest('hex')];
    });
}

const copyNames = (file: string) => copiesOf(file).map((path) => basename(path));

describe('a sound outbox', () => {
  test('is begun, and opened again with what it held', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'deep', 'outbox.db');
      const db = opened(open(file));
      await valueOf(db.outbox.add(aChange(1)));
      expect(open(file, { isSuspect: true }).outcome).toEqual({ kind: 'opened' });
      expect(await changesIn(file)).toBe(1);
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    }));

  test('flushes each commit', () =>
    inFolder(async (folder) => {
      const db = opened(open(join(folder, 'outbox.db')));
      // 2 = FULL: SQLite flushes the journal before a commit is answered
      expect(db.one(sql`PRAGMA synchronous`)).toEqual({ synchronous: 2 });
      expect(db.one(sql`PRAGMA journal_mode`)).toEqual({ journal_mode: 'wal' });
    }));

  test('keeps its journal over an end without closing', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'outbox.db');
      await valueOf(opened(open(file)).outbox.add(aChange(1)));
      // What a killed process leaves: file and journal as they are at this moment.
      const left = join(folder, 'left.db');
      copyFileSync(file, left);
      copyFileSync(`${file}-wal`, `${left}-wal`);
      copyFileSync(checkFileOf(file), checkFileOf(left));
      expect(await changesIn(left)).toBe(1);
    }));

  test('holds no word in plain text, nor do its journal and its copies', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'outbox.db');
      const db = opened(open(file));
      for (let number = 1; number <= 40; number += 1) {
        await valueOf(db.outbox.add(aChange(number, { comment: 'Siobhan Wintergreen' })));
      }
      open(file);
      const names = readdirSync(folder);
      expect(names.some((name) => name.includes('.copy-'))).toBe(true);
      expect(statSync(`${file}-wal`).size).toBeGreaterThan(10_000);
      for (const name of names) {
        const content = readFileSync(join(folder, name)).toString('latin1');
        expect(content).not.toMatch(/siobhan|wintergreen|comment|sqlite/i);
      }
    }));
});

describe('copies', () => {
  test('are taken at each opening, and the last three are kept', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      for (let at = 1; at <= 4; at += 1) {
        const db = opened(open(file, { nowMs: now + at * hour }));
        await valueOf(db.outbox.add(aChange(10 + at)));
        db.close();
      }
      expect(copyNames(file)).toEqual([
        'outbox.db.copy-2026-11-23T14-00-00-000Z',
        'outbox.db.copy-2026-11-23T15-00-00-000Z',
        'outbox.db.copy-2026-11-23T16-00-00-000Z',
      ]);
      // Each is a whole outbox of this key, as it was when it was taken.
      for (const [index, copy] of copiesOf(file).entries()) {
        copyFileSync(checkFileOf(file), checkFileOf(copy));
        expect(await changesIn(copy)).toBe(3 + index);
        expect(() => connect(copy, otherKey).one(sql`PRAGMA user_version`)).toThrow();
        if (process.platform !== 'win32') expect(statSync(copy).mode & 0o077).toBe(0);
      }
    }));

  test('are not taken of a new file, nor when the process opens the file again by itself', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'outbox.db');
      opened(open(file)).close();
      open(file, { takesCopy: false });
      expect(copyNames(file)).toEqual([]);
    }));

  test('broken off are never taken for one', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      const brokenOff = `${file}.copy-2026-11-22T12-00-00-000Z.part`;
      writeFileSync(brokenOff, 'half');
      open(file);
      expect(existsSync(brokenOff)).toBe(false);
      expect(copyNames(file)).toEqual(['outbox.db.copy-2026-11-23T12-00-00-000Z']);
    }));

  test('that cannot be written keep no one from the outbox', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      mkdirSync(join(`${file}.copy-2026-11-23T12-00-00-000Z`, 'full'), { recursive: true });
      expect(open(file).outcome).toEqual({ kind: 'opened' });
      expect(await changesIn(file)).toBe(2);
    }));

  test('forget a shop with a wipe, also those of a file set aside; one that does not open is removed', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      open(file, { nowMs: now - hour });
      markDamaged(file);
      open(file);
      const db = opened(open(file));
      await valueOf(db.outbox.add(aChange(5)));
      await valueOf(db.outbox.add(aChange(6, { shop: mill })));
      open(file, { nowMs: now + hour });
      const junk = `${file}.copy-2026-11-24T12-00-00-000Z`;
      writeFileSync(junk, 'junk');

      forgetInCopies(file, testKey, harbour);

      expect(existsSync(junk)).toBe(false);
      const copies = readdirSync(folder).filter((name) => name.includes('.copy-'));
      const whole = copies.filter((name) => name.endsWith('Z')).map((name) => join(folder, name));
      expect(whole.some((path) => path.includes('.set-aside-'))).toBe(true);
      expect(whole.length).toBeGreaterThan(2);
      for (const path of whole) {
        const copy = connect(path, testKey);
        const shops = copy.all(sql`SELECT DISTINCT shop FROM changes`);
        expect(shops.filter((row) => row['shop'] !== mill)).toEqual([]);
        copy.close();
      }
    }));
});

describe('an outbox of another key', () => {
  test.each(['as it is', 'marked as damaged', 'without its check value'])(
    'is locked and stays untouched: %s',
    (how) =>
      inFolder(async (folder) => {
        const file = await filled(folder);
        if (how === 'marked as damaged') markDamaged(file);
        if (how === 'without its check value') rmSync(checkFileOf(file));
        const before = picture(folder);
        expect(open(file, { keyHex: otherKey })).toEqual({ db: null, outcome: { kind: 'locked' } });
        expect(picture(folder)).toEqual(before);
      }),
  );
});

describe('a damaged outbox', () => {
  test.each<[string, (file: string) => void]>([
    ['overwritten', (file) => writeFileSync(file, Buffer.alloc(20_000, 7))],
    ['cut off', (file) => truncateSync(file, 5_000)],
    ['marked by an earlier process', markDamaged],
  ])('that is %s is kept under a new name with its copies, and a new one begun', (_, damage) =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      open(file, { nowMs: now - hour });
      const copy = readFileSync(copiesOf(file)[0] ?? '');
      damage(file);
      const content = readFileSync(file);
      const answer = open(file);
      const keptAs = `${file}.set-aside-2026-11-23T12-00-00-000Z`;
      expect(answer.outcome).toEqual({ kind: 'rebuilt', setAside: keptAs });
      expect(await valueOf(opened(answer).outbox.unsettled())).toEqual([]);
      expect(readFileSync(keptAs).equals(content)).toBe(true);
      const keptCopy = `${keptAs}.copy-2026-11-23T11-00-00-000Z`;
      expect(readFileSync(keptCopy).equals(copy)).toBe(true);
      expect(copyNames(file)).toEqual([]);

      // Told once, and still there after many more openings, a second damage and a month.
      for (let at = 1; at <= 5; at += 1) {
        expect(open(file, { nowMs: now + at * hour }).outcome).toEqual({ kind: 'opened' });
      }
      markDamaged(file);
      const second = open(file, { nowMs: now + 30 * 24 * hour });
      expect(second.outcome).toMatchObject({ kind: 'rebuilt' });
      expect(readFileSync(keptAs).equals(content)).toBe(true);
      expect(readFileSync(keptCopy).equals(copy)).toBe(true);
    }),
  );

  test.each<[string, (file: string) => void]>([
    ['emptied', (file) => writeFileSync(file, '')],
    ['gone', () => undefined],
  ])('that is %s while there are copies of it is told, and they are kept', (_, leave) =>
    inFolder(async (folder) => {
      const before = await filled(folder);
      open(before, { nowMs: now - hour });
      // In a folder of its own: this process may still hold the first file.
      const file = join(folder, 'left', 'outbox.db');
      mkdirSync(join(folder, 'left'));
      copyFileSync(checkFileOf(before), checkFileOf(file));
      const [taken] = copiesOf(before);
      copyFileSync(taken ?? '', `${file}.copy-2026-11-23T11-00-00-000Z`);
      leave(file);

      const setAside = `${file}.set-aside-2026-11-23T12-00-00-000Z`;
      expect(open(file).outcome).toEqual({ kind: 'rebuilt', setAside });
      const copy = connect(`${setAside}.copy-2026-11-23T11-00-00-000Z`, testKey);
      expect(copy.one(sql`SELECT count(*) AS changes FROM changes`)).toEqual({ changes: 2 });
      expect(copyNames(file)).toEqual([]);
      expect(open(file).outcome).toEqual({ kind: 'opened' });
    }),
  );

  test('under suspicion is read whole: text that would abort the process is found', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      expect(open(file, { isSuspect: true }).outcome).toEqual({ kind: 'opened' });
      opened(open(file)).run(
        sql`UPDATE changes SET json = CAST(x'7bff7d' AS TEXT) WHERE place = 2`,
      );
      expect(open(file, { isSuspect: true }).outcome).toMatchObject({ kind: 'rebuilt' });
    }));
});

describe('another schema', () => {
  const next: Migration = {
    version: 7,
    up: (db) => void db.run(sql`ALTER TABLE changes ADD COLUMN more TEXT`),
  };
  const steps = [...migrations, next];

  test('of a newer desk is refused and stays untouched', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      opened(open(file, { steps })).all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
      const before = picture(folder);
      expect(open(file)).toEqual({
        db: null,
        outcome: { kind: 'from-newer-desk', found: 7, known: migrations.length },
      });
      expect(picture(folder)).toEqual(before);
    }));

  test('of an older desk is brought up after a copy was taken', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      expect(await changesIn(file, { steps, takesCopy: false })).toBe(2);
      const [copy] = copiesOf(file);
      const old = connect(copy ?? '', testKey);
      expect(old.one(sql`PRAGMA user_version`)).toEqual({ user_version: migrations.length });
      expect(old.one(sql`SELECT count(*) AS changes FROM changes`)).toEqual({ changes: 2 });
    }));

  test('whose step fails leaves the outbox as it was', () =>
    inFolder(async (folder) => {
      const file = await filled(folder);
      const broken: Migration = {
        version: 7,
        up(db) {
          db.run(sql`DELETE FROM changes`);
          throw new Error('half way');
        },
      };
      expect(() => open(file, { steps: [...migrations, broken] })).toThrow('half way');
      expect(await changesIn(file)).toBe(2);
    }));
});

test('a place where no file can be is told', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'outbox.db', 'full'), { recursive: true });
    expect(open(join(folder, 'outbox.db')).outcome).toMatchObject({ kind: 'unusable' });
    writeFileSync(join(folder, 'data'), 'x');
    expect(open(join(folder, 'data', 'outbox.db')).outcome).toEqual({
      kind: 'unusable',
      reason: 'denied',
    });
  }));
