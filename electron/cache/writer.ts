import { orderId, type OrderId, type ShopId } from '../../shared/ids';
import { ok } from '../../shared/result';
import type { Writable } from '../sqlite/port';
import { integer, integerOrNull } from '../sqlite/row';
import { sql } from '../sqlite/sql';
import { readConnectorMarks, writeConnectorMarks } from './connector-marks';
import { readCoverage, writeSettled } from './coverage';
import { findShopNo, takeShopNo } from './keys';
import { noMarks, readMarks, writeMarks } from './marks';
import { readVersions } from './order-contents';
import { countRevision, readRevision } from './revision';
import { storeGone, storeOrder } from './store-order';
import type { CacheWriter, CommitReceipt, WalkBatch } from './types';
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
        connector: readConnectorMarks(db, shopNo),
      });
    },
    async commit(batch) {
      return ok(db.transact(() => store(db, batch)));
    },
    async abandonedSince(shop, since) {
      const shopNo = findShopNo(db, shop);
      if (shopNo === null) return ok([]);
      const rows = db.all(sql`SELECT order_id FROM orders INDEXED BY orders_by_status
        WHERE shop_no = ${shopNo} AND status_id = 0 AND date_added >= ${since}
        ORDER BY date_added DESC, order_id DESC`);
      return ok(rows.map((row) => orderId(integer(row, 'order_id'))));
    },
    async versions(shop, from, to) {
      const shopNo = findShopNo(db, shop);
      return ok(shopNo === null ? [] : readVersions(db, shopNo, from, to));
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

/** Everything of a batch; inside a transaction. Contents of an order that is not in the batch are a bug. */
function store(db: Writable, batch: WalkBatch): CommitReceipt {
  const shopNo = takeShopNo(db, batch.shop);
  const contents = new Map(batch.contents?.map((of) => [of.orderId, of.contents]));
  const changed = new Set<OrderId>();
  for (const id of batch.gone ?? []) {
    if (storeGone(db, shopNo, id, batch.asOf)) changed.add(id);
  }
  for (const header of batch.orders) {
    const id = header.orderId;
    if (storeOrder(db, shopNo, header, contents.get(id) ?? null, batch.asOf)) changed.add(id);
    contents.delete(id);
  }
  if (contents.size > 0) throw new Error('contents without their order');
  for (const range of batch.settled) writeSettled(db, shopNo, range);
  if (batch.marks !== null) writeMarks(db, shopNo, batch.marks);
  if (batch.connector !== undefined) writeConnectorMarks(db, shopNo, batch.connector);
  const revision = changed.size > 0 ? countRevision(db) : readRevision(db);
  return { revision, ids: [...changed] };
}
