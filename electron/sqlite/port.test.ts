import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from './port';
import { sql, type SqlValue } from './sql';
import { sqliteProblem } from './sqlite-problem';
import { inFolder, testKey } from './testing/files';

function memory() {
  const db = connect(':memory:', null);
  db.run(sql`CREATE TABLE things (id INTEGER PRIMARY KEY, value)`);
  return db;
}

describe('values', () => {
  test.each<[string, SqlValue, unknown, string]>([
    ['text', "Zoë's \ud83d\ude00", "Zoë's \ud83d\ude00", 'text'],
    ['a whole number', 42, 42, 'integer'],
    ['a big whole number', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'integer'],
    ['a fraction', 1.5, 1.5, 'real'],
    ['a bigint', 7n, 7, 'integer'],
    ['null', null, null, 'null'],
    ['bytes', new Uint8Array([1, 2]), new Uint8Array([1, 2]), 'blob'],
    ['a Buffer', Buffer.from([3]), new Uint8Array([3]), 'blob'],
  ])('carries %s there and back', (_, value, back, type) => {
    const db = memory();
    db.run(sql`INSERT INTO things VALUES (1, ${value})`);
    expect(db.one(sql`SELECT value, typeof(value) AS type FROM things`)).toEqual({
      value: back,
      type,
    });
  });

  test.each<[string, unknown]>([
    ['a boolean', true],
    ['a date', new Date(0)],
    ['an object', {}],
    ['a list', [1]],
    ['undefined', undefined],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a whole number that is not safe', 2 ** 60],
    ['a bigint of more than 64 bits', 2n ** 63n],
    ['a function', () => 1],
  ])('refuses %s before libsql sees it', (_, value) => {
    const db = memory();
    const statement = { text: 'INSERT INTO things VALUES (1, ?)', values: [value as SqlValue] };
    expect(() => db.run(statement)).toThrow('cannot be bound');
    expect(db.all(sql`SELECT * FROM things`)).toEqual([]);
  });

  test('refuses too few and too many values', () => {
    const db = memory();
    expect(() => db.run({ text: 'INSERT INTO things VALUES (?, ?)', values: [1] })).toThrow(
      '1 values for 2 placeholders',
    );
    expect(() => db.all({ text: 'SELECT ?', values: [1, 2] })).toThrow();
  });
});

describe('statements', () => {
  test('answers rows without what libsql adds', () => {
    const db = memory();
    db.run(sql`INSERT INTO things VALUES (1, 'a'), (2, 'b')`);
    expect(db.one(sql`SELECT id FROM things WHERE id = ${2}`)).toEqual({ id: 2 });
    expect(db.one(sql`SELECT id FROM things WHERE id = ${9}`)).toBeUndefined();
    expect(db.all(sql`SELECT id FROM things ORDER BY id`)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(db.run(sql`UPDATE things SET value = ${'c'}`)).toBe(2);
  });

  test('runs more different statements than it keeps prepared', () => {
    const db = memory();
    for (let n = 0; n < 300; n += 1) {
      expect(db.one({ text: `SELECT ${n} AS n`, values: [] })).toEqual({ n });
    }
  });

  test('leaves no statement running that would block a checkpoint', () =>
    inFolder(async (folder) => {
      const db = connect(join(folder, 'a.db'), testKey);
      db.all(sql`PRAGMA journal_mode = WAL`);
      db.run(sql`CREATE TABLE things (id INTEGER)`);
      db.run(sql`INSERT INTO things VALUES (1), (2), (3)`);
      db.one(sql`SELECT id FROM things`);
      expect(db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`)).toEqual([
        { busy: 0, log: 0, checkpointed: 0 },
      ]);
    }));
});

describe('transactions', () => {
  test('keep all or nothing', () => {
    const db = memory();
    expect(() =>
      db.transact(() => {
        db.run(sql`INSERT INTO things VALUES (1, 'a')`);
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(db.all(sql`SELECT * FROM things`)).toEqual([]);
    expect(db.transact(() => db.run(sql`INSERT INTO things VALUES (1, 'a')`))).toBe(1);
    expect(db.all(sql`SELECT * FROM things`)).toHaveLength(1);
  });

  test('leave the file as it was when the disk is full', () => {
    const db = memory();
    db.all(sql`PRAGMA max_page_count = 10`);
    let problem = null;
    try {
      db.transact(() => {
        for (let id = 1; id < 100; id += 1) {
          db.run(sql`INSERT INTO things VALUES (${id}, ${'x'.repeat(1_000)})`);
        }
      });
    } catch (error) {
      problem = sqliteProblem(error);
    }
    expect(problem).toBe('full');
    expect(db.all(sql`SELECT * FROM things`)).toEqual([]);
    expect(db.transact(() => db.run(sql`INSERT INTO things VALUES (1, 'a')`))).toBe(1);
  });

  test('are not nested', () => {
    const db = memory();
    expect(() => db.transact(() => db.transact(() => 1))).toThrow('under way');
  });
});

describe('the key', () => {
  test('keeps every text out of the file', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'a.db');
      const db = connect(file, testKey);
      db.run(sql`CREATE TABLE things (value TEXT)`);
      db.run(sql`INSERT INTO things VALUES ('Siobhan')`);
      expect(readFileSync(file).includes('Siobhan')).toBe(false);
    }));

  test('is told from a wrong one as a damaged file', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'a.db');
      connect(file, testKey).run(sql`CREATE TABLE things (value TEXT)`);
      const other = connect(file, '00'.repeat(32));
      let problem = null;
      try {
        other.all(sql`SELECT * FROM things`);
      } catch (error) {
        problem = sqliteProblem(error);
      }
      expect(problem).toBe('damaged');
    }));

  test('does not help where there is no folder', () => {
    let problem = null;
    try {
      connect('/nonexistent/folder/a.db', testKey);
    } catch (error) {
      problem = sqliteProblem(error);
    }
    expect(problem).toBe('denied');
  });
});
