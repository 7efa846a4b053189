import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OrderCounts } from '../../shared/order';
import type { Shop } from '../../shared/shop';
import { useDesk } from './desk-context';
import { orderQueries } from './order-queries';

/** How many orders each view of one shop has. */
export type ShopCounts = { readonly shop: Shop; readonly counts: OrderCounts };

function answers(results: readonly UseQueryResult<OrderCounts>[]) {
  return results.map(({ data }) => data);
}

/** The counts of several shops, in their order; a shop whose counts are not read yet is left out. */
export function useShopCounts(shops: readonly Shop[]): readonly ShopCounts[] {
  const desk = useDesk();
  const found = useQueries({
    queries: shops.map(({ id }) => orderQueries(desk).counts(id)),
    combine: answers,
  });
  return useMemo(
    () =>
      shops.flatMap((shop, at) => {
        const counts = found[at];
        return counts === undefined ? [] : [{ shop, counts }];
      }),
    [shops, found],
  );
}
