import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import type { ConnectStep, Shop, ShopCredentials } from '../../shared/shop';
import type { ShopClient } from '../opencart/client';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import type { StoredShop } from '../settings/settings-data';
import { proveRead, proveShop, type ShopAccess } from './connect';
import type { Turns } from './in-turn';
import { keepSettings } from './keep-settings';
import type { LocalCopy } from './local-copy';
import { requireOpen } from './require-open';
import { newShopId, newStoredShop, toShop } from './shop-record';

/** What connecting works with. `runSync` takes the client over. */
export type JoiningParts = {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly localCopy: LocalCopy;
  readonly access: ShopAccess;
  readonly now: () => number;
  readonly turns: Turns;
  readonly onStep: (step: ConnectStep) => void;
  readonly onShops: () => void;
  readonly runSync: (stored: StoredShop, client: ShopClient) => Promise<void>;
};

/** Connecting a shop, and giving a known shop its key again. */
export type Joining = {
  /** Nothing is kept unless every step succeeds. One shop for now: a second one is `shop-exists`. */
  readonly connect: (credentials: ShopCredentials) => Promise<Result<Shop>>;
  /** Proves the key at the shop, keeps it and starts the sync anew. */
  readonly enterKey: (id: ShopId, key: string) => Promise<Result<Shop>>;
  /** Calls off what is under way; it ends as `connection-dropped`. */
  readonly cancel: () => void;
};

/** One attempt at a time: a new one calls off the one before. */
export function createJoining(parts: JoiningParts): Joining {
  const { settings, vault, localCopy, access, onStep } = parts;
  let underWay: AbortController | null = null;

  async function attempt<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    underWay?.abort();
    const mine = new AbortController();
    underWay = mine;
    try {
      return await run(mine.signal);
    } finally {
      if (underWay === mine) underWay = null;
    }
  }

  /** The last step. Each part is kept only after the one before, and taken back when a later one fails. `isNew`: not in the settings yet. */
  async function keep(
    stored: StoredShop,
    key: string,
    client: ShopClient,
    signal: AbortSignal,
    isNew: boolean,
  ): Promise<Result<Shop>> {
    if (signal.aborted) return fail('connection-dropped');
    onStep('keep');
    const opened = await localCopy.open();
    if (!opened.ok) return opened;
    const kept = await vault.keepShopKey(stored.id, key);
    if (!kept.ok) return kept;
    if (isNew) {
      const noted = keepSettings(() => settings.keepShop(stored));
      if (!noted.ok) {
        await vault.forgetShopKey(stored.id);
        return noted;
      }
    }
    parts.onShops();
    await parts.runSync(stored, client);
    const now = find(stored.id); // its zone may have been set or measured meanwhile
    return now.ok ? ok(toShop(now.value, true)) : now;
  }

  async function keepOrClose(
    stored: () => Result<StoredShop>,
    key: string,
    client: ShopClient,
    signal: AbortSignal,
    isNew: boolean,
  ): Promise<Result<Shop>> {
    return parts.turns.inTurn(async () => {
      const shop = stored();
      const kept = shop.ok ? await keep(shop.value, key, client, signal, isNew) : shop;
      if (!kept.ok) client.close();
      return kept;
    });
  }

  function find(id: ShopId): Result<StoredShop> {
    const stored = settings.shops().find((shop) => shop.id === id);
    return stored === undefined ? fail('no-shop', { shop: id }) : ok(stored);
  }

  function roomForOneMore(): Result<null> {
    const existing = settings.shops()[0];
    return existing === undefined ? ok(null) : fail('shop-exists', { address: existing.address });
  }

  return {
    async connect(credentials) {
      const open = requireOpen(vault);
      if (!open.ok) return open;
      const room = roomForOneMore();
      if (!room.ok) return room;
      return attempt(async (signal) => {
        const proven = await proveShop(access, { ...credentials, signal, onStep });
        if (!proven.ok) return proven;
        const { address, dialect, client, order } = proven.value;
        const { username, newestOrderId, key } = credentials;
        const stored = newStoredShop({
          id: newShopId(),
          address,
          storeName: order?.storeName ?? null,
          username,
          dialect,
          newestOrderId,
          connectedAt: parts.now(),
          place: settings.shops().length,
        });
        const stillRoom = () => {
          const again = roomForOneMore();
          return again.ok ? ok(stored) : again;
        };
        return keepOrClose(stillRoom, key, client, signal, true);
      });
    },
    async enterKey(id, key) {
      const open = requireOpen(vault);
      if (!open.ok) return open;
      const stored = find(id);
      if (!stored.ok) return stored;
      const { address, username, dialect, newestOrderId } = stored.value;
      return attempt(async (signal) => {
        const client = await access.openClient(dialect, { address, username, key });
        const proven = await proveRead(client, { newestOrderId, signal, onStep });
        if (proven.ok) return keepOrClose(() => find(id), key, client, signal, false);
        client.close();
        return proven;
      });
    },
    cancel: () => underWay?.abort(),
  };
}
