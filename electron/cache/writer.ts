import { orderId, type ShopId } from '../../shared/ids';
import type { OrderHeader } from '../../shared/order';
import { ok } from '../../shared/result';
import type { UtcMs } from '../../shared/time';
import { readCoverage, writeSettled } from './coverage';
import { findShopNo, orderKeyNumber, takeShopNo } from './keys';
import { noMarks, readMarks, writeMarks } from './marks';
import { headerRow, upsertRow } from './order-row';
import type { Writable } from '../sqlite/port';
import { countRevision, readRevision } from './revision';
import { integer, integerOrNull, text } from '../sqlite/row';
import { searchText } from './search-text';
import { sql } from '../sqlite/sql';
import { learnStatusName } from './status-names';
import type { CacheWriter } from './types';
import { wipeShop } from './wipe';

/** Writes to an open file, each call in one transaction. Throws what SQLite throws; `serve.ts` turns that into a coded failure. */
export function createWriter(db: Writable): CacheWriter {
  return {
    async position(shop) {
      const shopNo = findShopNo(db, shop);
      if (shopNo === null)
        return ok({ ranges: [], marks: noMarks, highestRead: null, connector: null });
      const row = db.one(
        sql`SELECT max(order_id) AS highest FROM orders WHERE shop_no = ${shopNo}`,
      );
      return ok({
        ranges: readCoverage(db, shopNo),
        marks: readMarks(db, shopNo),
        highestRead: row === undefined ? null : integerOrNull(row, 'highest'),
        connector: null,
      });
    },
    async commit(batch) {
      return ok(
        db.transact(() => {
          const shopNo = takeShopNo(db, batch.shop);
          const ids = batch.orders
            .filter((header) => storeOrder(db, shopNo, header, batch.asOf))
            .map((header) => header.orderId);
          for (const range of batch.settled) writeSettled(db, shopNo, range);
          if (batch.marks !== null) writeMarks(db, shopNo, batch.marks);
          return { revision: ids.length > 0 ? countRevision(db) : readRevision(db), ids };
        }),
      );
    },
    async abandonedSince(shop, since) {
      const shopNo = findShopNo(db, shop);
      if (shopNo === null) return ok([]);
      const rows = db.all(sql`SELECT order_id FROM orders INDEXED BY orders_by_status
        WHERE shop_no = ${shopNo} AND status_id = 0 AND date_added >= ${since}
        ORDER BY date_added DESC, order_id DESC`);
      return ok(rows.map((row) => orderId(integer(row, 'order_id'))));
    },
    async versions() {
      return ok([]);
    },
    async newest(shop, limit) {
      const shopNo = findShopNo(db, shop);
      if (shopNo === null) return ok([]);
      const rows = db.all(sql`SELECT order_id FROM orders INDEXED BY orders_by_id
        WHERE shop_no = ${shopNo} ORDER BY order_id DESC LIMIT ${limit}`);
      return ok(rows.map((row) => orderId(integer(row, 'order_id'))));
    },
    async wipe(shop: ShopId) {
      wipeShop(db, shop);
      return ok(null);
    },
  };
}

/** How much later a cached read may be and still win; more than this means that the machine's clock was set back. */
const laterReadWithinMs = 60_000;

/**
 * Writes an order to its three tables if it is new or differs; answers whether it did. An equal one only gets its new `as of`.
 * One that was read before the cached copy was, but comes after it, changes nothing.
 */
function storeOrder(db: Writable, shopNo: number, header: OrderHeader, asOf: UtcMs): boolean {
  const key = orderKeyNumber(shopNo, header.orderId);
  const json = JSON.stringify(header);
  const known = db.one(sql`SELECT json, as_of FROM order_json JOIN orders USING (order_key)
    WHERE order_key = ${key}`);
  const laterMs = known === undefined ? 0 : integer(known, 'as_of') - asOf;
  if (laterMs > 0 && laterMs <= laterReadWithinMs) return false;
  if (known !== undefined && text(known, 'json') === json) {
    db.run(sql`UPDATE orders SET as_of = ${asOf} WHERE order_key = ${key}`);
    return false;
  }
  db.run(upsertRow(shopNo, key, headerRow(header, asOf)));
  db.run(sql`INSERT OR REPLACE INTO order_json (order_key, json) VALUES (${key}, ${json})`);
  const words = searchText(header);
  db.run(sql`INSERT OR REPLACE INTO order_search
    (rowid, number, customer, email, phone, company, address, comment)
    VALUES (${key}, ${words.number}, ${words.customer}, ${words.email}, ${words.phone},
      ${words.company}, ${words.address}, ${words.comment})`);
  learnStatusName(db, shopNo, header, asOf);
  return true;
}
