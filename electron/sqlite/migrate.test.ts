import { describe, expect, test } from 'vitest';
import { knownVersion, migrate, schemaVersion } from './migrate';
import type { Migration } from './migration';
import { connect } from './port';
import { sql } from './sql';

const first: Migration = {
  version: 1,
  up: (db) => void db.run(sql`CREATE TABLE one (id INTEGER)`),
};
const broken: Migration = {
  version: 2,
  up(db) {
    db.run(sql`CREATE TABLE two (id INTEGER)`);
    throw new Error('half way');
  },
};

describe('migrate', () => {
  test('takes each step once', () => {
    const db = connect(':memory:', null);
    migrate(db, [first]);
    migrate(db, [first]);
    expect(schemaVersion(db)).toBe(1);
  });

  test('leaves the file at the last whole step', () => {
    const db = connect(':memory:', null);
    expect(() => migrate(db, [first, broken])).toThrow('half way');
    expect(schemaVersion(db)).toBe(1);
    expect(db.all(sql`SELECT name FROM sqlite_schema`)).toEqual([{ name: 'one' }]);
  });

  test('refuses steps that do not go up', () => {
    const db = connect(':memory:', null);
    expect(() => migrate(db, [first, first])).toThrow('does not follow');
  });

  test('knows the version of its last step', () => {
    const db = connect(':memory:', null);
    migrate(db, [first]);
    expect(schemaVersion(db)).toBe(knownVersion([first]));
    expect(knownVersion([])).toBe(0);
  });
});
