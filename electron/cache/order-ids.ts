import type { OrderIdList, OrderQuery } from '../../shared/order';
import { findShopNo } from './keys';
import { mergedListSql, orderListSql, type ListPart } from './order-list';
import { hasContents } from './order-contents';
import type { Readable } from '../sqlite/port';
import { textOrNull } from '../sqlite/row';
import type { Sql } from '../sqlite/sql';

type Ids = Omit<OrderIdList, 'revision'>;

/**
 * The orders of one or several shops in one list. `shops` are those of the query, each once. A shop not in the file, or with no
 * status named where statuses are named, has no orders in it.
 */
export function readOrderIds(db: Readable, query: OrderQuery): Ids {
  const shops = [...new Set(query.shops)];
  const asked = shops.flatMap((shop, place) => {
    const statusIds = query.statuses.flatMap((key) => (key.shop === shop ? [key.statusId] : []));
    if (query.statuses.length > 0 && statusIds.length === 0) return [];
    const shopNo = findShopNo(db, shop);
    if (shopNo === null) return [];
    const isSearched = query.search !== '' && hasContents(db, shopNo);
    return [{ shopNo, statusIds, hasContents: isSearched, place }];
  });
  const [first, ...others] = asked;
  if (first === undefined) return { shops, ids: new Int32Array(), shopPlaces: new Uint8Array() };
  if (others.length > 0) return { shops, ...readMerged(db, asked, query) };
  const ids = Int32Array.from(readNumbers(db, orderListSql(first, query)), Number);
  return { shops, ids, shopPlaces: new Uint8Array(ids.length).fill(first.place) };
}

function readMerged(
  db: Readable,
  asked: readonly (ListPart & { readonly place: number })[],
  query: OrderQuery,
): Omit<Ids, 'shops'> {
  const packed = readNumbers(db, mergedListSql(asked, query));
  const ids = new Int32Array(packed.length);
  const shopPlaces = new Uint8Array(packed.length);
  packed.forEach((digits, index) => {
    // id and place together may have more than the 32 bits of `>>`
    const number = Number(digits);
    ids[index] = Math.floor(number / 256);
    shopPlaces[index] = asked[number % 256]?.place ?? 0;
  });
  return { ids, shopPlaces };
}

function readNumbers(db: Readable, list: Sql): readonly string[] {
  const row = db.one(list);
  const ids = row === undefined ? null : textOrNull(row, 'ids');
  return ids === null ? [] : ids.split(',');
}
