import type { ShopId } from '../../shared/ids';
import { findShopNo, keyRange } from './keys';
import type { Writable } from '../sqlite/port';
import { countRevision } from './revision';
import { integer } from '../sqlite/row';
import { sql } from '../sqlite/sql';

/**
 * Forgets a shop so that none of its text stays in the file, not even in free pages, the search index or the journal.
 * May take seconds on a big file. Does nothing for a shop that is not there; after a failure it can be called again.
 */
export function wipeShop(db: Writable, shop: ShopId): void {
  const shopNo = findShopNo(db, shop);
  if (shopNo !== null) {
    const others = db.one(sql`SELECT count(*) AS shops FROM shops WHERE shop_no <> ${shopNo}`);
    const isLast = others !== undefined && integer(others, 'shops') === 0;
    db.transact(() => {
      if (isLast) deleteAll(db);
      else deleteShop(db, shopNo);
      countRevision(db);
    });
    // An index keeps the words of deleted orders until its segments are merged.
    db.run(sql`INSERT INTO order_search (order_search) VALUES ('optimize')`);
    db.run(sql`INSERT INTO contents_search (contents_search) VALUES ('optimize')`);
  }
  // Also when the rows are gone already: a kill may have come between.
  db.run(sql`VACUUM`);
  db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
}

const tablesOfShops = [
  sql`orders`,
  sql`coverage`,
  sql`marks`,
  sql`connector_marks`,
  sql`status_names`,
  sql`shops`,
] as const;

function deleteShop(db: Writable, shopNo: number): void {
  const { lowest, highest } = keyRange(shopNo);
  db.run(sql`DELETE FROM order_json WHERE order_key BETWEEN ${lowest} AND ${highest}`);
  db.run(sql`DELETE FROM order_contents WHERE order_key BETWEEN ${lowest} AND ${highest}`);
  db.run(sql`DELETE FROM contents_search WHERE rowid BETWEEN ${lowest} AND ${highest}`);
  db.run(sql`DELETE FROM order_search WHERE rowid BETWEEN ${lowest} AND ${highest}`);
  for (const table of tablesOfShops) db.run(sql`DELETE FROM ${table} WHERE shop_no = ${shopNo}`);
}

/** Without a condition SQLite empties whole tables at once instead of row by row. */
function deleteAll(db: Writable): void {
  db.run(sql`DELETE FROM order_json`);
  db.run(sql`DELETE FROM order_contents`);
  for (const index of [sql`order_search`, sql`contents_search`])
    db.run(sql`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
  for (const table of tablesOfShops) db.run(sql`DELETE FROM ${table}`);
}
