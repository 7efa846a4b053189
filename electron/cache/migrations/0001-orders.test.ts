import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../sqlite/migrate';
import { connect } from '../../sqlite/port';
import { sql } from '../../sqlite/sql';
import { orders } from './0001-orders';

function migrated() {
  const db = connect(':memory:', null);
  migrate(db, [orders]);
  return db;
}

test('0001 makes the tables, the search index and one index for each sort', () => {
  const db = migrated();
  expect(schemaVersion(db)).toBe(1);
  const names = (type: string) =>
    db
      .all(
        sql`SELECT name FROM sqlite_schema WHERE type = ${type} AND name NOT LIKE 'sqlite_%'
          AND name NOT LIKE 'order_search_%' ORDER BY name`,
      )
      .map((row) => row['name']);
  expect(names('table')).toEqual([
    'coverage',
    'file_state',
    'marks',
    'order_json',
    'order_search',
    'orders',
    'shops',
    'status_names',
  ]);
  expect(names('index')).toEqual([
    'orders_by_customer',
    'orders_by_date',
    'orders_by_id',
    'orders_by_status',
    'orders_by_total',
  ]);
});

test('0001 begins the revision at the clock, above that of any earlier file', () => {
  const before = Math.floor(Date.now() / 1000) * 1000;
  const revision = migrated().one(sql`SELECT revision FROM file_state`)?.['revision'];
  expect(revision).toBeGreaterThanOrEqual(before);
});

test('0001 refuses a range that ends before it begins and a kind nobody knows', () => {
  const db = migrated();
  expect(() => db.run(sql`INSERT INTO coverage VALUES (1, 5, 4, 'read', NULL, 0)`)).toThrow();
  expect(() => db.run(sql`INSERT INTO coverage VALUES (1, 5, 6, 'maybe', NULL, 0)`)).toThrow();
});
