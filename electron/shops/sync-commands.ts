import type { OrderKey, ShopId } from '../../shared/ids';
import type { RefreshReceipt } from '../../shared/order';
import { fail, ok, type Result } from '../../shared/result';
import type { SyncState } from '../../shared/sync-state';
import type { SyncEngine } from '../sync/types';
import type { Syncs } from './syncs';

/**
 * The commands of the syncs as the bridge needs them; each answers the state after it. `isKnown` tells a connected shop whose sync does not run (its key is not known in this run) from no shop at all.
 */
export function createSyncCommands(syncs: Syncs, isKnown: (shop: ShopId) => boolean) {
  async function command(
    shop: ShopId,
    run: (engine: SyncEngine) => void,
  ): Promise<Result<SyncState>> {
    const engine = syncs.engine(shop);
    if (engine === null) return isKnown(shop) ? ok(atRest(shop)) : fail('no-shop', { shop });
    run(engine);
    return ok(engine.state());
  }

  return {
    state: (shop: ShopId) => command(shop, () => undefined),
    pause: (shop: ShopId) => command(shop, (engine) => engine.pause()),
    resume: (shop: ShopId) => command(shop, (engine) => engine.resume()),
    cancel: (shop: ShopId) => command(shop, (engine) => engine.cancel()),
    startNow: (shop: ShopId) => command(shop, (engine) => engine.now()),
    async refresh({ shop, orderId }: OrderKey): Promise<Result<RefreshReceipt>> {
      const engine = syncs.engine(shop);
      return engine === null ? fail('no-shop', { shop }) : engine.refresh(orderId);
    },
  };
}

/** A shop whose sync does not run, because its key is not known: it waits for the user. */
function atRest(shop: ShopId): SyncState {
  return {
    shop,
    phase: { kind: 'stopped', error: { code: 'no-key', facts: {} } },
    isOnline: true,
    lastContactAt: null,
    firstPassDone: false,
    newestOrderId: null,
    lookedUpTo: 0,
    gapRule: 0,
    coverage: { read: 0, missing: 0, failed: 0, notYet: 0, ranges: [] },
    requests: 0,
    logins: 0,
    concurrency: 0,
  };
}
