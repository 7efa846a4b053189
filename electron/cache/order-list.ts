import type { OrderQuery, SortColumn } from '../../shared/order';
import { parseSearch } from './search-query';
import { searchSql } from './search-sql';
import { allOf, joined, sql, type Sql } from '../sqlite/sql';

/** How one sort column is read: its column, and its index, which also answers the filters. */
type SortPlan = { readonly index: Sql; readonly column: Sql };

const plans: Readonly<Record<SortColumn, SortPlan>> = {
  dateAdded: { index: sql`orders_by_date`, column: sql`date_added` },
  orderId: { index: sql`orders_by_id`, column: sql`order_id` },
  customer: { index: sql`orders_by_customer`, column: sql`customer_key` },
  status: { index: sql`orders_by_status`, column: sql`status_id` },
  total: { index: sql`orders_by_total`, column: sql`total_base` },
};

/** One shop's share of a list: its number in the file, the statuses asked of it (none = every status), and whether its orders have contents to be searched. */
export type ListPart = {
  readonly shopNo: number;
  readonly statusIds: readonly number[];
  readonly hasContents: boolean;
};

/**
 * The statement behind an id list of one shop: a single row with all ids as one text `3,1,2` in column `ids`, NULL when there are
 * none. One text is three times as fast as a row an id. The index is named, so that the list is always read in its order from the
 * index alone, whatever the planner's guess.
 */
export function orderListSql(part: ListPart, query: OrderQuery): Sql {
  return sql`SELECT group_concat(order_id) AS ids FROM (
    ${selectPart(part, query)} ORDER BY ${ordered(query)})`;
}

/**
 * The statement behind one list of several shops: as above, but each order as order id × 256 + the place of its part in `parts`.
 * SQLite merges the parts, each read in order from its index; nothing is sorted. Orders that are equal in sort column and id come
 * by shop number.
 */
export function mergedListSql(parts: readonly ListPart[], query: OrderQuery): Sql {
  const selects = parts.map((part, place) => selectPart(part, query, place));
  return sql`SELECT group_concat(packed) AS ids FROM (
    ${joined(selects, ' UNION ALL ')} ORDER BY ${ordered(query)}, shop_no)`;
}

function selectPart(
  { shopNo, statusIds, hasContents }: ListPart,
  query: OrderQuery,
  place?: number,
): Sql {
  const { index, column } = plans[query.sort];
  const where = [sql`shop_no = ${shopNo}`, ...filters(query, statusIds)];
  const found = searchSql(shopNo, parseSearch(query.search), hasContents);
  if (found !== null) where.push(found);
  const packed = place === undefined ? sql`` : sql`, shop_no, (order_id << 8) + ${place} AS packed`;
  return sql`SELECT order_id, ${column} AS sort_key${packed}
    FROM orders INDEXED BY ${index} WHERE ${allOf(where)}`;
}

function filters(query: OrderQuery, statusIds: readonly number[]): readonly Sql[] {
  const where: Sql[] = [query.abandoned === 'only' ? sql`status_id = 0` : sql`status_id <> 0`];
  if (statusIds.length > 0) {
    where.push(sql`status_id IN (SELECT value FROM json_each(${JSON.stringify(statusIds)}))`);
  }
  if (query.from !== null) where.push(sql`date_added >= ${query.from}`);
  // Dates sort as text: every moment of a day is below its hour 24.
  if (query.to !== null) where.push(sql`date_added < ${`${query.to} 24`}`);
  return where;
}

function ordered({ sort, direction }: OrderQuery): Sql {
  // the id a second time would make SQLite sort what lies in order already
  const columns = sort === 'orderId' ? [sql`sort_key`] : [sql`sort_key`, sql`order_id`];
  return joined(
    columns.map((column) => (direction === 'descending' ? sql`${column} DESC` : column)),
    ', ',
  );
}
