import type { OrderHeader, OrderRow, StatusCount } from '../../shared/order';
import { ok } from '../../shared/result';
import { findShopNo, orderKeyNumber } from './keys';
import { parseContents } from './order-contents';
import { readOrderIds } from './order-ids';
import { rowColumns, toOrderRow } from './order-row';
import type { Readable } from '../sqlite/port';
import { readRevision } from './revision';
import { integer, integerOrNull, text, textOrNull } from '../sqlite/row';
import { DamagedError } from '../sqlite/sqlite-problem';
import { sql } from '../sqlite/sql';
import { readStatusNames } from './status-names';
import type { CacheReader } from './types';

/** Answers reads from an open file. Throws what SQLite throws; `serve.ts` turns that into a coded failure. */
export function createReader(db: Readable, fileBytes: () => number): CacheReader {
  return {
    async orderIds(query) {
      return ok({ revision: readRevision(db), ...readOrderIds(db, query) });
    },
    async rows(shop, ids) {
      const revision = readRevision(db);
      const shopNo = findShopNo(db, shop);
      if (shopNo === null) return ok({ revision, rows: [] });
      const keys = JSON.stringify(ids.map((id) => orderKeyNumber(shopNo, id)));
      const found = new Map<number, OrderRow>();
      const names = readStatusNames(db, shopNo);
      for (const row of db.all(sql`SELECT ${rowColumns} FROM orders
        WHERE order_key IN (SELECT value FROM json_each(${keys}))`)) {
        const orderRow = toOrderRow(row);
        const statusName = names.get(orderRow.statusId) ?? orderRow.statusName;
        found.set(orderRow.orderId, { ...orderRow, statusName });
      }
      return ok({ revision, rows: ids.flatMap((id) => found.get(id) ?? []) });
    },
    async order({ shop, orderId }) {
      const shopNo = findShopNo(db, shop);
      if (shopNo === null) return ok(null);
      const row =
        db.one(sql`SELECT order_json.json, as_of, gone_since, order_contents.json AS contents
        FROM orders JOIN order_json USING (order_key) LEFT JOIN order_contents USING (order_key)
        WHERE order_key = ${orderKeyNumber(shopNo, orderId)}`);
      if (row === undefined) return ok(null);
      const contents = textOrNull(row, 'contents');
      return ok({
        shop,
        header: parseHeader(text(row, 'json')),
        asOf: integer(row, 'as_of'),
        contents: contents === null ? null : parseContents(contents),
        goneSince: integerOrNull(row, 'gone_since'),
      });
    },
    async counts(shop) {
      const revision = readRevision(db);
      const shopNo = findShopNo(db, shop);
      if (shopNo === null) return ok({ revision, all: 0, abandoned: 0, statuses: [] });
      const counts = new Map<number, number>();
      for (const row of db.all(sql`SELECT status_id, count(*) AS orders FROM orders
        INDEXED BY orders_by_status WHERE shop_no = ${shopNo} GROUP BY status_id`)) {
        counts.set(integer(row, 'status_id'), integer(row, 'orders'));
      }
      const abandoned = counts.get(0) ?? 0;
      counts.delete(0);
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return ok({ revision, all, abandoned, statuses: statusCounts(db, shopNo, counts) });
    },
    async size() {
      const row = db.one(sql`SELECT count(*) AS orders FROM orders`);
      return ok({ orders: row === undefined ? 0 : integer(row, 'orders'), bytes: fileBytes() });
    },
  };
}

/** Every status ever met, also one no order has now. */
function statusCounts(
  db: Readable,
  shopNo: number,
  counts: ReadonlyMap<number, number>,
): readonly StatusCount[] {
  const names = readStatusNames(db, shopNo);
  const ids = [...new Set([...counts.keys(), ...names.keys()])].sort((a, b) => a - b);
  return ids.map((statusId) => ({
    statusId,
    name: names.get(statusId) ?? null,
    count: counts.get(statusId) ?? 0,
  }));
}

function parseHeader(json: string): OrderHeader {
  try {
    return JSON.parse(json) as OrderHeader; // written by `writer.ts` from an OrderHeader
  } catch {
    throw new DamagedError('no JSON in order_json');
  }
}
