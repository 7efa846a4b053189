import type { OrderId, ShopId } from '../../shared/ids';
import type { RefreshReceipt } from '../../shared/order';
import type { Result } from '../../shared/result';
import type { SyncState } from '../../shared/sync-state';
import type { ConnectorState, ShopFacts } from '../../shared/shop-facts';
import type { CacheWriter } from '../cache/types';
import type { Clock } from './clock';
import type { SyncOptions } from './options';
import type { ReadingClient } from './safe-client';
import type { SharedLimit } from './shared-limit';

/** A change of the cache; `ids` null = more than 200, everything visible is stale. */
export type CacheChange = {
  readonly ids: readonly OrderId[] | null;
  readonly revision: number;
};

/** What a shop has of the connector, and what the connector tells of the shop. */
export type FoundFacts = { readonly state: ConnectorState; readonly facts: ShopFacts | null };

/** What one shop's sync is made of. Nothing here is Electron's. */
export type SyncParts = {
  readonly shop: ShopId;
  readonly client: ReadingClient;
  readonly writer: CacheWriter;
  readonly clock: Clock;
  /** The newest order number the user saw in the shop's admin; a hint only, it may be wrong. */
  readonly newestOrderIdHint: number | null;
  readonly onState: (state: SyncState) => void;
  readonly onChanged: (change: CacheChange) => void;
  /** Minutes east of UTC, rounded to 15; told when it is first seen and when it differs from what was told. */
  readonly onZoneMeasured: (offsetMinutes: number) => void;
  /** What looking for the connector found, each time it was looked for; `facts` only where it is present. */
  readonly onConnector?: (found: FoundFacts) => void;
  /** Told of a bug of the sync, and of what a callback above threw; without it they are unhandled rejections. */
  readonly onBug?: (bug: unknown) => void;
  /** What the machine says of its network; without it the desk counts as online. */
  readonly isOnline?: () => boolean;
  /** Requests of all shops' syncs together; without it each sync minds its own shop only. */
  readonly sharedLimit?: SharedLimit;
  readonly options?: Partial<SyncOptions>;
};

/** One shop's sync. The commands answer at once; what they led to is told by `onState`. */
export type SyncEngine = {
  /** Takes up the pass where it stood and goes on for as long as the desk is open. */
  readonly start: () => void;
  /** Lets the requests under way finish, writes them, and keeps the pass. */
  readonly pause: () => void;
  /** Goes on after a pause; else the same as `now`. */
  readonly resume: () => void;
  /** Ends the running pass; what was read stays. A first pass is taken up again by `resume`, `now` or the next start. */
  readonly cancel: () => void;
  /** Runs a pass now: after a wait, after a stop for the user or by a bug, or before the minute is over. */
  readonly now: () => void;
  readonly state: () => SyncState;
  /** Reads one order again. `order-not-found` when the shop proves to have none (the cached copy stays). */
  readonly refresh: (orderId: OrderId) => Promise<Result<RefreshReceipt>>;
  /**
   * Ends everything; settles when nothing is under way any more, after a second at the latest. What the cache was asked
   * by then it may still do; nothing is asked after it and nothing is written half.
   */
  readonly stop: () => Promise<void>;
};
