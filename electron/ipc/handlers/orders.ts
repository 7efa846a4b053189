import type { Handlers } from '../../../shared/ipc/contract';
import type { OrderKey } from '../../../shared/ids';
import type { RefreshReceipt } from '../../../shared/order';
import type { Result } from '../../../shared/result';
import type { CacheReader } from '../../cache/types';

/** Re-reads one order from its shop; the new truth arrives through the cache. */
export type RefreshPort = { refresh(key: OrderKey): Promise<Result<RefreshReceipt>> };

/** The cache as the window may read it. */
export type OrderReader = Pick<CacheReader, 'orderIds' | 'rows' | 'order' | 'counts'>;

/** Answers `orders:*`: reads from the cache alone, `orders:refresh` by the sync. What comes before the desk has started waits for it. */
export function orderHandlers(
  cache: Promise<OrderReader>,
  sync: Promise<RefreshPort>,
): Pick<
  Handlers,
  'orders:ids' | 'orders:rows' | 'orders:get' | 'orders:counts' | 'orders:refresh'
> {
  return {
    'orders:ids': async (query) => (await cache).orderIds(query),
    'orders:rows': async ({ shop, ids }) => (await cache).rows(shop, ids),
    'orders:get': async (key) => (await cache).order(key),
    'orders:counts': async ({ shop }) => (await cache).counts(shop),
    'orders:refresh': async (key) => (await sync).refresh(key),
  };
}
