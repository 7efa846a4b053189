import type { AppErrorData } from './errors';
import type { OrderKey, ShopId } from './ids';
import type { ShopDateText, UtcMs } from './time';

/** What the user asks for: a history entry for one order. `statusId` is above 0: the API takes a missing one for 0, and the order vanishes. */
export type HistoryDraft = OrderKey & {
  readonly statusId: number;
  /** Plain text; '' for none. Line breaks as LF. */
  readonly comment: string;
  /** Whether OpenCart mails the customer about it. */
  readonly notify: boolean;
};

/** The longest comment accepted, in characters. */
export const longestComment = 20_000;

/** What the shop showed of an order at one look: enough to tell whether it was changed. */
export type OrderGlimpse = {
  readonly statusId: number;
  readonly dateModified: ShopDateText;
  /** The highest id of its history entries, 0 for none; only where the connector told them. */
  readonly highestEntryId?: number;
  /** When the desk looked, by its own clock. */
  readonly at: UtcMs;
};

/**
 * Where one history entry stands. Only `done`, `sent`, `not-done` and `settled` are final; what the desk says there is true of the shop.
 */
export type HistoryState =
  /** Kept on this machine, before other writes to the same shop. */
  | { readonly kind: 'waiting' }
  /** On its way. Found so at a start, it is `unknown`: it is never sent again by itself. */
  | { readonly kind: 'sending' }
  /** Re-read: the status is the one sent and the order was modified at or after the sending, by the shop's clock. The comment is not verified. */
  | {
      readonly kind: 'done';
      readonly stored: OrderGlimpse;
      /** How the shop's answer was lost or broke off; left out when the shop itself said that it was done. */
      readonly answerLost?: AppErrorData;
    }
  /** The shop said it was done, and its API cannot show it. */
  | { readonly kind: 'sent'; readonly at: UtcMs }
  /** Nothing was stored: it never left this machine, or the shop said so. */
  | { readonly kind: 'not-done'; readonly error: AppErrorData; readonly at: UtcMs }
  /** It may or may not have been stored. `lastLook` is what the shop showed since, null when it cannot show it or was not reached. */
  | {
      readonly kind: 'unknown';
      readonly error: AppErrorData;
      readonly lastLook: OrderGlimpse | null;
      readonly at: UtcMs;
    }
  /** The user looked in the shop's admin and says which it was. */
  | { readonly kind: 'settled'; readonly as: 'done' | 'not-done'; readonly at: UtcMs };

/** One history entry this desk was asked to add, as the outbox keeps it. */
export type HistoryChange = HistoryDraft & {
  /** The desk's own id of this change, a UUID. */
  readonly id: string;
  readonly createdAt: UtcMs;
  /** When the request left, by this machine's clock; null before. */
  readonly sentAt: UtcMs | null;
  /** How far the shop's clock (its `Date` header) was ahead of this machine's when it was sent, in milliseconds; null when not told. */
  readonly shopAheadMs: number | null;
  /** The order as it was just before sending; null where the shop cannot show it. */
  readonly before: OrderGlimpse | null;
  /** It was sent through the connector, with `id` as its key: asking again does it at most once. Left out where it was not. */
  readonly isKeyed?: true;
  readonly state: HistoryState;
};

/** Names one change of one shop. */
export type ChangeKey = { readonly shop: ShopId; readonly id: string };

/** True when nothing more will happen to it by itself and the user need not decide. */
export function isSettled(state: HistoryState): boolean {
  return state.kind !== 'waiting' && state.kind !== 'sending' && state.kind !== 'unknown';
}
