import type { ShopId } from '../../shared/ids';
import type { Readable, Writable } from '../sqlite/port';
import { integer } from '../sqlite/row';
import { sql } from '../sqlite/sql';

/** Order ids stay below 2³² (OpenCart's are 32-bit), so shop number and order id share one whole number. */
const idsPerShop = 2 ** 32;

/** The key of an order in `orders`, `order_json` and `order_search`. */
export function orderKeyNumber(shopNo: number, orderId: number): number {
  return shopNo * idsPerShop + orderId;
}

/** The lowest and highest key an order of the shop can have. */
export function keyRange(shopNo: number): { readonly lowest: number; readonly highest: number } {
  return {
    lowest: orderKeyNumber(shopNo, 0),
    highest: orderKeyNumber(shopNo, idsPerShop - 1),
  };
}

/** The number under which a shop is kept in this file; null while nothing of it was written. */
export function findShopNo(db: Readable, shop: ShopId): number | null {
  const row = db.one(sql`SELECT shop_no FROM shops WHERE shop = ${shop}`);
  return row === undefined ? null : integer(row, 'shop_no');
}

/** The shop's number, given to it now if it has none. */
export function takeShopNo(db: Writable, shop: ShopId): number {
  const known = findShopNo(db, shop);
  if (known !== null) return known;
  db.run(sql`INSERT INTO shops (shop) VALUES (${shop})`);
  return takeShopNo(db, shop);
}
