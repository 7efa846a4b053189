import {
  copyFileSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shopId } from '../../shared/ids';
import { connect, type Connection } from '../sqlite/port';
import { sql } from '../sqlite/sql';
import { inFolder, testKey, valueOf } from '../sqlite/testing/files';
import { forgetInCopies } from './copies';
import { aChange, harbour, mill } from './testing/changes';
import { changesIn, filled, open, opened } from './testing/outbox-files';

describe('a file set aside', () => {
  /** A file with a change of each of two shops, one more of the first still in its journal, and set aside. */
  async function setAsideFile(folder: string): Promise<{ file: string; aside: string }> {
    const file = await filled(folder);
    const db = opened(open(file, { takesCopy: false }));
    await valueOf(db.outbox.add(aChange(3)));
    // as after a kill: the journal was never brought in
    const aside = `${file}.set-aside-2026-11-23T12-00-00-000Z`;
    for (const end of ['', '-wal']) copyFileSync(file + end, aside + end);
    db.close();
    return { file, aside };
  }

  const besideOf = (aside: string, folder: string) =>
    readdirSync(folder).filter((name) => name.startsWith(basename(aside)));

  test('forgets a shop with a wipe, its journal too, and keeps what it holds of others', () =>
    inFolder(async (folder) => {
      const { file, aside } = await setAsideFile(folder);
      expect(statSync(`${aside}-wal`).size).toBeGreaterThan(0);
      forgetInCopies(file, testKey, harbour);
      expect(besideOf(aside, folder)).toEqual([basename(aside)]);
      const db = connect(aside, testKey);
      expect(db.all(sql`SELECT shop, order_id FROM changes`)).toEqual([
        { shop: mill, order_id: aChange(2).orderId },
      ]);
      db.close();
      expect(await changesIn(file)).toBe(3);
    }));

  test.each<[string, (aside: string) => void]>([
    ['overwritten', (aside) => writeFileSync(aside, Buffer.alloc(20_000, 7))],
    ['cut off', (aside) => truncateSync(aside, 5_000)],
    ['gone but for its journal', (aside) => rmSync(aside)],
  ])('that is %s cannot be cleaned, and goes with a wipe', (_, damage) =>
    inFolder(async (folder) => {
      const { file, aside } = await setAsideFile(folder);
      // the journal holds pages that would mend the file
      if (existsSync(aside)) rmSync(`${aside}-wal`);
      damage(aside);
      writeFileSync(`${aside}-wal`, 'pages of the journal');
      forgetInCopies(file, testKey, harbour);
      expect(besideOf(aside, folder)).toEqual([]);
      expect(await changesIn(file)).toBe(3);
    }),
  );

  test('in which a broken index hides changes of the shop goes with a wipe', () =>
    inFolder(async (folder) => {
      const { file, aside } = await setAsideFile(folder);
      const pier = shopId('pier');
      const withSchema = <T>(work: (db: Connection) => T): T => {
        const db = connect(aside, testKey);
        db.all(sql`PRAGMA writable_schema = ON`);
        const value = work(db);
        db.close();
        return value;
      };
      const indexes = withSchema((db) => {
        const all = db.all(sql`SELECT name, rootpage, sql FROM sqlite_schema WHERE type = 'index'`);
        db.run(sql`DELETE FROM sqlite_schema WHERE type = 'index'`);
        return all;
      });
      withSchema((db) => {
        db.run(sql`UPDATE changes SET shop = ${pier} WHERE shop = ${harbour}`);
        for (const { name, rootpage, sql: text } of indexes)
          db.run(sql`INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)
            VALUES ('index', ${String(name)}, 'changes', ${Number(rootpage)}, ${String(text)})`);
      });
      forgetInCopies(file, testKey, pier);
      expect(existsSync(aside)).toBe(false);
    }));
});
