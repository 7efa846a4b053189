import type { AppErrorData, ErrorCode } from '../../shared/errors';
import type { HistoryState, OrderGlimpse } from '../../shared/history';
import { shopDateMs } from '../../shared/shop-date';
import type { UtcMs } from '../../shared/time';
import type { WriteOutcome } from '../opencart/client';

/** What is known of one sent history entry when it is judged. */
export type Evidence = {
  readonly statusId: number;
  /** When the request left, by this machine's clock. */
  readonly sentAt: UtcMs;
  /** How far the shop's clock was ahead of this machine's; null when its answers carried no `Date`. */
  readonly shopAheadMs: number | null;
  /** The order just before sending; null where the shop's API cannot show it. */
  readonly before: OrderGlimpse | null;
  /** The connector did it under a key of its own; then its yes needs no date to prove it. */
  readonly isKeyed?: boolean;
};

/** How looking again ended: what the shop shows now, or why it could not be seen. */
export type Look =
  | {
      readonly kind: 'seen';
      readonly order: OrderGlimpse;
      /**
       * Whether the shop's history shows an entry that came since the look before: true with the status and the comment that were sent,
       * false when there is none with that status. Left out where it was not told, or where only the comment differs.
       */
      readonly hasEntry?: boolean;
    }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

const quarterMs = 15 * 60_000;
/** `date_modified` and the `Date` header both drop fractions of a second, and the two clocks may be two machines' (web and database). */
const clockPlayMs = 5_000;

/**
 * What may be said of a sent entry. `done` only when the shop shows the status that was sent and an order modified since: its
 * `date_modified` differs from the one before and, by the shop's clock, is not before the sending. `not-done` only when the shop said
 * so, nothing left this machine, or PHP broke off and the order is as it was. Everything else is `unknown`, or `sent` where the shop
 * said yes and its API cannot show more. `look` is null where the API cannot show the order.
 */
export function settle(
  outcome: WriteOutcome,
  evidence: Evidence,
  look: Look | null,
  now: UtcMs,
): HistoryState {
  if (outcome.kind === 'refused' || outcome.kind === 'not-sent')
    return { kind: 'not-done', error: outcome.error, at: now };
  if (outcome.kind === 'accepted') {
    if (look === null) return { kind: 'sent', at: now };
    if (look.kind === 'failed')
      return { kind: 'unknown', error: look.error, lastLook: null, at: now };
    const isToldTwice = evidence.isKeyed === true && look.hasEntry !== false;
    if (isToldTwice || isDone(evidence, look)) return { kind: 'done', stored: look.order };
    const { statusId } = look.order;
    const error: AppErrorData =
      statusId === evidence.statusId && look.hasEntry !== false
        ? { code: 'stored-unclear', facts: {} }
        : { code: 'stored-differs', facts: { statusId } };
    return { kind: 'unknown', error, lastLook: look.order, at: now };
  }
  const { error } = outcome;
  if (look === null || look.kind === 'failed')
    return { kind: 'unknown', error, lastLook: null, at: now };
  if (isDone(evidence, look)) return { kind: 'done', stored: look.order, answerLost: error };
  // PHP is no longer at work on it, so what is not there now will not come.
  if (outcome.hasEnded && isUntouched(evidence, look.order))
    return { kind: 'not-done', error, at: now };
  return { kind: 'unknown', error, lastLook: look.order, at: now };
}

/** Codes of an `unknown` entry whose answer had come: the shop said that it was done. */
const saidYes: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['stored-unclear', 'stored-differs']);

/** What another look makes of an `unknown` entry: `done` when the shop now shows it, else still `unknown`. */
export function settleLater(
  state: Extract<HistoryState, { readonly kind: 'unknown' }>,
  evidence: Evidence,
  look: Look,
  now: UtcMs,
): HistoryState {
  if (look.kind === 'failed') return { ...state, at: now };
  if (isDone(evidence, look)) {
    const done: HistoryState = { kind: 'done', stored: look.order };
    return saidYes.has(state.error.code) ? done : { ...done, answerLost: state.error };
  }
  return { ...state, lastLook: look.order, at: now };
}

function isUntouched({ before }: Evidence, order: OrderGlimpse): boolean {
  return (
    before !== null &&
    before.statusId === order.statusId &&
    before.dateModified === order.dateModified &&
    before.highestEntryId === order.highestEntryId
  );
}

function isDone(evidence: Evidence, look: Extract<Look, { readonly kind: 'seen' }>): boolean {
  if (look.hasEntry !== undefined) return look.hasEntry;
  const { order } = look;
  const { before, statusId } = evidence;
  if (before === null || order.statusId !== statusId) return false;
  return order.dateModified !== before.dateModified && isSince(evidence, order);
}

/**
 * Whether an order was modified after the sending. The zone the shop writes its dates in is a whole number of quarter hours from UTC
 * and need not be known: the date, read as UTC, has to lie between sending and looking but for such a number.
 */
function isSince({ sentAt, shopAheadMs }: Evidence, order: OrderGlimpse): boolean {
  const modified = shopDateMs(order.dateModified);
  if (modified === null) return false;
  const windowMs = Math.max(order.at - sentAt, 0) + 2 * clockPlayMs;
  // Without the shop's clock only the change itself tells; it lies between two looks of our own.
  if (shopAheadMs === null || windowMs >= quarterMs) return true;
  const distance = modified - (sentAt + shopAheadMs - clockPlayMs);
  return remainder(distance, quarterMs) <= windowMs;
}

/**
 * How long to wait before sending, so that a `date_modified` written now cannot equal the one before: both have steps of a second.
 * 0 as a rule.
 */
export function waitBeforeMs(before: OrderGlimpse | null, shopAheadMs: number | null): number {
  const modified = before === null ? null : shopDateMs(before.dateModified);
  if (before === null || modified === null) return 0;
  const age = remainder(before.at + (shopAheadMs ?? 0) - modified, quarterMs);
  // Just written, or (the clocks are not quite one) about to be.
  return age < clockPlayMs || age > quarterMs - clockPlayMs ? 2_000 : 0;
}

/** Never negative, unlike `%`. */
function remainder(value: number, by: number): number {
  return ((value % by) + by) % by;
}
