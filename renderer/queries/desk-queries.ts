import { queryOptions } from '@tanstack/react-query';
import type { DeskClient } from '../bridge/desk-client';
import type { ShopId } from '../../shared/ids';

/** Keys of everything that is no order. */
export const deskKeys = {
  info: ['app', 'info'] as const,
  preferences: ['preferences'] as const,
  vault: ['vault'] as const,
  shops: ['shops'] as const,
  cache: ['cache'] as const,
  sync: (shop: ShopId) => ['sync', shop] as const,
};

/** Queries over the desk itself: window, keys, shops, local copy, sync. */
export function deskQueries(desk: DeskClient) {
  return {
    info: () =>
      queryOptions({ queryKey: deskKeys.info, queryFn: () => desk.call('app:info', null) }),
    preferences: () =>
      queryOptions({
        queryKey: deskKeys.preferences,
        queryFn: () => desk.call('preferences:get', null),
      }),
    vault: () =>
      queryOptions({ queryKey: deskKeys.vault, queryFn: () => desk.call('vault:state', null) }),
    shops: () =>
      queryOptions({ queryKey: deskKeys.shops, queryFn: () => desk.call('shops:list', null) }),
    cache: () =>
      queryOptions({
        queryKey: deskKeys.cache,
        queryFn: () => desk.call('cache:state', null),
        // its size grows with every order, which no event tells
        refetchOnMount: 'always',
      }),
    sync: (shop: ShopId) =>
      queryOptions({
        queryKey: deskKeys.sync(shop),
        queryFn: () => desk.call('sync:state', { shop }),
      }),
  };
}
