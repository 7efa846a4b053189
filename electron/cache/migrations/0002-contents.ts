import { sql } from '../../sqlite/sql';
import type { Migration } from '../../sqlite/migration';

/**
 * What the connector tells: the contents of orders with their version and search text, orders the shop no longer has, and where
 * reading through it stands. Adds only: what was read before stays, and nothing has to be read again.
 */
export const contents: Migration = {
  version: 2,
  up(db) {
    for (const statement of statements) db.run(statement);
  },
};

const statements = [
  sql`ALTER TABLE orders ADD COLUMN gone_since INTEGER`,
  sql`CREATE TABLE order_contents (
    order_key INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    json TEXT NOT NULL
  ) STRICT`,
  // Versions of a whole range are asked for; without it each would cost a page of JSON.
  sql`CREATE INDEX order_contents_versions ON order_contents (order_key, version)`,
  sql`CREATE VIRTUAL TABLE contents_search USING fts5(
    product, model,
    content='', contentless_delete=1, prefix='2 3', tokenize='ascii'
  )`,
  sql`CREATE TABLE connector_marks (
    shop_no INTEGER PRIMARY KEY,
    mark TEXT,
    full_before INTEGER,
    full_done_at INTEGER,
    compare_from INTEGER NOT NULL,
    compared_at INTEGER
  ) STRICT`,
];
