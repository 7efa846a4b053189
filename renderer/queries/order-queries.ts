import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DeskClient } from '../bridge/desk-client';
import type { OrderId, OrderKey, ShopId } from '../../shared/ids';
import type { OrderQuery, OrderRow } from '../../shared/order';

/** The start of every key that belongs to the orders of a shop. */
export const orderKeys = {
  ofShop: (shop: ShopId) => ['orders', shop] as const,
  /** A list can be of several shops, so it stands under none; see `isListOf`. */
  lists: ['order-lists'] as const,
  counts: (shop: ShopId) => ['orders', shop, 'counts'] as const,
  windows: (shop: ShopId) => ['orders', shop, 'rows'] as const,
  row: (shop: ShopId, id: OrderId) => ['orders', shop, 'row', id] as const,
  details: (shop: ShopId) => ['orders', shop, 'detail'] as const,
  detail: (key: OrderKey) => ['orders', key.shop, 'detail', key.orderId] as const,
};

/**
 * The ids a query selects. `key` tells one query from another: while a new list is read the one before stays on
 * screen, and only the key says whose it is.
 */
export type OrderList = {
  readonly key: string;
  readonly shops: readonly ShopId[];
  readonly ids: Int32Array;
  readonly shopPlaces: Uint8Array;
};

/** True for the key of a list that orders of one of these shops stand in. */
export function isListOf(queryKey: readonly unknown[], shops: ReadonlySet<ShopId>): boolean {
  const [kind, query] = queryKey;
  if (kind !== orderKeys.lists[0]) return false;
  // lists are keyed by their question; see `ids`
  return (query as OrderQuery).shops.some((shop) => shops.has(shop));
}

/** Queries over the orders in the local copy. */
export function orderQueries(desk: DeskClient) {
  return {
    /** The ids of a filter in its order. The list before stays on screen while a new one is read. */
    ids: (query: OrderQuery) =>
      queryOptions({
        queryKey: [...orderKeys.lists, query],
        queryFn: async (): Promise<OrderList> => {
          const { shops, ids, shopPlaces } = await desk.call('orders:ids', query);
          return { key: JSON.stringify(query), shops, ids, shopPlaces };
        },
        // an Int32Array is no plain data: comparing it piece by piece would cost more than it saves
        structuralSharing: false,
        placeholderData: keepPreviousData,
        // one list per search typed; up to 400 kB each
        gcTime: 60_000,
      }),

    /** The rows of one aligned window. Its ids are its key, so the same ids never need asking twice. */
    rows: (shop: ShopId, ids: readonly OrderId[]) =>
      queryOptions({
        queryKey: [...orderKeys.windows(shop), ids],
        queryFn: async ({ client }): Promise<readonly OrderRow[]> => {
          const { rows } = await desk.call('orders:rows', { shop, ids });
          for (const row of rows) client.setQueryData(orderKeys.row(shop, row.orderId), row);
          return rows;
        },
      }),

    /** One order with its whole header; null when the local copy does not hold it. */
    detail: (key: OrderKey) =>
      queryOptions({
        queryKey: orderKeys.detail(key),
        queryFn: () => desk.call('orders:get', key),
      }),

    /** How many orders each view has. */
    counts: (shop: ShopId) =>
      queryOptions({
        queryKey: orderKeys.counts(shop),
        queryFn: () => desk.call('orders:counts', { shop }),
      }),
  };
}
