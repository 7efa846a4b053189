import type { AppErrorData } from '../../shared/errors';
import { shopId, type ShopId } from '../../shared/ids';
import type { Bridge, EventName, Events, Handlers } from '../../shared/ipc/contract';
import type { CachedOrder } from '../../shared/order';
import { defaultPreferences, type Preferences } from '../../shared/preferences';
import { fail, ok, type Result } from '../../shared/result';
import {
  connectSteps,
  shopColours,
  type ConnectStep,
  type Shop,
  type VaultState,
} from '../../shared/shop';
import type { SyncPhase, SyncState } from '../../shared/sync-state';
import type { FakeContext } from './fake-context';
import { fakeConnector, type FakeConnectorStart } from './fake-connector';
import { fakeDoctor, type FakeDoctorStart } from './fake-doctor';
import { fakeHistory, type FakeHistoryStart } from './fake-history';
import { countOrders, rowOf, selectIds } from './fake-orders';
import { fakeShopState, type FakeShop } from './fake-shops';
import { madeUpShop } from './made-up-orders';

/** How a fake desk begins. Everything left out is an ordinary day: one shop, all orders read. */
export type FakeStart = {
  readonly now?: number;
  /** The newest order number of the one shop. */
  readonly orders?: number;
  readonly isConnected?: boolean;
  readonly vault?: VaultState;
  readonly phase?: SyncPhase;
  readonly sync?: Partial<SyncState>;
  readonly shop?: Partial<Shop>;
  /** Several shops; `orders`, `phase`, `sync` and `shop` then say nothing. */
  readonly shops?: readonly FakeShop[];
  readonly preferences?: Partial<Preferences>;
  /** Connecting, or moving to another address, breaks off at this step. */
  readonly connectFails?: { readonly at: ConnectStep; readonly error: AppErrorData };
  /** How long a connect step, or deleting the copy of a shop, takes, in milliseconds; 0 answers at once. */
  readonly stepMs?: number;
  /** The passphrase that opens a locked vault. */
  readonly passphrase?: string;
  /** Forgetting a shop fails with this. */
  readonly disconnectFails?: AppErrorData;
  readonly history?: FakeHistoryStart;
  readonly doctor?: FakeDoctorStart;
  /** The one shop has the connector. */
  readonly connector?: 'writes' | 'reads';
  /** Makes an order of the one shop other than it is made up. */
  readonly change?: FakeShop['change'];
  /** What comes of looking for the connector and of saving its files. */
  readonly looks?: FakeConnectorStart;
};

/** An in-memory twin of the desk, with the means to watch it and to make things happen. */
export type FakeDesk = {
  readonly bridge: Bridge;
  /** Every request so far, in order. */
  readonly calls: readonly { readonly channel: string; readonly input: unknown }[];
  emit<E extends EventName>(event: E, data: Events[E]): void;
  /** Puts orders of one shop into the local copy (replacing those of the same id) and tells the window. */
  addOrders(orders: readonly CachedOrder[]): void;
  /** Changes how the reading of a shop stands; of the first one unless another is named. */
  setSync(change: Partial<SyncState>, shop?: ShopId): void;
  /** The key store of the system was unlocked or locked; the desk only notices when it is asked again. */
  setKeyStore(state: VaultState): void;
  /** From now on, connecting breaks off at a step; null mends it. */
  failConnect(failure: FakeStart['connectFails'] | null): void;
};

