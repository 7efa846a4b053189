import type { OrderKey, ShopId } from '../../shared/ids';
import type { RefreshReceipt } from '../../shared/order';
import { fail, ok, type Result } from '../../shared/result';
import type { SyncPhase, SyncState } from '../../shared/sync-state';
import type { SyncEngine } from '../sync/types';
import type { Syncs } from './syncs';

/** What a connected shop is to its sync, beside whether it runs. */
export type SyncedShop = {
  /** Whether its API shows orders. */
  readonly canRead: boolean;
  readonly isOnline: boolean;
};

/** What the commands work with. `find` knows the connected shops. */
export type SyncCommandParts = {
  readonly syncs: Syncs;
  readonly find: (shop: ShopId) => SyncedShop | null;
  /** Told what the user wants, to be remembered. */
  readonly onPause: (shop: ShopId, isPaused: boolean) => void;
};

const notOffered = fail('not-offered', { what: 'readHeader' });

/**
 * The commands of the syncs as the bridge needs them; each answers the state after it. A shop whose API shows no orders has a state
 * (`not-offered`) and refuses everything else; a connected shop whose sync does not run (its key is not known in this run) rests;
 * any other is `no-shop`.
 */
export function createSyncCommands({ syncs, find, onPause }: SyncCommandParts) {
  function state(shop: ShopId): Result<SyncState> {
    const found = find(shop);
    const engine = syncs.engine(shop);
    if (found !== null && !found.canRead) return ok(stateWithoutReading(shop, found.isOnline));
    if (engine !== null) return ok(engine.state());
    return found === null ? fail('no-shop', { shop }) : ok(stateWithoutKey(shop, found.isOnline));
  }

  async function command(
    shop: ShopId,
    run: (engine: SyncEngine) => void,
  ): Promise<Result<SyncState>> {
    if (find(shop)?.canRead === false) return notOffered;
    const engine = syncs.engine(shop);
    if (engine !== null) {
      run(engine);
      onPause(shop, engine.state().phase.kind === 'paused');
    }
    return state(shop);
  }

  return {
    state: async (shop: ShopId) => state(shop),
    pause: (shop: ShopId) => command(shop, (engine) => engine.pause()),
    resume: (shop: ShopId) => command(shop, (engine) => engine.resume()),
    cancel: (shop: ShopId) => command(shop, (engine) => engine.cancel()),
    startNow: (shop: ShopId) => command(shop, (engine) => engine.now()),
    async refresh({ shop, orderId }: OrderKey): Promise<Result<RefreshReceipt>> {
      const found = find(shop);
      if (found !== null && !found.canRead) return notOffered;
      const engine = syncs.engine(shop);
      if (engine !== null) return engine.refresh(orderId);
      return found === null ? fail('no-shop', { shop }) : fail('no-key');
    },
  };
}

/** A shop whose API shows no orders: there is nothing to sync. */
export function stateWithoutReading(shop: ShopId, isOnline: boolean): SyncState {
  return atRest(shop, isOnline, { kind: 'not-offered' });
}

/** A shop whose sync does not run, because its key is not known: it waits for the user. */
function stateWithoutKey(shop: ShopId, isOnline: boolean): SyncState {
  return atRest(shop, isOnline, { kind: 'stopped', error: { code: 'no-key', facts: {} } });
}

function atRest(shop: ShopId, isOnline: boolean, phase: SyncPhase): SyncState {
  return {
    shop,
    phase,
    isOnline,
    way: null,
    expected: null,
    compared: null,
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
