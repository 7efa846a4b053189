import type { Migration } from '../../sqlite/migration';
import { sql } from '../../sqlite/sql';

/**
 * The changes: each whole as JSON, beside it what is asked by. `place` counts them as they came: the order of asking, also over a
 * clock that was set back.
 */
export const changes: Migration = {
  version: 1,
  up(db) {
    for (const statement of statements) db.run(statement);
  },
};

const statements = [
  sql`CREATE TABLE changes (
    place INTEGER PRIMARY KEY,
    shop TEXT NOT NULL,
    id TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    json TEXT NOT NULL
  ) STRICT`,
  sql`CREATE UNIQUE INDEX changes_by_id ON changes (shop, id)`,
  sql`CREATE INDEX changes_by_shop ON changes (shop, place)`,
  sql`CREATE INDEX changes_by_order ON changes (shop, order_id, place)`,
  sql`CREATE INDEX changes_by_state ON changes (state, place)`,
];
