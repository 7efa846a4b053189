import type { OrderId, OrderKey, ShopId } from '../../shared/ids';
import type {
  CachedOrder,
  OrderCounts,
  OrderHeader,
  OrderIdList,
  OrderQuery,
  OrderRows,
} from '../../shared/order';
import type { ContentsOf } from '../../shared/order-contents';
import type { Result } from '../../shared/result';
import type { ShopDateText, UtcMs } from '../../shared/time';
import type { FileOutcome } from '../sqlite/open-file';

/** What reads may ask. Every answer comes from the file alone and never waits for the network. */
export type CacheReader = {
  orderIds(query: OrderQuery): Promise<Result<OrderIdList>>;
  rows(shop: ShopId, ids: readonly OrderId[]): Promise<Result<OrderRows>>;
  order(key: OrderKey): Promise<Result<CachedOrder | null>>;
  counts(shop: ShopId): Promise<Result<OrderCounts>>;
  /** Orders of all shops and the size of the file with its journal, in bytes. */
  size(): Promise<Result<{ readonly orders: number; readonly bytes: number }>>;
};

/** What one step of a pass learnt. Written in one transaction: orders, their search text, coverage and marks together. */
export type WalkBatch = {
  readonly shop: ShopId;
  readonly asOf: UtcMs;
  readonly orders: readonly OrderHeader[];
  /** Ranges now settled as `read`, `missing` or `failed`; they replace what was known of those ids. */
  readonly settled: readonly SettledRange[];
  /** New marks; null leaves them as they are. */
  readonly marks: SyncMarks | null;
  /** Contents of orders above. An order above without contents keeps those it has only while its header is unchanged. */
  readonly contents?: readonly ContentsOf[];
  /** Cached orders the shop no longer has; an order above is never among them and is no longer gone. */
  readonly gone?: readonly OrderId[];
  /** New marks of reading through the connector; absent leaves them as they are. */
  readonly connector?: ConnectorMarks;
};

/** Where reading through the connector stands. All of it survives a kill. */
export type ConnectorMarks = {
  /** Where the next delta goes on from: the connector's mark as JSON text; null before a whole reading began. */
  readonly mark: string | null;
  /** A whole reading under way: the next page is of orders below this id. null: none under way. */
  readonly fullBefore: number | null;
  /** When everything had been read once through the connector; null: not yet. */
  readonly fullDoneAt: UtcMs | null;
  /** Where the round of comparing goes on (an id), and when the last round was whole. */
  readonly compareFrom: number;
  readonly comparedAt: UtcMs | null;
};

/** An order's id and the version it was read as; '' where it was never read through the connector. */
export type OrderVersion = { readonly orderId: OrderId; readonly version: string };

/** A settled range; `reason` and `tries` only for `failed`. */
export type SettledRange = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'read' | 'missing' | 'failed';
  readonly reason: string | null;
  readonly tries: number;
};

/** Where the walk stands, beside coverage. All of it survives a kill. */
export type SyncMarks = {
  readonly firstPassDone: boolean;
  /** The highest id the walk set out from; null before it was found. */
  readonly startId: number | null;
  /** When the gap rule was last walked to its end. */
  readonly lastGapCheckAt: UtcMs | null;
  readonly lastPassAt: UtcMs | null;
};

/** What a pass starts from. `ranges` hold only settled ids, ascending, not overlapping; everything else is not yet. */
export type WalkPosition = {
  readonly ranges: readonly SettledRange[];
  readonly marks: SyncMarks;
  /** Highest and lowest order id in the cache; null when there is none. */
  readonly highestRead: number | null;
  /** null: never read through the connector. */
  readonly connector: ConnectorMarks | null;
};

/** What a commit changed. `ids`: orders that are new or differ from what was cached (their asOf alone does not count). */
export type CommitReceipt = { readonly revision: number; readonly ids: readonly OrderId[] };

/** What the sync may ask and do. A failed write leaves everything as it was. */
export type CacheWriter = {
  position(shop: ShopId): Promise<Result<WalkPosition>>;
  commit(batch: WalkBatch): Promise<Result<CommitReceipt>>;
  /** Abandoned orders (status 0) added at or after the shop date, newest first. */
  abandonedSince(shop: ShopId, since: ShopDateText): Promise<Result<readonly OrderId[]>>;
  /** The versions of cached orders with an id from `from` to `to`, ascending; those that are gone are left out. */
  versions(shop: ShopId, from: number, to: number): Promise<Result<readonly OrderVersion[]>>;
  /** The ids of the newest `limit` orders by id. */
  newest(shop: ShopId, limit: number): Promise<Result<readonly OrderId[]>>;
  /** Forgets everything of one shop, so that no text of it remains readable in the file. */
  wipe(shop: ShopId): Promise<Result<null>>;
};

/** Which file to open, and its key: 32 random bytes as 64 hex digits. Crosses to the storage process by message only. */
export type CacheFile = { readonly file: string; readonly keyHex: string };

/** How opening the file ended. */
export type OpenOutcome = FileOutcome;
