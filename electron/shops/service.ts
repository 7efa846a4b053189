import type { Capabilities } from '../../shared/capabilities';
import type { Events } from '../../shared/ipc/contract';
import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import type { ConnectStep, KnownStatus, Shop, VaultMode, VaultState } from '../../shared/shop';
import type { SyncState } from '../../shared/sync-state';
import type { ShopClient } from '../opencart/client';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import type { StoredShop } from '../settings/settings-data';
import type { Clock } from '../sync/clock';
import { createSharedLimit } from '../sync/shared-limit';
import type { SyncEngine, SyncParts } from '../sync/types';
import type { ShopAccess } from './connect';
import type { ConnectorFinding } from './connector';
import { createConnectorLooks } from './connector-looks';
import { credentialsOf } from './credentials';
import { createTurns } from './in-turn';
import { createJoining } from './joining';
import { createKeepOrder } from './keep-order';
import { createKeeping } from './keeping';
import type { LocalCopy } from './local-copy';
import type { LocalOutbox } from './local-outbox';
import { createOwnerChanges } from './owner-changes';
import { finishRemovals, removeEverything, removeShopData } from './removal';
import { canRead, capabilitiesOf, toShop } from './shop-record';
import { knownStatuses, namedByShop, statusNamesOf } from './status-names';
import { createSyncCommands, stateWithoutReading } from './sync-commands';
import { createSyncs } from './syncs';