/** Makes a fake desk. Its orders are made up with holes, as a real shop has them. */
export function createFakeDesk(start: FakeStart = {}): FakeDesk {
  const now = start.now ?? Date.now();
  const { phase: startPhase, sync: startSync } = start;
  const one: FakeShop = {
    shop: { ...start.shop, id: madeUpShop },
    orders: start.orders ?? 412,
    ...(startPhase === undefined ? {} : { phase: startPhase }),
    ...(startSync === undefined ? {} : { sync: startSync }),
    ...(start.connector === undefined ? {} : { connector: start.connector }),
    ...(start.change === undefined ? {} : { change: start.change }),
  };
  const begun = (start.isConnected === false ? [] : (start.shops ?? [one])).map((shop, turn) =>
    fakeShopState(shop, now, turn),
  );
  let orders: readonly CachedOrder[] = begun.flatMap((state) => state.orders);
  let shops: readonly Shop[] = begun.map(({ shop }) => shop);
  const syncs = new Map(begun.map(({ shop, sync }) => [shop.id, sync]));
  const phases = new Map(begun.map(({ shop, phase }) => [shop.id, phase]));
  let revision = 1;
  let preferences: Preferences = { ...defaultPreferences, ...start.preferences };
  let vault: VaultState = start.vault ?? { kind: 'open', mode: 'passphrase' };
  let keyStore = vault;
  let failure = start.connectFails ?? null;
  let cancels = 0;
  const calls: { channel: string; input: unknown }[] = [];
  const listeners = new Map<string, Set<(data: never) => void>>();

  function emit<E extends EventName>(event: E, data: Events[E]): void {
    // listeners are kept by the name of the event whose data they take
    for (const listener of listeners.get(event) ?? []) listener(data as never);
  }

  function setSync(shop: ShopId, change: Partial<SyncState>): Result<SyncState> {
    const before = syncs.get(shop);
    if (before === undefined) return fail('no-shop', { shop });
    const after = { ...before, ...change };
    syncs.set(shop, after);
    emit('sync:changed', after);
    return ok(after);
  }

  function changeShop(id: ShopId, change: Partial<Shop>): Result<Shop> {
    const before = shops.find((shop) => shop.id === id);
    if (before === undefined) return fail('no-shop', { shop: id });
    const after = { ...before, ...change };
    shops = shops.map((shop) => (shop.id === id ? after : shop));
    emit('shops:changed', shops);
    return ok(after);
  }

  function putOrders(added: readonly CachedOrder[]): void {
    const isReplaced = ({ shop, header }: CachedOrder) =>
      added.some((other) => other.shop === shop && other.header.orderId === header.orderId);
    orders = [...added, ...orders.filter((order) => !isReplaced(order))];
    revision += 1;
    const ids = added.map(({ header }) => header.orderId);
    for (const { shop } of added.slice(0, 1)) emit('orders:changed', { shop, ids, revision });
  }

  async function forget(isGone: (shop: ShopId) => boolean): Promise<Result<null>> {
    if (start.disconnectFails !== undefined) return { ok: false, error: start.disconnectFails };
    const left = shops.filter(({ id }) => !isGone(id));
    if (left.length === 0) {
      // with the last shop goes the vault, and it goes first
      vault = { kind: 'unset', offers: ['passphrase', 'session'] };
      emit('vault:changed', vault);
    }
    await pause(start.stepMs ?? 0);
    shops = left;
    orders = orders.filter(({ shop }) => !isGone(shop));
    emit('shops:changed', shops);
    return ok(null);
  }

  async function climb(): Promise<Result<null>> {
    const cancelsBefore = cancels;
    for (const step of connectSteps) {
      emit('connect:stepped', { step });
      await pause(start.stepMs ?? 0);
      if (cancels > cancelsBefore) return fail('connection-dropped');
      if (failure?.at === step) return { ok: false, error: failure.error };
    }
    return ok(null);
  }

  const pause = (ms: number) =>
    ms === 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, ms));

  const context: FakeContext = {
    now,
    emit,
    shopOf: (id) => shops.find((shop) => shop.id === id) ?? null,
    orderOf: ({ shop, orderId }) =>
      orders.find((order) => order.shop === shop && order.header.orderId === orderId) ?? null,
    putOrders,
  };

  const handlers: Handlers = {
    ...fakeHistory(context, start.history),
    ...fakeDoctor(context, start.doctor),
    ...fakeConnector(context, changeShop, start.looks),
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
    'shops:connect': async ({ username, address, certificate }) => {
      const climbed = await climb();
      if (!climbed.ok) return climbed;
      const turn = shops.length;
      const id = turn === 0 ? madeUpShop : shopId(`shop-added-${turn}`);
      const colour = shopColours[turn % shopColours.length] ?? shopColours[0];
      const name =
        turn === 0 ? {} : { name: new URL(`https://${address.replace(/^\w+:\/\//, '')}`).host };
      const added = fakeShopState(
        {
          shop: { id, username, address, certificate, colour, ...name },
          orders: start.orders ?? 412,
          ...(startPhase === undefined ? {} : { phase: startPhase }),
        },
        now,
        turn,
      );
      orders = [...orders, ...added.orders];
      syncs.set(id, added.sync);
      phases.set(id, added.phase);
      shops = [...shops, added.shop];
      emit('shops:changed', shops);
      return ok(added.shop);
    },
    'shops:cancel-connect': async () => {
      cancels += 1;
      return ok(null);
    },
    'shops:enter-key': async ({ shop }) => changeShop(shop, { hasKey: true }),
    'shops:disconnect': async ({ shop }) => forget((id) => id === shop),
    'shops:disconnect-all': async () => forget(() => true),
    'shops:change': async ({ shop, name, colour }) => changeShop(shop, { name, colour }),
    'shops:move': async ({ shop, address, certificate }) => {
      const climbed = await climb();
      return climbed.ok ? changeShop(shop, { address, certificate }) : climbed;
    },
    'shops:name-statuses': async ({ shop, names }) => changeShop(shop, { statusNames: names }),
    'shops:statuses': async ({ shop }) => {
      const entered = context.shopOf(shop)?.statusNames ?? [];
      const owners = entered.map((one) => ({ ...one, source: 'owner' as const }));
      const told = (context.shopOf(shop)?.facts?.statuses ?? []).map(({ statusId, names }) => ({
        statusId,
        name: names[0]?.name ?? '',
        source: 'shop' as const,
      }));
      const met = countOrders(ordersOf(shop), revision).statuses.flatMap(({ statusId, name }) =>
        name === null ? [] : [{ statusId, name, source: 'orders' as const }],
      );
      // the owner's name wins, then the shop's
      const known = new Map([...met, ...told, ...owners].map((one) => [one.statusId, one]));
      return ok([...known.values()].sort((a, b) => a.statusId - b.statusId));
    },
    'shops:set-zone': async ({ shop, zone }) => changeShop(shop, { zone }),
    'cache:state': async () =>
      ok({ kind: 'open', orders: orders.length, bytes: orders.length * 4600, notice: null }),
    'orders:ids': async (query) => ok({ revision, ...selectIds(orders, query) }),
    'orders:rows': async ({ shop, ids }) => {
      const wanted = new Set<number>(ids);
      const rows = ordersOf(shop).filter(({ header }) => wanted.has(header.orderId));
      return ok({ revision, rows: rows.map(rowOf) });
    },
    'orders:get': async (key) => ok(context.orderOf(key)),
    'orders:counts': async ({ shop }) => ok(countOrders(ordersOf(shop), revision)),
    'orders:refresh': async (key) => {
      if (syncs.get(key.shop)?.isOnline !== true) return fail('offline');
      orders = orders.map((order) =>
        order.shop === key.shop && order.header.orderId === key.orderId
          ? { ...order, asOf: now }
          : order,
      );
      return ok({ ...key, changed: false, asOf: now });
    },
    'sync:state': async ({ shop }) => {
      const state = syncs.get(shop);
      return state === undefined ? fail('no-shop', { shop }) : ok(state);
    },
    'sync:pause': async ({ shop }) => setSync(shop, { phase: { kind: 'paused', by: 'user' } }),
    'sync:resume': async ({ shop }) => {
      const phase = phases.get(shop);
      return setSync(shop, phase === undefined ? {} : { phase });
    },
    'sync:cancel': async ({ shop }) => setSync(shop, { phase: { kind: 'idle', nextPassAt: null } }),
    'sync:now': async ({ shop }) => setSync(shop, { phase: { kind: 'logging-in', pass: 'light' } }),
  };

  function ordersOf(shop: ShopId): readonly CachedOrder[] {
    return orders.filter((order) => order.shop === shop);
  }

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
    addOrders: putOrders,
    setSync(change, shop) {
      const [first] = shops;
      const id = shop ?? first?.id;
      if (id !== undefined) setSync(id, change);
    },
    setKeyStore(state) {
      keyStore = state;
    },
    failConnect(next) {
      failure = next ?? null;
    },
  };
}
