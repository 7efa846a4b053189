import type { AppErrorData } from '../../../shared/errors';
import type { OrderHeader } from '../../../shared/order';
import type { OrderContents } from '../../../shared/order-contents';
import type { Result } from '../../../shared/result';
import type { ConnectorState, ShopFacts } from '../../../shared/shop-facts';
import type { WriteOutcome } from '../write-end';

/** A whole order as the connector tells it. */
export type WholeOrder = { readonly header: OrderHeader; readonly contents: OrderContents };

/** An order of a page that could not be read; the others of its page are not lost with it. */
export type UnreadOrder = { readonly orderId: number | null; readonly error: AppErrorData };

/** One page of orders. `next`: where the next page goes on; null: this was the last. `mark`: the connector's own, as JSON text. */
export type ConnectorPage = {
  readonly orders: readonly WholeOrder[];
  readonly unread: readonly UnreadOrder[];
  readonly next: number | null;
  readonly mark: string;
  /** The shop's clock, UTC milliseconds. */
  readonly serverTime: number;
};

/** What the connector says of one order. */
export type ConnectorRead =
  | { readonly kind: 'found'; readonly order: WholeOrder }
  | { readonly kind: 'missing' }
  | { readonly kind: 'session-dead' }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

/** A history entry through the connector. The same `key` again is the same entry: sent twice, done once. `statusId` is above 0. */
export type KeyedHistoryPost = {
  readonly key: string;
  readonly orderId: number;
  readonly statusId: number;
  readonly comment: string;
  readonly notify: boolean;
};

/** What the connector says of itself and of its shop, learnt when the session was opened. */
export type ConnectorHello = {
  readonly state: Extract<ConnectorState, { readonly kind: 'present' }>;
  readonly facts: ShopFacts;
  /** How many orders the shop has, abandoned ones too, and the highest id; 0 for none. */
  readonly orderCount: number;
  readonly highestOrderId: number;
  /** Of the moment of the hello: where a delta may go on from. */
  readonly mark: string;
  /** The shop's clock, UTC milliseconds. */
  readonly serverTime: number;
};

/**
 * One login at a shop that has the connector. A dead session is renewed once, silently, for reads; a read is never half told. Failures are
 * `connector-…` codes, or those of the way to the shop.
 */
export type ConnectorSession = {
  readonly hello: ConnectorHello;
  /** Orders by id downwards from below `before` (null: from the newest). `limit` 1–200. */
  readPage(
    before: number | null,
    limit: number,
    signal: AbortSignal,
  ): Promise<Result<ConnectorPage>>;
  /** What changed since `mark`. `after`: 0, then each page's `next` with the same mark. Keep the first page's mark. */
  readChanges(
    mark: string,
    after: number,
    limit: number,
    signal: AbortSignal,
  ): Promise<Result<ConnectorPage>>;
  readOrder(orderId: number, signal: AbortSignal): Promise<ConnectorRead>;
  /** Compares a range of ids (under 2,000) by its digest; null: equal. Else every order of the range with its version. */
  compare(
    range: { readonly from: number; readonly to: number; readonly digest: string },
    signal: AbortSignal,
  ): Promise<Result<readonly { readonly orderId: number; readonly version: string }[] | null>>;
  /** Sends once. `unclear` may be asked for again with the same key: it is done at most once. */
  addHistory(post: KeyedHistoryPost, signal: AbortSignal): Promise<WriteOutcome>;
  /** Requests made so far, login and hello included. */
  requests(): number;
};

/** What looking for the connector found. A failure on the way is a failed Result, never `missing`. */
export type FoundConnector =
  | { readonly kind: 'present'; readonly session: ConnectorSession }
  | Extract<ConnectorState, { readonly kind: 'missing' | 'mismatch' | 'refused' }>;
