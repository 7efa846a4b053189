import type { Bridge, EventName, Events, Handlers } from '../../shared/ipc/contract';
import type { AppErrorData } from '../../shared/errors';
import type { CachedOrder } from '../../shared/order';
import { defaultPreferences, type Preferences } from '../../shared/preferences';
import { fail, ok, type Result } from '../../shared/result';
import { connectSteps, type ConnectStep, type Shop, type VaultState } from '../../shared/shop';
import type { SyncPhase, SyncState } from '../../shared/sync-state';
import { countOrders, rowOf, selectIds } from './fake-orders';
import { madeUpShopState, madeUpSync } from './fake-states';
import { madeUpOrders } from './made-up-orders';

/** How a fake desk begins. Everything left out is an ordinary day: one shop, all orders read. */
export type FakeStart = {
  readonly now?: number;
  readonly orders?: number;
  readonly isConnected?: boolean;
  readonly vault?: VaultState;
  readonly phase?: SyncPhase;
  readonly sync?: Partial<SyncState>;
  readonly shop?: Partial<Shop>;
  readonly preferences?: Partial<Preferences>;
  /** Connecting breaks off at this step. */
  readonly connectFails?: { readonly at: ConnectStep; readonly error: AppErrorData };
  /** How long a connect step, or deleting the copy of a shop, takes, in milliseconds; 0 answers at once. */
  readonly stepMs?: number;
  /** The passphrase that opens a locked vault. */
  readonly passphrase?: string;
  /** Forgetting a shop fails with this. */
  readonly disconnectFails?: AppErrorData;
};

/** An in-memory twin of the desk, with the means to watch it and to make things happen. */
export type FakeDesk = {
  readonly bridge: Bridge;
  /** Every request so far, in order. */
  readonly calls: readonly { readonly channel: string; readonly input: unknown }[];
  emit<E extends EventName>(event: E, data: Events[E]): void;
  /** Puts orders into the local copy (replacing those of the same id) and tells the window. */
  addOrders(orders: readonly CachedOrder[]): void;
  setSync(change: Partial<SyncState>): void;
  /** The key store of the system was unlocked or locked; the desk only notices when it is asked again. */
  setKeyStore(state: VaultState): void;
  /** From now on, connecting breaks off at a step; null mends it. */
  failConnect(failure: FakeStart['connectFails'] | null): void;
};

