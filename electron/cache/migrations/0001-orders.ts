import { sql } from '../../sqlite/sql';
import type { Migration } from '../../sqlite/migration';

/**
 * Orders, their full header apart, their search text, coverage, marks and status names.
 * `order_key` is shop number × 2³² + order id (see `keys.ts`), the key of an order in all three order tables.
 */
export const orders: Migration = {
  version: 1,
  up(db) {
    for (const statement of tables) db.run(statement);
    for (const statement of indexes) db.run(statement);
    // A new file counts on from the clock, so that its revisions are above those of any file it replaces.
    db.run(sql`INSERT INTO file_state (id, revision) VALUES (1, unixepoch() * 1000)`);
  },
};

const tables = [
  sql`CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL) STRICT`,
  sql`CREATE TABLE shops (shop_no INTEGER PRIMARY KEY, shop TEXT NOT NULL UNIQUE) STRICT`,
  sql`CREATE TABLE orders (
    order_key INTEGER PRIMARY KEY,
    shop_no INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    date_added TEXT NOT NULL,
    date_modified TEXT NOT NULL,
    customer TEXT NOT NULL,
    customer_key TEXT NOT NULL,
    company TEXT NOT NULL,
    country TEXT NOT NULL,
    is_guest INTEGER NOT NULL,
    has_comment INTEGER NOT NULL,
    status_id INTEGER NOT NULL,
    status_name TEXT,
    total TEXT NOT NULL,
    total_base REAL NOT NULL,
    currency_code TEXT NOT NULL,
    currency_value TEXT NOT NULL,
    payment_method TEXT NOT NULL,
    shipping_method TEXT NOT NULL,
    as_of INTEGER NOT NULL
  ) STRICT`,
  sql`CREATE TABLE order_json (order_key INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT`,
  // The text is folded before it comes here: 'ascii' splits at spaces only and leaves every other letter alone.
  sql`CREATE VIRTUAL TABLE order_search USING fts5(
    number, customer, email, phone, company, address, comment,
    content='', contentless_delete=1, prefix='2 3', tokenize='ascii'
  )`,
  sql`CREATE TABLE coverage (
    shop_no INTEGER NOT NULL,
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL CHECK (to_id >= from_id),
    kind TEXT NOT NULL CHECK (kind IN ('read', 'missing', 'failed')),
    reason TEXT,
    tries INTEGER NOT NULL,
    PRIMARY KEY (shop_no, from_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE marks (
    shop_no INTEGER PRIMARY KEY,
    first_pass_done INTEGER NOT NULL,
    start_id INTEGER,
    last_gap_check_at INTEGER,
    last_pass_at INTEGER
  ) STRICT`,
  sql`CREATE TABLE status_names (
    shop_no INTEGER NOT NULL,
    status_id INTEGER NOT NULL,
    language_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    seen INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    PRIMARY KEY (shop_no, status_id, language_id, name)
  ) STRICT, WITHOUT ROWID`,
];

/** One index for each way to sort the list. Each also holds what the filters ask, so that a list never touches the wide rows. */
const indexes = [
  sql`CREATE UNIQUE INDEX orders_by_id ON orders (shop_no, order_id, status_id, date_added)`,
  sql`CREATE INDEX orders_by_date ON orders (shop_no, date_added, order_id, status_id)`,
  sql`CREATE INDEX orders_by_customer ON orders (shop_no, customer_key, order_id, status_id, date_added)`,
  sql`CREATE INDEX orders_by_status ON orders (shop_no, status_id, order_id, date_added)`,
  sql`CREATE INDEX orders_by_total ON orders (shop_no, total_base, order_id, status_id, date_added)`,
];
