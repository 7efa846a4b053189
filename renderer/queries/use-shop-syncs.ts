import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Shop } from '../../shared/shop';
import type { SyncState } from '../../shared/sync-state';
import { useDesk } from './desk-context';
import { deskQueries } from './desk-queries';

/** How the reading of one shop stands. */
export type ShopSync = { readonly shop: Shop; readonly state: SyncState };

function answers(results: readonly UseQueryResult<SyncState>[]) {
  return results.map(({ data }) => data);
}

/** How the reading of several shops stands, in their order; a shop whose state is not known yet is left out. */
export function useShopSyncs(shops: readonly Shop[]): readonly ShopSync[] {
  const desk = useDesk();
  const found = useQueries({
    queries: shops.map(({ id }) => deskQueries(desk).sync(id)),
    combine: answers,
  });
  return useMemo(
    () =>
      shops.flatMap((shop, at) => {
        const state = found[at];
        return state === undefined ? [] : [{ shop, state }];
      }),
    [shops, found],
  );
}
