import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { OrderId, OrderKey, ShopId } from '../../shared/ids';
import type { OrderRow } from '../../shared/order';
import { useDesk } from './desk-context';
import { keyAt, type OrderPlaces } from './order-places';
import { orderKeys, orderQueries } from './order-queries';

/** How many rows are asked for at once. Windows start at multiples of it, so scrolling meets them again. */
export const windowSize = 50;

/** The part of a window that belongs to one shop, in the order of the list. */
export type ShopWindow = { readonly shop: ShopId; readonly ids: readonly OrderId[] };

/** The orders of each aligned window that touches the rows from `first` to `last` (both included), by their shop. */
export function windowsOf(list: OrderPlaces, first: number, last: number): readonly ShopWindow[] {
  const windows: ShopWindow[] = [];
  const end = Math.min(last, list.ids.length - 1);
  for (let start = first - (first % windowSize); start <= end; start += windowSize) {
    const byShop = new Map<ShopId, OrderId[]>();
    for (let at = start; at < Math.min(start + windowSize, list.ids.length); at += 1) {
      const key = keyAt(list, at);
      if (key === null) continue;
      const ids = byShop.get(key.shop) ?? [];
      ids.push(key.orderId);
      byShop.set(key.shop, ids);
    }
    for (const [shop, ids] of byShop) windows.push({ shop, ids });
  }
  return windows;
}

type Rows = ReadonlyMap<ShopId, ReadonlyMap<number, OrderRow>>;

function collect(
  windows: readonly ShopWindow[],
  results: readonly UseQueryResult<readonly OrderRow[]>[],
): Rows {
  const rows = new Map<ShopId, Map<number, OrderRow>>();
  results.forEach(({ data }, at) => {
    const shop = windows[at]?.shop;
    if (shop === undefined) return;
    const ofShop = rows.get(shop) ?? new Map<number, OrderRow>();
    for (const row of data ?? []) ofShop.set(row.orderId, row);
    rows.set(shop, ofShop);
  });
  return rows;
}

/**
 * The rows of the part of a list that is on screen, asked for shop by shop. A row not read yet is null; a row that only
 * moved to another window is shown as it was last read, so nothing flickers while orders come in.
 */
export function useOrderRows(
  list: OrderPlaces,
  first: number,
  last: number,
): (key: OrderKey) => OrderRow | null {
  const desk = useDesk();
  const queries = useQueryClient();
  const windows = useMemo(() => windowsOf(list, first, last), [list, first, last]);
  const combine = useCallback(
    (results: readonly UseQueryResult<readonly OrderRow[]>[]) => collect(windows, results),
    [windows],
  );
  const rows = useQueries({
    queries: windows.map(({ shop, ids }) => orderQueries(desk).rows(shop, ids)),
    combine,
  });
  return ({ shop, orderId }) =>
    rows.get(shop)?.get(orderId) ??
    queries.getQueryData<OrderRow>(orderKeys.row(shop, orderId)) ??
    null;
}
