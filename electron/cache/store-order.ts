import type { OrderId } from '../../shared/ids';
import type { OrderHeader } from '../../shared/order';
import type { OrderContents } from '../../shared/order-contents';
import type { UtcMs } from '../../shared/time';
import type { Row, Writable } from '../sqlite/port';
import { integer, integerOrNull, text, textOrNull } from '../sqlite/row';
import { sql } from '../sqlite/sql';
import { orderKeyNumber } from './keys';
import { dropContents, writeContents } from './order-contents';
import { headerRow, upsertRow } from './order-row';
import { searchText } from './search-text';
import { learnStatusName } from './status-names';

/** How much later a cached read may be and still win; more than this means that the machine's clock was set back. */
const laterReadWithinMs = 60_000;

/**
 * Writes an order to its tables if it is new, differs or was gone; answers whether it did. An equal one only gets its new `as of`.
 * One that was read before the cached copy was, but comes after it, changes nothing. `contents` null: those it has stay while its
 * header is unchanged; else they may be of another state and are forgotten.
 */
export function storeOrder(
  db: Writable,
  shopNo: number,
  header: OrderHeader,
  contents: OrderContents | null,
  asOf: UtcMs,
): boolean {
  const key = orderKeyNumber(shopNo, header.orderId);
  const known =
    db.one(sql`SELECT order_json.json, as_of, gone_since, order_contents.json AS contents
    FROM orders JOIN order_json USING (order_key) LEFT JOIN order_contents USING (order_key)
    WHERE order_key = ${key}`);
  if (known !== undefined && isLater(known, asOf)) return false;

  const json = JSON.stringify(header);
  const isHeaderNew = known === undefined || text(known, 'json') !== json;
  const isOther = isHeaderNew && !(known !== undefined && isSameOrder(text(known, 'json'), header));
  const changesContents = storeContents(db, key, contents, known, isOther);
  if (isHeaderNew) {
    db.run(upsertRow(shopNo, key, headerRow(header, asOf)));
    db.run(sql`INSERT OR REPLACE INTO order_json (order_key, json) VALUES (${key}, ${json})`);
    writeSearch(db, key, header);
    learnStatusName(db, shopNo, header, asOf);
    return true;
  }
  db.run(sql`UPDATE orders SET as_of = ${asOf}, gone_since = NULL WHERE order_key = ${key}`);
  return changesContents || integerOrNull(known, 'gone_since') !== null;
}

/** Sets down that the shop no longer has a cached order; answers whether that is news. A copy that was read later stays. */
export function storeGone(db: Writable, shopNo: number, orderId: OrderId, asOf: UtcMs): boolean {
  const key = orderKeyNumber(shopNo, orderId);
  const known = db.one(sql`SELECT as_of, gone_since FROM orders WHERE order_key = ${key}`);
  if (known === undefined || integerOrNull(known, 'gone_since') !== null) return false;
  if (isLater(known, asOf)) return false;
  db.run(sql`UPDATE orders SET gone_since = ${asOf} WHERE order_key = ${key}`);
  return true;
}

function isLater(known: Row, asOf: UtcMs): boolean {
  const laterMs = integer(known, 'as_of') - asOf;
  return laterMs > 0 && laterMs <= laterReadWithinMs;
}

/** Whether two headers tell the same of an order. The stock API sends other extra columns than the connector; they are no change. */
function isSameOrder(knownJson: string, header: OrderHeader): boolean {
  const known = JSON.parse(knownJson) as OrderHeader; // written by `storeOrder`
  return JSON.stringify({ ...known, extra: {} }) === JSON.stringify({ ...header, extra: {} });
}

function storeContents(
  db: Writable,
  key: number,
  contents: OrderContents | null,
  known: Row | undefined,
  isOther: boolean,
): boolean {
  const knownJson = known === undefined ? null : textOrNull(known, 'contents');
  if (contents === null) {
    if (!isOther || knownJson === null) return false;
    dropContents(db, key);
    return true;
  }
  const json = JSON.stringify(contents);
  if (json === knownJson) return false;
  writeContents(db, key, contents, json);
  return true;
}

function writeSearch(db: Writable, key: number, header: OrderHeader): void {
  const words = searchText(header);
  db.run(sql`INSERT OR REPLACE INTO order_search
    (rowid, number, customer, email, phone, company, address, comment)
    VALUES (${key}, ${words.number}, ${words.customer}, ${words.email}, ${words.phone},
      ${words.company}, ${words.address}, ${words.comment})`);
}
