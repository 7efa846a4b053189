import type { Handlers } from '../../../shared/ipc/contract';
import type { OrderKey } from '../../../shared/ids';
import type { RefreshReceipt } from '../../../shared/order';
import type { Result } from '../../../shared/result';
import type { CacheReader } from '../../cache/types';

/** Re-reads one order from its shop; the new truth arrives through the cache. */
export type RefreshPort = { refresh(key: OrderKey): Promise<Result<RefreshReceipt>> };

/** Answers `orders:*`: reads from the cache alone, `orders:refresh` by the sync. */
export function orderHandlers(
  reader: Pick<CacheReader, 'orderIds' | 'rows' | 'order' | 'counts'>,
  sync: Promise<RefreshPort>,
): Pick<
  Handlers,
  'orders:ids' | 'orders:rows' | 'orders:get' | 'orders:counts' | 'orders:refresh'
> {
  return {
    'orders:ids': (query) => reader.orderIds(query),
    'orders:rows': ({ shop, ids }) => reader.rows(shop, ids),
    'orders:get': (key) => reader.order(key),
    'orders:counts': ({ shop }) => reader.counts(shop),
    'orders:refresh': async (key) => (await sync).refresh(key),
  };
}
