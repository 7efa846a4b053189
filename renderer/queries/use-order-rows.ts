import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orderId, type OrderId, type ShopId } from '../../shared/ids';
import type { OrderRow } from '../../shared/order';
import { useDesk } from './desk-context';
import { orderKeys, orderQueries } from './order-queries';

/** How many rows are asked for at once. Windows start at multiples of it, so scrolling meets them again. */
export const windowSize = 50;

/** The ids of each aligned window that touches the rows from `first` to `last` (both included). */
export function windowsOf(
  ids: Int32Array,
  first: number,
  last: number,
): readonly (readonly OrderId[])[] {
  const windows: OrderId[][] = [];
  const end = Math.min(last, ids.length - 1);
  for (let at = first - (first % windowSize); at <= end; at += windowSize) {
    windows.push(Array.from(ids.subarray(at, at + windowSize), orderId));
  }
  return windows;
}

function collect(results: readonly UseQueryResult<readonly OrderRow[]>[]) {
  const rows = new Map<number, OrderRow>();
  for (const { data } of results) {
    for (const row of data ?? []) rows.set(row.orderId, row);
  }
  return rows;
}

/**
 * The rows of the part of a list that is on screen. A row not read yet is null; a row that only moved to another
 * window is shown as it was last read, so nothing flickers while orders come in.
 */
export function useOrderRows(
  shop: ShopId,
  ids: Int32Array,
  first: number,
  last: number,
): (id: number) => OrderRow | null {
  const desk = useDesk();
  const queries = useQueryClient();
  const windows = useMemo(() => windowsOf(ids, first, last), [ids, first, last]);
  const rows = useQueries({
    queries: windows.map((window) => orderQueries(desk).rows(shop, window)),
    combine: collect,
  });
  return (id) =>
    rows.get(id) ?? queries.getQueryData<OrderRow>(orderKeys.row(shop, orderId(id))) ?? null;
}
