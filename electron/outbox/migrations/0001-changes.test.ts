import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../sqlite/migrate';
import { connect } from '../../sqlite/port';
import { sql } from '../../sqlite/sql';
import { changes } from './0001-changes';

test('0001 makes one table that takes an id once for each shop', () => {
  const db = connect(':memory:', null);
  migrate(db, [changes]);
  expect(schemaVersion(db)).toBe(1);
  const add = (shop: string) =>
    db.run(sql`INSERT INTO changes (shop, id, order_id, state, created_at, json)
      VALUES (${shop}, 'one', 1, 'waiting', 0, '{}')`);
  add('harbour');
  add('mill');
  expect(() => add('mill')).toThrow('UNIQUE');
  expect(db.all(sql`SELECT place, shop FROM changes ORDER BY place`)).toEqual([
    { place: 1, shop: 'harbour' },
    { place: 2, shop: 'mill' },
  ]);
});
