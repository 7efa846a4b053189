import type { AppErrorData } from './errors';
import type { ShopId } from './ids';
import type { UtcMs } from './time';

/** The four states an order id can be in (decision 13 of the design). */
export type CoverageKind = 'read' | 'missing' | 'failed' | 'not-yet';

/** A range of ids, both ends included, all in one state. */
export type CoverageRange = {
  readonly from: number;
  readonly to: number;
  readonly kind: CoverageKind;
};

/** Which pass is running: the first over everything, the light one each minute, or the daily look 500 ids past the newest. */
export type PassKind = 'first' | 'light' | 'daily';

/** What the engine is doing now. */
export type SyncPhase =
  | { readonly kind: 'idle'; readonly nextPassAt: UtcMs | null }
  | { readonly kind: 'logging-in'; readonly pass: PassKind }
  | { readonly kind: 'finding-newest'; readonly pass: PassKind; readonly probes: number }
  | {
      readonly kind: 'walking';
      readonly pass: PassKind;
      /** Ids settled in this pass, and how many it has in all. */
      readonly done: number;
      readonly total: number;
      /** Ids a second, smoothed; null until measurable. */
      readonly rate: number | null;
      readonly secondsLeft: number | null;
    }
  /** Looking past the newest id, one by one. */
  | {
      readonly kind: 'looking-past-newest';
      readonly pass: PassKind;
      readonly done: number;
      readonly total: number;
    }
  /** Through the connector: asking what changed and comparing ranges of ids. `done` and `total` count these questions. */
  | {
      readonly kind: 'following';
      readonly pass: PassKind;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'paused'; readonly by: 'user' }
  /** A pass failed; the next try is at `retryAt`. Coverage is as it was. */
  | { readonly kind: 'waiting'; readonly error: AppErrorData; readonly retryAt: UtcMs }
  /** This shop's API does not show orders; there is nothing to walk. */
  | { readonly kind: 'not-offered' }
  /** Cannot go on without the user (wrong key, address not allowed …). */
  | { readonly kind: 'stopped'; readonly error: AppErrorData };

/** The whole state of one shop's sync, as the title bar and the sync panel show it. */
export type SyncState = {
  readonly shop: ShopId;
  readonly phase: SyncPhase;
  readonly isOnline: boolean;
  /** How orders are read: id by id, or by whole pages through the connector; null until the shop was asked. */
  readonly way: 'walk' | 'connector' | null;
  /** How many orders the shop says it has, abandoned ones too; null where only the connector could tell. */
  readonly expected: number | null;
  /** When every cached order was last compared with the shop's, once around; null: not yet, or not through the connector. */
  readonly compared: { readonly at: UtcMs } | null;
  /** Last time the shop gave a proper answer. */
  readonly lastContactAt: UtcMs | null;
  readonly firstPassDone: boolean;
  /** The highest order id read. */
  readonly newestOrderId: number | null;
  /** The highest id up to which every id is settled as read, missing or failed. */
  readonly lookedUpTo: number;
  readonly gapRule: number;
  readonly coverage: {
    readonly read: number;
    readonly missing: number;
    readonly failed: number;
    readonly notYet: number;
    /** At most 400 ranges from the oldest to the newest id, for the bar. */
    readonly ranges: readonly CoverageRange[];
  };
  /** Requests and logins since this run began. */
  readonly requests: number;
  readonly logins: number;
  /** Requests allowed at once now. */
  readonly concurrency: number;
};
