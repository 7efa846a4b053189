import type { Dialect } from '../capabilities';
import type { ConnectorFileKind } from '../connector/files';
import type { DoctorReport, DoctorSubject } from '../doctor';
import type { ChangeKey, HistoryChange, HistoryDraft } from '../history';
import type { OrderId, OrderKey, ShopId } from '../ids';
import type {
  CachedOrder,
  OrderCounts,
  OrderIdList,
  OrderQuery,
  OrderRows,
  RefreshReceipt,
} from '../order';
import type { Preferences } from '../preferences';
import type { Result } from '../result';
import type {
  ConnectStep,
  KnownStatus,
  Shop,
  ShopCredentials,
  StatusName,
  VaultMode,
  VaultState,
} from '../shop';
import type { SyncState } from '../sync-state';
import type { OwnZone } from '../time';

/** What the desk says of itself. */
export type AppInfo = {
  readonly version: string;
  readonly electron: string;
  readonly platform: string;
  readonly isPackaged: boolean;
  readonly isDemo: boolean;
  /** True on the stand-in runtime used for development and tests. */
  readonly isStandIn: boolean;
};

/** Health of the local copy. */
export type CacheState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open';
      readonly orders: number;
      readonly bytes: number;
      readonly notice: CacheNotice | null;
    }
  | {
      readonly kind: 'failed';
      readonly error: {
        readonly code: string;
        readonly facts: Readonly<Record<string, string | number>>;
      };
    };

/** Something the user should know about the local copy: it was damaged and is being read again. */
export type CacheNotice = { readonly kind: 'rebuilt'; readonly setAside: string | null };

/** The whole bridge on one page: each request by its channel, with input and output. Null input means none. */
export type Requests = {
  'app:info': { input: null; output: AppInfo };
  'app:copy': { input: { readonly text: string }; output: null };
  'app:open': {
    input: { readonly kind: 'mail' | 'call' | 'map'; readonly target: string };
    output: null;
  };
  'app:painted': { input: { readonly what: 'shell' | 'orders' }; output: null };
  'preferences:get': { input: null; output: Preferences };
  'preferences:set': { input: Partial<Preferences>; output: Preferences };
  'vault:state': { input: null; output: VaultState };
  'vault:choose': {
    input: { readonly mode: VaultMode; readonly passphrase: string | null };
    output: VaultState;
  };
  /** Asks the key store again after it could not be read; nothing is deleted or overwritten. */
  'vault:retry': { input: null; output: VaultState };
  'vault:unlock': { input: { readonly passphrase: string }; output: VaultState };
  'shops:list': { input: null; output: readonly Shop[] };
  'shops:connect': { input: ShopCredentials; output: Shop };
  'shops:cancel-connect': { input: null; output: null };
  'shops:enter-key': { input: { readonly shop: ShopId; readonly key: string }; output: Shop };
  'shops:disconnect': { input: { readonly shop: ShopId }; output: null };
  /** Forgets every shop: keys first, then all data. Works also while the vault is locked, with or without shops. */
  'shops:disconnect-all': { input: null; output: null };
  /** Name and colour as the desk shows them; nothing of it reaches the shop. */
  'shops:change': {
    input: { readonly shop: ShopId; readonly name: string; readonly colour: string };
    output: Shop;
  };
  /** Another address for a connected shop (it moved to https, www …): proven with its key before it is kept. */
  'shops:move': {
    input: {
      readonly shop: ShopId;
      readonly address: string;
      readonly certificate: string | null;
    };
    output: Shop;
  };
  /** The names of statuses the owner enters; replaces those entered before. */
  'shops:name-statuses': {
    input: { readonly shop: ShopId; readonly names: readonly StatusName[] };
    output: Shop;
  };
  /** Every status the desk knows of a shop, by id: what the owner entered, else told by the shop's connector, else learnt from orders. */
  'shops:statuses': { input: { readonly shop: ShopId }; output: readonly KnownStatus[] };
  /** Examines a connection; answers when it is finished, `doctor:stepped` tells how far it is. One at a time: a new run ends the one before. */
  'doctor:run': { input: DoctorSubject; output: DoctorReport };
  'doctor:cancel': { input: null; output: null };
  /** Keeps the entry in the outbox and answers at once; `history:changed` tells what becomes of it. */
  'history:add': { input: HistoryDraft; output: HistoryChange };
  /** What was asked for here, newest first; of one order or (null) of all, at most 200. */
  'history:list': {
    input: { readonly shop: ShopId; readonly orderId: OrderId | null };
    output: readonly HistoryChange[];
  };
  /** Looks again at what became of an `unknown` one. Nothing is sent anew. */
  'history:check': { input: ChangeKey; output: HistoryChange };
  /** The user looked in the shop and says what became of an `unknown` one. */
  'history:settle': {
    input: ChangeKey & { readonly as: 'done' | 'not-done' };
    output: HistoryChange;
  };
  'shops:set-zone': { input: { readonly shop: ShopId; readonly zone: OwnZone }; output: Shop };
  /** Looks for the connector in the shop now, and reads anew what it tells of the shop. */
  'connector:look': { input: { readonly shop: ShopId }; output: Shop };
  /** Asks where to, and saves the connector's files for this shop's generation. `kind`: which of them (see `connectorFiles`). */
  'connector:save': {
    input: { readonly dialect: Dialect; readonly kind: ConnectorFileKind };
    output: { readonly file: string | null };
  };
  'cache:state': { input: null; output: CacheState };
  'orders:ids': { input: OrderQuery; output: OrderIdList };
  'orders:rows': {
    input: { readonly shop: ShopId; readonly ids: readonly OrderId[] };
    output: OrderRows;
  };
  'orders:get': { input: OrderKey; output: CachedOrder | null };
  'orders:counts': { input: { readonly shop: ShopId }; output: OrderCounts };
  'orders:refresh': { input: OrderKey; output: RefreshReceipt };
  'sync:state': { input: { readonly shop: ShopId }; output: SyncState };
  'sync:pause': { input: { readonly shop: ShopId }; output: SyncState };
  'sync:resume': { input: { readonly shop: ShopId }; output: SyncState };
  /** Ends the running pass; what was read stays, the rest is taken up by the next pass. */
  'sync:cancel': { input: { readonly shop: ShopId }; output: SyncState };
  /** Starts a pass now instead of waiting for the next one. */
  'sync:now': { input: { readonly shop: ShopId }; output: SyncState };
};

/** What main tells the window unasked; names are past events. */
export type Events = {
  'orders:changed': {
    readonly shop: ShopId;
    /** At most 200; null = too many to name: everything visible is stale. */
    readonly ids: readonly OrderId[] | null;
    readonly revision: number;
  };
  'sync:changed': SyncState;
  'shops:changed': readonly Shop[];
  'vault:changed': VaultState;
  'cache:changed': CacheState;
  'doctor:stepped': DoctorReport;
  'history:changed': HistoryChange;
  'connect:stepped': { readonly step: ConnectStep };
};

export type Channel = keyof Requests;
export type EventName = keyof Events;
export type Input<C extends Channel> = Requests[C]['input'];
export type Output<C extends Channel> = Requests[C]['output'];

/** One handler a request, no more, no fewer: a missing one does not compile. */
export type Handlers = {
  readonly [C in Channel]: (input: Input<C>) => Promise<Result<Output<C>>>;
};

/** What the preload puts on `window.cartwright`: the only door between page and desk. */
export type Bridge = {
  invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>;
  /** Listens to an event; the answer ends the listening. */
  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void;
};
