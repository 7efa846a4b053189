import type { Events } from '../../shared/ipc/contract';
import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import type { ConnectStep, Shop, VaultMode, VaultState } from '../../shared/shop';
import type { SyncState } from '../../shared/sync-state';
import type { ShopZone } from '../../shared/time';
import type { ShopClient } from '../opencart/client';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import type { StoredShop } from '../settings/settings-data';
import type { Clock } from '../sync/clock';
import type { SyncEngine, SyncParts } from '../sync/types';
import type { ShopAccess } from './connect';
import { createTurns } from './in-turn';
import { createJoining } from './joining';
import { keepSettings } from './keep-settings';
import type { LocalCopy } from './local-copy';
import { finishRemovals, removeShopData } from './removal';
import { isZoneName, toShop } from './shop-record';
import { createSyncCommands } from './sync-commands';
import { createSyncs } from './syncs';

/** How long the end waits for a change under way; the desk exits after 4 s in any case. */
const changesEndWithinMs = 2_000;

/** What the connections tell the rest of the desk. */
export type ShopNews = {
  shopsChanged(shops: readonly Shop[]): void;
  connectStepped(step: ConnectStep): void;
  syncChanged(state: SyncState): void;
  ordersChanged(change: Events['orders:changed']): void;
};

/** What the connections are made of. */
export type ShopsParts = {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly localCopy: LocalCopy;
  readonly access: ShopAccess;
  /** Syncs of known shops start after it, so that the cached orders are on screen first. */
  readonly firstPaint: Promise<void>;
  readonly createSync: (parts: SyncParts) => SyncEngine;
  readonly clock: Clock;
  readonly news: ShopNews;
  /** Whether an address can be expected to answer, as far as this machine's network tells. */
  readonly isOnline: (address: string) => boolean;
  readonly clearPageStorage: () => Promise<void>;
};

/** The connected shops: connecting, keeping, syncing, forgetting. Every key carries its shop's id. */
export type ShopsService = ReturnType<typeof createShops>;

/** Makes the service; `begin` sets it to work. */
export function createShops(parts: ShopsParts) {
  const { settings, vault, localCopy, access, clock, news } = parts;
  const syncs = createSyncs();
  const turns = createTurns();

  const find = (id: ShopId) => settings.shops().find((shop) => shop.id === id);
  const known = (stored: StoredShop) => toShop(stored, vault.shopKey(stored.id) !== null);
  const list = (): readonly Shop[] => settings.shops().map(known);
  const tellShops = () => news.shopsChanged(list());

  function changeZone(id: ShopId, zone: ShopZone): Result<Shop> {
    const stored = find(id);
    if (stored === undefined) return fail('no-shop', { shop: id });
    const kept = keepSettings(() => settings.keepShop({ ...stored, zone }));
    if (!kept.ok) return kept;
    tellShops();
    return ok(known({ ...stored, zone }));
  }

  function runSync(stored: StoredShop, client: ShopClient): Promise<void> {
    const { id, address } = stored;
    const make = () =>
      parts.createSync({
        shop: id,
        client,
        writer: localCopy.writer,
        clock,
        newestOrderIdHint: stored.newestOrderId,
        onState: (state) => news.syncChanged(state),
        onChanged: ({ ids, revision }) => news.ordersChanged({ shop: id, ids, revision }),
        onZoneMeasured(offsetMinutes) {
          const isSet = find(id)?.zone.kind === 'set'; // the owner's word wins
          // what the disk refuses is measured again in the next run
          if (!isSet) changeZone(id, { kind: 'measured', offsetMinutes, at: clock.now() });
        },
        isOnline: () => parts.isOnline(address),
      });
    return syncs.run(id, client, make);
  }

  /** Opens the cache, so that it can be read, and starts the sync of each shop whose key is known. */
  async function resume(): Promise<void> {
    if (settings.shops().length === 0 || vault.dataKeys() === null) return;
    const opening = localCopy.open();
    tellShops(); // with the vault open it is known which shops have a key
    const opened = await opening;
    if (!opened.ok) return; // the storage has told why
    await parts.firstPaint;
    for (const stored of settings.shops()) {
      const key = vault.shopKey(stored.id);
      if (key === null || syncs.engine(stored.id) !== null) continue;
      const { address, username, dialect } = stored;
      await runSync(stored, await access.openClient(dialect, { address, username, key }));
    }
  }

  async function afterVault(changed: Result<VaultState>): Promise<Result<VaultState>> {
    if (changed.ok) await turns.inTurn(resume);
    return changed;
  }

  const joining = createJoining({
    settings,
    vault,
    localCopy,
    access,
    turns,
    runSync,
    now: () => clock.now(),
    onStep: (step) => news.connectStepped(step),
    onShops: tellShops,
  });

  return {
    /** Finishes interrupted removals, then opens what can be opened without the user. */
    begin: () =>
      turns.inTurn(async () => {
        await finishRemovals(parts);
        await resume();
      }),
    reader: localCopy.reader,
    sync: createSyncCommands(syncs, (id) => find(id) !== undefined),
    list,
    connect: joining.connect,
    cancelConnect: joining.cancel,
    enterKey: joining.enterKey,
    disconnect: async (id: ShopId): Promise<Result<null>> => {
      joining.cancel();
      return turns.inTurn(async () => {
        if (find(id) === undefined) return fail('no-shop', { shop: id });
        await syncs.stop(id);
        const removed = await removeShopData(parts, id);
        tellShops();
        return removed;
      });
    },
    setZone(id: ShopId, zone: ShopZone): Result<Shop> {
      if (zone.kind === 'set' && !isZoneName(zone.name))
        return fail('bad-input', { channel: 'shops:set-zone', reason: 'no such zone' });
      return changeZone(id, zone);
    },
    cacheState: () => localCopy.state(),
    vault: {
      state: () => vault.state(),
      choose: async (mode: VaultMode, passphrase: string | null) =>
        afterVault(await vault.choose(mode, passphrase)),
      unlock: async (passphrase: string) => afterVault(await vault.unlock(passphrase)),
      retry: async () => afterVault(await vault.retry()),
    },
    /** The machine's network changed, or it woke up: passes that wait for it try at once, and the window hears of it. */
    noteNetwork(): void {
      for (const engine of syncs.engines()) {
        const { isOnline, phase } = engine.state();
        if (isOnline && (phase.kind === 'waiting' || isBlocked(phase))) engine.now();
        news.syncChanged(engine.state());
      }
    },
    /**
     * Ends all syncs and the storage, after the changes under way, which it waits for 2 s at most; the cache of a session that
     * keeps nothing is deleted. Nothing runs after it.
     */
    async end(): Promise<void> {
      joining.cancel();
      let callOff: () => void = () => undefined;
      const late = new Promise<void>((resolve) => {
        callOff = clock.setTimer(changesEndWithinMs, resolve);
      });
      await Promise.all([syncs.end(), Promise.race([turns.idle(), late])]);
      callOff();
      await localCopy.close();
    },
  };
}

/** Stopped because the shop does not let this machine's address in: another network may have another address. */
function isBlocked(phase: SyncState['phase']): boolean {
  return phase.kind === 'stopped' && phase.error.code === 'address-not-allowed';
}