/** How long the end waits for a change under way; the desk exits after 4 s in any case. */
const changesEndWithinMs = 2_000;
/** Requests of all syncs together: four shops at their full pace (ADR 0024). */
const mostRequestsAtOnce = 16;

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
  readonly outbox: LocalOutbox;
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
  const { settings, vault, localCopy, outbox, access, clock, news } = parts;
  const syncs = createSyncs();
  const turns = createTurns();
  const sharedLimit = createSharedLimit(mostRequestsAtOnce);

  const find = (id: ShopId) => settings.shops().find((shop) => shop.id === id);
  const known = (stored: StoredShop) => toShop(stored, vault.shopKey(stored.id) !== null);
  const list = (): readonly Shop[] => settings.shops().map(known);
  const tellShops = () => news.shopsChanged(list());
  const isReadable = (stored: StoredShop) => canRead(capabilitiesOf(stored));
  const isOnline = (id: ShopId) => parts.isOnline(find(id)?.address ?? '');
  const reader = namedByShop(localCopy.reader, (id) => {
    const stored = find(id);
    return stored === undefined ? [] : statusNamesOf(stored);
  });

  /** Rows and counts on screen bear the old names of statuses. */
  function noteNames(shop: ShopId): void {
    void localCopy.reader.counts(shop).then((counts) => {
      if (counts.ok) news.ordersChanged({ shop, ids: null, revision: counts.value.revision });
    });
  }

  async function openClient(id: ShopId): Promise<Result<ShopClient>> {
    const login = credentialsOf(parts, id);
    return login.ok ? ok(await access.openClient(login.value.dialect, login.value)) : login;
  }

  const owner = createOwnerChanges({
    settings,
    toShop: known,
    onShops: tellShops,
    onNamed: noteNames,
  });

  const looks = createConnectorLooks({
    settings,
    turns,
    openClient,
    onShops: tellShops,
    onNamed: noteNames,
    async steer(before, after, client) {
      const { id } = after;
      const isPresent = after.connector.kind === 'present';
      const hasChanged = isPresent !== (before.connector.kind === 'present');
      if (!isReadable(after)) {
        client.close();
        await endReading(id);
      } else if ((hasChanged || syncs.engine(id) === null) && (await localCopy.open()).ok)
        await runSync(after, client);
      else client.close();
    },
  });

  /** A shop that shows no orders any more has no sync, but a state; its orders stay in the local copy. */
  async function endReading(id: ShopId): Promise<void> {
    await syncs.stop(id);
    news.syncChanged(stateWithoutReading(id, isOnline(id)));
  }

  /** The sync's word. It asks for no answer, so what follows from it goes on by itself. */
  function noteFound(id: ShopId, found: ConnectorFinding): void {
    const noted = looks.note(id, found);
    if (noted === null || isReadable(noted)) return;
    void turns.inTurn(async () => {
      const stored = find(id);
      const hasSync = syncs.engine(id) !== null;
      if (stored !== undefined && !isReadable(stored) && hasSync) await endReading(id);
    });
  }

  async function runSync(stored: StoredShop, client: ShopClient): Promise<void> {
    const { id } = stored;
    if (!isReadable(stored)) {
      client.close();
      news.syncChanged(stateWithoutReading(id, isOnline(id)));
      return;
    }
    await syncs.run(id, client, () => {
      const engine = parts.createSync({
        shop: id,
        client,
        writer: localCopy.writer,
        clock,
        newestOrderIdHint: stored.newestOrderId,
        onState: (state) => news.syncChanged(state),
        onChanged: ({ ids, revision }) => news.ordersChanged({ shop: id, ids, revision }),
        onZoneMeasured: (offset) => owner.noteMeasuredZone(id, offset, clock.now()),
        onConnector: (found) => noteFound(id, found),
        isOnline: () => isOnline(id),
        sharedLimit,
      });
      if (find(id)?.isPaused === true) engine.pause();
      return engine;
    });
  }

  /** Opens the files, so that they can be read, and starts the sync of each shop whose key is known. */
  async function resume(): Promise<void> {
    if (settings.shops().length === 0 || vault.dataKeys() === null) return;
    const opening = localCopy.open();
    void outbox.open(); // whoever asks it hears what is wrong with it
    tellShops(); // with the vault open it is known which shops have a key
    const opened = await opening;
    if (!opened.ok) return; // the storage has told why
    await parts.firstPaint;
    for (const stored of settings.shops()) {
      const { id, dialect } = stored;
      const login = credentialsOf(parts, id);
      const isLeaving = settings.wiping().includes(id);
      if (!login.ok || isLeaving || syncs.engine(id) !== null) continue;
      if (isReadable(stored)) await runSync(stored, await access.openClient(dialect, login.value));
      else void looks.look(id); // it may have got the connector meanwhile; its sync would look by itself
    }
  }

  /** With the vault open, what waited for it is done: removals first. */
  async function takeUp(): Promise<void> {
    const before = settings.shops().length;
    await finishRemovals(parts);
    if (settings.shops().length !== before) tellShops();
    await resume();
  }

  async function afterVault(changed: Result<VaultState>): Promise<Result<VaultState>> {
    if (changed.ok) await turns.inTurn(takeUp);
    return changed;
  }

  const onStep = (step: ConnectStep) => news.connectStepped(step);
  const joining = createJoining({
    settings,
    vault,
    access,
    now: () => clock.now(),
    onStep,
    keep: createKeeping({
      settings,
      vault,
      localCopy,
      outbox,
      turns,
      onStep,
      onShops: tellShops,
      runSync,
    }),
  });

  return {
    /** Finishes interrupted removals, then opens what can be opened without the user. */
    begin: () => turns.inTurn(takeUp),
    reader,
    outbox: outbox.outbox,
    sync: createSyncCommands({
      syncs,
      find(id) {
        const stored = find(id);
        return stored === undefined
          ? null
          : { canRead: isReadable(stored), isOnline: isOnline(id) };
      },
      onPause: owner.notePause,
    }),
    list,
    /** For what talks to a shop in the main process; the answer holds the key. */
    credentialsOf: (id: ShopId) => credentialsOf(parts, id),
    /** A client with sockets of its own, which the caller closes; fails as `credentialsOf`. */
    openClient,
    /** What a connected shop offers; `no-shop`. */
    offers(id: ShopId): Result<Capabilities> {
      const stored = find(id);
      return stored === undefined ? fail('no-shop', { shop: id }) : ok(capabilitiesOf(stored));
    },
    keepOrder: createKeepOrder({
      find,
      localCopy,
      turns,
      syncs,
      now: () => clock.now(),
      onChanged: (change) => news.ordersChanged(change),
    }),
    connect: joining.connect,
    cancelConnect: joining.cancel,
    enterKey: joining.enterKey,
    move: joining.move,
    change: owner.change,
    setZone: owner.setZone,
    nameStatuses: owner.nameStatuses,
    async statuses(id: ShopId): Promise<Result<readonly KnownStatus[]>> {
      const stored = find(id);
      if (stored === undefined) return fail('no-shop', { shop: id });
      return knownStatuses(localCopy.reader, stored, isReadable(stored));
    },
    /** Looks for the connector now and answers the shop as it is then. What fails on the way leaves what was known. */
    async lookForConnector(id: ShopId): Promise<Result<Shop>> {
      const looked = await looks.look(id);
      if (!looked.ok) return looked;
      const stored = find(id);
      return stored === undefined ? fail('no-shop', { shop: id }) : ok(known(stored));
    },
    /** One of several needs an open vault (`vault-locked` …, and then everything is as it was); the last one does not. */
    disconnect: async (id: ShopId): Promise<Result<null>> => {
      joining.cancel();
      looks.callOff(id);
      return turns.inTurn(async () => {
        if (find(id) === undefined) return fail('no-shop', { shop: id });
        await syncs.stop(id);
        const removed = await removeShopData(parts, id);
        tellShops();
        if (!removed.ok && !settings.wiping().includes(id)) await resume(); // nothing was touched
        return removed;
      });
    },
    /** Works in every state of the vault, with or without shops. */
    disconnectAll: async (): Promise<Result<null>> => {
      joining.cancel();
      looks.callOff(null);
      return turns.inTurn(async () => {
        await Promise.all(settings.shops().map(({ id }) => syncs.stop(id)));
        const removed = await removeEverything(parts);
        tellShops();
        return removed;
      });
    },
    cacheState: () => localCopy.state(),
    vault: {
      state: () => vault.state(),
      choose: async (mode: VaultMode, passphrase: string | null) =>
        afterVault(await vault.choose(mode, passphrase)),
      unlock: async (passphrase: string) => afterVault(await vault.unlock(passphrase)),
      retry: async () => afterVault(await vault.retry()),
    },
    /** The machine's network changed, or it woke up: passes that wait try at once, and the window hears of it. */
    noteNetwork(): void {
      for (const stored of settings.shops()) {
        const { id } = stored;
        const engine = syncs.engine(id);
        if (engine !== null) {
          const state = engine.state();
          if (state.isOnline && state.phase.kind === 'waiting') engine.now();
          news.syncChanged(engine.state());
        } else if (!isReadable(stored)) news.syncChanged(stateWithoutReading(id, isOnline(id)));
      }
    },
    /**
     * Ends all syncs and the storage, after the changes under way, which it waits for 2 s at most; what a session that keeps
     * nothing has on the disk is deleted. Nothing runs after it.
     */
    async end(): Promise<void> {
      joining.cancel();
      looks.callOff(null);
      let callOff: () => void = () => undefined;
      const late = new Promise<void>((resolve) => {
        callOff = clock.setTimer(changesEndWithinMs, resolve);
      });
      await Promise.all([syncs.end(), Promise.race([turns.idle(), late])]);
      callOff();
      await outbox.close();
      await localCopy.close();
    },
  };
}
