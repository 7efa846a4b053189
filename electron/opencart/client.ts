import type { Dialect } from '../../shared/capabilities';
import type { AppErrorData } from '../../shared/errors';
import type { OrderHeader } from '../../shared/order';
import type { Result } from '../../shared/result';
import type { FoundConnector } from './connector/types';
import type { WriteOutcome } from './write-end';

/** What is needed to log in. `address` is the base found by the probe, ending in `/`. */
export type LoginCredentials = {
  readonly address: string;
  readonly username: string;
  readonly key: string;
};

/** The two texts a shop uses, in its own language, learnt after each login in that session. */
export type LearntTexts = {
  /** `error` for an order that does not exist (asked with `order_id=0`). */
  readonly notFound: string;
  /** `error` for a session it does not accept (asked with a garbage token). */
  readonly noPermission: string;
};

/** One read of one id. `missing` and `session-dead` are told apart only by the learnt texts; neither is ever guessed. */
export type ReadOutcome =
  | {
      readonly kind: 'found';
      readonly order: OrderHeader;
      /** The `Date` header of the answer (true UTC) as UTC milliseconds, null when absent. */
      readonly serverTime: number | null;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'session-dead' }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

/** One login at the shop. On 2.3 it has a cookie jar of its own and serves one request at a time. */
export type ReadSession = {
  readonly texts: LearntTexts;
  /** How many reads may be under way at once on this session: 1 on 2.3 (PHP's session lock), no limit on 3.0. */
  readonly maxParallel: number;
  /** Reads one order's header by id. Never throws; an abort ends as `failed` with `connection-dropped`. */
  readOrder(id: number, signal: AbortSignal): Promise<ReadOutcome>;
  /** Requests made so far on this session, login and learning included. */
  requests(): number;
};

/** A history entry as it goes to the shop. `statusId` is above 0; `comment` is plain text. */
export type HistoryPost = {
  readonly orderId: number;
  readonly statusId: number;
  readonly comment: string;
  readonly notify: boolean;
};

export type { WriteOutcome };

/** A login of its own for one write (4.1: no login, each call is signed). Calls on it are made one after the other. */
export type WriteSession = {
  /** Reads the order to be changed on this login; null where the shop's API cannot show it (4.0, 4.1). */
  readonly readOrder: ((id: number, signal: AbortSignal) => Promise<ReadOutcome>) | null;
  /** Sends once. Throws on a status below 1: that would make the order vanish. */
  addHistory(post: HistoryPost, signal: AbortSignal): Promise<WriteOutcome>;
};

/** What a shop answered to user name and key alone. */
export type AccessProof = {
  /** The `Date` header as UTC milliseconds, null when absent. */
  readonly serverTime: number | null;
};

/** A client for one shop in one dialect. */
export type ShopClient = {
  readonly dialect: Dialect;
  /** Logs in afresh (never reusing a session) and learns the shop's two texts. */
  openSession(signal: AbortSignal): Promise<Result<ReadSession>>;
  /** A login of its own for one write. Fails with what stands in the way; nothing was written then. */
  openWriter(signal: AbortSignal): Promise<Result<WriteSession>>;
  /**
   * Proves user name, key and address list with as little as the dialect allows: a login on 2.3–4.0 (with learning where it reads), a
   * signed call the shop does not know on 4.1. Changes nothing in the shop.
   */
  proveAccess(signal: AbortSignal): Promise<Result<AccessProof>>;
  /** Logs in afresh and looks for the connector. A shop without it costs one call more than the login. */
  openConnector(signal: AbortSignal): Promise<Result<FoundConnector>>;
  /** Frees sockets. */
  close(): void;
};
