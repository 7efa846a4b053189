import { queryOptions } from '@tanstack/react-query';
import type { DeskClient } from '../bridge/desk-client';
import type { OrderId, OrderKey, ShopId } from '../../shared/ids';

/** The start of every key that belongs to status changes of a shop. */
export const historyKeys = {
  all: ['history'] as const,
  ofShop: (shop: ShopId) => ['history', shop] as const,
  lists: (shop: ShopId) => ['history', shop, 'list'] as const,
  draft: ({ shop, orderId }: OrderKey) => ['history', shop, 'draft', orderId] as const,
  namesDraft: (shop: ShopId) => ['history', shop, 'names-draft'] as const,
  statuses: (shop: ShopId) => ['history', shop, 'statuses'] as const,
};

/** Queries over the status changes this desk was asked for. */
export function historyQueries(desk: DeskClient) {
  return {
    /** The changes of one order, or (null) of every order of a shop; newest first. */
    list: (shop: ShopId, orderId: OrderId | null) =>
      queryOptions({
        queryKey: [...historyKeys.lists(shop), orderId],
        queryFn: () => desk.call('history:list', { shop, orderId }),
      }),

    /** Every status the desk knows of a shop. Names are learnt as orders come in, which no event names. */
    statuses: (shop: ShopId) =>
      queryOptions({
        queryKey: historyKeys.statuses(shop),
        queryFn: () => desk.call('shops:statuses', { shop }),
        refetchOnMount: 'always',
      }),
  };
}
