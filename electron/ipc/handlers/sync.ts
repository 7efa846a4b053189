import type { ShopId } from '../../../shared/ids';
import type { Handlers } from '../../../shared/ipc/contract';
import type { Result } from '../../../shared/result';
import type { SyncState } from '../../../shared/sync-state';

/** Steers the sync of one shop; each call answers the state after it, or `no-shop`. */
export type SyncPort = {
  state(shop: ShopId): Promise<Result<SyncState>>;
  pause(shop: ShopId): Promise<Result<SyncState>>;
  resume(shop: ShopId): Promise<Result<SyncState>>;
  cancel(shop: ShopId): Promise<Result<SyncState>>;
  startNow(shop: ShopId): Promise<Result<SyncState>>;
};

/** Answers `sync:*`. */
export function syncHandlers(
  sync: Promise<SyncPort>,
): Pick<Handlers, 'sync:state' | 'sync:pause' | 'sync:resume' | 'sync:cancel' | 'sync:now'> {
  return {
    'sync:state': async ({ shop }) => (await sync).state(shop),
    'sync:pause': async ({ shop }) => (await sync).pause(shop),
    'sync:resume': async ({ shop }) => (await sync).resume(shop),
    'sync:cancel': async ({ shop }) => (await sync).cancel(shop),
    'sync:now': async ({ shop }) => (await sync).startNow(shop),
  };
}
