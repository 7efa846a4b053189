import { useEffect, useEffectEvent, useRef } from 'react';
import type { Shop } from '../shared/shop';

/** Calls back with the shop that came to the others while one was being added. */
export function useAddedShop(
  shops: readonly Shop[],
  isAdding: boolean,
  onAdded: (shop: Shop) => void,
): void {
  const known = useRef<ReadonlySet<Shop['id']>>(new Set());
  const tell = useEffectEvent(onAdded);
  useEffect(() => {
    const added = shops.find(({ id }) => !known.current.has(id));
    const isFirst = known.current.size === 0;
    known.current = new Set(shops.map(({ id }) => id));
    if (isAdding && !isFirst && added !== undefined) tell(added);
  }, [shops, isAdding]);
}
