import { orderId } from '../../shared/ids';
import type { OrderContents } from '../../shared/order-contents';
import type { Readable, Writable } from '../sqlite/port';
import { integer, textOrNull } from '../sqlite/row';
import { DamagedError } from '../sqlite/sqlite-problem';
import { sql } from '../sqlite/sql';
import { contentsText } from './contents-text';
import { keyRange, orderKeyNumber } from './keys';
import type { OrderVersion } from './types';

/** Contents as they were kept. */
export function parseContents(json: string): OrderContents {
  try {
    return JSON.parse(json) as OrderContents; // written below from OrderContents
  } catch {
    throw new DamagedError('no JSON in order_contents');
  }
}

/** Whether any order of the shop has contents. */
export function hasContents(db: Readable, shopNo: number): boolean {
  const { lowest, highest } = keyRange(shopNo);
  const row = db.one(sql`SELECT 1 AS found FROM order_contents
    WHERE order_key BETWEEN ${lowest} AND ${highest} LIMIT 1`);
  return row !== undefined;
}

/** Keeps the contents of an order and their search text in place of those it had. */
export function writeContents(
  db: Writable,
  key: number,
  contents: OrderContents,
  json: string,
): void {
  db.run(sql`INSERT OR REPLACE INTO order_contents (order_key, version, json)
    VALUES (${key}, ${contents.version}, ${json})`);
  const words = contentsText(contents);
  db.run(sql`INSERT OR REPLACE INTO contents_search (rowid, product, model)
    VALUES (${key}, ${words.product}, ${words.model})`);
}

/** Forgets the contents of an order and their search text. */
export function dropContents(db: Writable, key: number): void {
  db.run(sql`DELETE FROM order_contents WHERE order_key = ${key}`);
  db.run(sql`DELETE FROM contents_search WHERE rowid = ${key}`);
}

/** The versions of the orders with an id from `from` to `to`, ascending, without those that are gone; '' where there are no contents. */
export function readVersions(
  db: Readable,
  shopNo: number,
  from: number,
  to: number,
): readonly OrderVersion[] {
  const { lowest, highest } = keyRange(shopNo);
  const first = Math.max(lowest, orderKeyNumber(shopNo, from));
  const last = Math.min(highest, orderKeyNumber(shopNo, to));
  return db
    .all(
      sql`SELECT orders.order_id, order_contents.version FROM orders
        LEFT JOIN order_contents INDEXED BY order_contents_versions USING (order_key)
        WHERE order_key BETWEEN ${first} AND ${last} AND gone_since IS NULL ORDER BY order_key`,
    )
    .map((row) => ({
      orderId: orderId(integer(row, 'order_id')),
      version: textOrNull(row, 'version') ?? '',
    }));
}