/** Makes a fake desk. `newest` ids are made up with holes, as a real shop has them. */
export function createFakeDesk(start: FakeStart = {}): FakeDesk {
  const now = start.now ?? Date.now();
  const newest = start.orders ?? 412;
  let orders = newest === 0 ? [] : madeUpOrders(newest, now);
  let revision = 1;
  let preferences: Preferences = { ...defaultPreferences, ...start.preferences };
  let vault: VaultState = start.vault ?? { kind: 'open', mode: 'passphrase' };
  let keyStore = vault;
  let shops: readonly Shop[] =
    start.isConnected === false ? [] : [{ ...madeUpShopState(now), ...start.shop }];
  const phase = start.phase ?? { kind: 'idle', nextPassAt: now + 50_000 };
  let sync: SyncState = { ...madeUpSync(now, Math.max(newest, 1), phase), ...start.sync };
  let failure = start.connectFails ?? null;
  let cancels = 0;
  const calls: { channel: string; input: unknown }[] = [];
  const listeners = new Map<string, Set<(data: never) => void>>();

  function emit<E extends EventName>(event: E, data: Events[E]): void {
    // listeners are kept by the name of the event whose data they take
    for (const listener of listeners.get(event) ?? []) listener(data as never);
  }

  function setSync(change: Partial<SyncState>): SyncState {
    sync = { ...sync, ...change };
    emit('sync:changed', sync);
    return sync;
  }

  function changeShop(change: Partial<Shop>): Result<Shop> {
    shops = shops.map((shop) => ({ ...shop, ...change }));
    emit('shops:changed', shops);
    const [shop] = shops;
    return shop === undefined ? fail('no-shop', {}) : ok(shop);
  }

  const pause = (ms: number) =>
    ms === 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, ms));

  const handlers: Handlers = {
    'app:info': async () =>
      ok({
        version: '0.1.0',
        electron: '33.2.1',
        platform: 'linux',
        isPackaged: false,
        isDemo: false,
        isStandIn: true,
      }),
    'app:copy': async () => ok(null),
    'app:open': async () => ok(null),
    'app:painted': async () => ok(null),
    'preferences:get': async () => ok(preferences),
    'preferences:set': async (change) => ok((preferences = { ...preferences, ...change })),
    'vault:state': async () => ok(vault),
    'vault:choose': async ({ mode }) => ok((vault = { kind: 'open', mode })),
    'vault:retry': async () => ok((vault = keyStore)),
    'vault:unlock': async ({ passphrase }) =>
      passphrase === (start.passphrase ?? 'correct horse')
        ? ok((vault = { kind: 'open', mode: 'passphrase' }))
        : fail('wrong-passphrase'),
    'shops:list': async () => ok(shops),
    'shops:connect': async ({ username, address }) => {
      const cancelsBefore = cancels;
      for (const step of connectSteps) {
        emit('connect:stepped', { step });
        await pause(start.stepMs ?? 0);
        if (cancels > cancelsBefore) return fail('connection-dropped');
        if (failure?.at === step) return { ok: false, error: failure.error };
      }
      const shop = { ...madeUpShopState(now), username, address };
      shops = [shop];
      emit('shops:changed', shops);
      return ok(shop);
    },
    'shops:cancel-connect': async () => {
      cancels += 1;
      return ok(null);
    },
    'shops:enter-key': async () => changeShop({ hasKey: true }),
    'shops:disconnect': async ({ shop }) => {
      if (start.disconnectFails !== undefined) return { ok: false, error: start.disconnectFails };
      const left = shops.filter(({ id }) => id !== shop);
      if (left.length === 0) {
        // with the last shop goes the vault, and it goes first
        vault = { kind: 'unset', offers: ['passphrase', 'session'] };
        emit('vault:changed', vault);
      }
      await pause(start.stepMs ?? 0);
      shops = left;
      orders = [];
      emit('shops:changed', shops);
      return ok(null);
    },
    'shops:set-zone': async ({ zone }) => changeShop({ zone }),
    'cache:state': async () =>
      ok({ kind: 'open', orders: orders.length, bytes: orders.length * 4600, notice: null }),
    'orders:ids': async (query) => ok({ revision, ids: selectIds(orders, query) }),
    'orders:rows': async ({ ids }) => {
      const wanted = new Set<number>(ids);
      const rows = orders.filter(({ header }) => wanted.has(header.orderId)).map(rowOf);
      return ok({ revision, rows });
    },
    'orders:get': async ({ orderId }) =>
      ok(orders.find(({ header }) => header.orderId === orderId) ?? null),
    'orders:counts': async () => ok(countOrders(orders, revision)),
    'orders:refresh': async (key) => {
      if (!sync.isOnline) return fail('offline');
      orders = orders.map((order) =>
        order.header.orderId === key.orderId ? { ...order, asOf: now } : order,
      );
      return ok({ ...key, changed: false, asOf: now });
    },
    'sync:state': async () => ok(sync),
    'sync:pause': async () => ok(setSync({ phase: { kind: 'paused', by: 'user' } })),
    'sync:resume': async () => ok(setSync({ phase })),
    'sync:cancel': async () => ok(setSync({ phase: { kind: 'idle', nextPassAt: null } })),
    'sync:now': async () => ok(setSync({ phase: { kind: 'logging-in', pass: 'light' } })),
  };

  return {
    bridge: {
      invoke(channel, input) {
        calls.push({ channel, input });
        return handlers[channel](input);
      },
      on(event, listener) {
        const known = listeners.get(event) ?? new Set();
        known.add(listener);
        listeners.set(event, known);
        return () => known.delete(listener);
      },
    },
    calls,
    emit,
    addOrders(added) {
      const ids = added.map(({ header }) => header.orderId);
      const replaced = new Set<number>(ids);
      orders = [...added, ...orders.filter(({ header }) => !replaced.has(header.orderId))];
      revision += 1;
      for (const { shop } of added.slice(0, 1)) emit('orders:changed', { shop, ids, revision });
    },
    setSync,
    setKeyStore(state) {
      keyStore = state;
    },
    failConnect(next) {
      failure = next ?? null;
    },
  };
}
