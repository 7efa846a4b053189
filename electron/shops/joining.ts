import type { Dialect } from '../../shared/capabilities';
import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import { mostShops, type ConnectStep, type Shop, type ShopCredentials } from '../../shared/shop';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import type { StoredShop } from '../settings/settings-data';
import { checkShopKey } from '../opencart/shop-key';
import { proveLogin, proveShop, type ShopAccess } from './connect';
import { nameOfStorefront, withConnector, type ConnectorFinding } from './connector';
import type { Keeping } from './keeping';
import { requireOpen } from './require-open';
import { newShopId, newStoredShop } from './shop-record';

/** What connecting works with. */
export type JoiningParts = {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly access: ShopAccess;
  readonly now: () => number;
  readonly onStep: (step: ConnectStep) => void;
  readonly keep: Keeping;
};

/** Connecting a shop, giving a known shop its key again, and following a shop to another address. Nothing is kept unless every step succeeds. */
export type Joining = {
  /** `shop-exists` for an address and user name connected already, before the key is sent; `too-many-shops`; `bad-key`. */
  readonly connect: (credentials: ShopCredentials) => Promise<Result<Shop>>;
  /** Proves the key at the shop, keeps it and starts the sync anew. */
  readonly enterKey: (id: ShopId, key: string) => Promise<Result<Shop>>;
  /**
   * Proves the stored key at another address, keeps that address and goes on with the same orders. `no-key`, `other-dialect`,
   * `shop-exists`. At its own address a shop that was updated goes on with the dialect it speaks now.
   */
  readonly move: (id: ShopId, address: string, certificate: string | null) => Promise<Result<Shop>>;
  /** Calls off what is under way; it ends as `connection-dropped`. */
  readonly cancel: () => void;
};

/** One attempt at a time: a new one calls off the one before. */
export function createJoining(parts: JoiningParts): Joining {
  const { settings, vault, access, onStep, keep } = parts;
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

  function find(id: ShopId): Result<StoredShop> {
    const stored = settings.shops().find((shop) => shop.id === id);
    return stored === undefined ? fail('no-shop', { shop: id }) : ok(stored);
  }

  function hasRoom(): Result<null> {
    return settings.shops().length < mostShops ? ok(null) : fail('too-many-shops');
  }

  /** Whether no shop (or only the one named) is connected by this address and user name. */
  function isFree(address: string, username: string, except: ShopId | null): Result<null> {
    const taken = settings
      .shops()
      .some((shop) => shop.address === address && shop.username === username && shop.id !== except);
    return taken ? fail('shop-exists', { address }) : ok(null);
  }

  return {
    async connect(credentials) {
      const open = requireOpen(vault);
      if (!open.ok) return open;
      const usable = checkShopKey(credentials.key);
      if (!usable.ok) return usable;
      const room = hasRoom();
      if (!room.ok) return room;
      const { username, newestOrderId, key, certificate } = credentials;
      return attempt(async (signal) => {
        const proven = await proveShop(access, {
          ...credentials,
          accepts: (found) => isFree(found.address, username, null),
          signal,
          onStep,
        });
        if (!proven.ok) return proven;
        const { address, dialect, client, proof } = proven.value;
        const fixed = { id: newShopId(), connectedAt: parts.now(), address, dialect };
        const record = () => {
          const free = isFree(address, username, null);
          const still = free.ok ? hasRoom() : free;
          if (!still.ok) return still;
          const { order, found } = proof;
          const storeName = order?.storeName ?? nameOfStorefront(found?.facts ?? null);
          const others = settings.shops();
          const typed = { username, newestOrderId, certificate };
          const fresh = newStoredShop({ ...fixed, ...typed, storeName, others });
          return ok(withFound(fresh, found));
        };
        return keep({ record, isNew: true, key, client, signal });
      });
    },
    async enterKey(id, key) {
      const open = requireOpen(vault);
      if (!open.ok) return open;
      const usable = checkShopKey(key);
      if (!usable.ok) return usable;
      const stored = find(id);
      if (!stored.ok) return stored;
      const { address, username, dialect, newestOrderId, certificate } = stored.value;
      return attempt(async (signal) => {
        const login = { address, username, key, certificate };
        const client = await access.openClient(dialect, login);
        const proven = await proveLogin(client, { newestOrderId, signal, onStep });
        if (!proven.ok) {
          client.close();
          return proven;
        }
        const record = () => {
          const now = find(id);
          return now.ok ? ok(withFound(now.value, proven.value.found)) : now;
        };
        return keep({ record, isNew: false, key, client, signal });
      });
    },
    async move(id, typedAddress, certificate) {
      const open = requireOpen(vault);
      if (!open.ok) return open;
      const stored = find(id);
      if (!stored.ok) return stored;
      const key = vault.shopKey(id);
      if (key === null) return fail('no-key');
      const { username, newestOrderId, dialect: known, address: former } = stored.value;
      // at its own address it is the same shop, updated; elsewhere it may be another
      const isSame = (found: Dialect, address: string): Result<null> =>
        found === known || address === former ? ok(null) : fail('other-dialect', { found, known });
      return attempt(async (signal) => {
        const proven = await proveShop(access, {
          address: typedAddress,
          username,
          key,
          certificate,
          newestOrderId,
          accepts({ address, dialect }) {
            const same = isSame(dialect, address);
            return same.ok ? isFree(address, username, id) : same;
          },
          signal,
          onStep,
        });
        if (!proven.ok) return proven;
        const { address, client, dialect, proof } = proven.value;
        const record = () => {
          const now = find(id);
          if (!now.ok) return now;
          // another dialect has another connector: what was known of the old one says nothing
          const former = dialect === now.value.dialect ? now.value.connector : notLookedFor;
          const moved = { ...now.value, address, certificate, dialect, connector: former };
          return ok(withFound(moved, proof.found));
        };
        return keep({ record, isNew: false, key, client, signal });
      });
    },
    cancel: () => underWay?.abort(),
  };
}

const notLookedFor = { kind: 'unknown' } as const;

/** The shop with what a look found; a look that failed found nothing. */
function withFound(stored: StoredShop, found: ConnectorFinding | null): StoredShop {
  return found === null ? stored : withConnector(stored, found);
}
