import type { AppErrorData } from '../../shared/errors';
import type { HistoryChange, HistoryState, OrderGlimpse } from '../../shared/history';
import type { OrderHeader } from '../../shared/order';
import { fail, ok, type Result } from '../../shared/result';
import type { UtcMs } from '../../shared/time';
import type { ReadOutcome, ShopClient, WriteOutcome, WriteSession } from '../opencart/client';
import { settle, waitBeforeMs, type Look } from './settle';

/** What looking at an order works with. `client` is used for one change alone. */
export type LookParts = {
  readonly client: ShopClient;
  readonly signal: AbortSignal;
  readonly now: () => UtcMs;
  /** Every order that was read on the way. */
  readonly onOrder: (order: OrderHeader) => void;
};

/** What sending one entry works with. */
export type SendParts = LookParts & {
  /** Ends early when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The status the order had where the user decided; null where none was known. The forecast of mails went by it. */
  readonly seenStatusId: number | null;
  /** Keeps the change on the disk; the request leaves only after this succeeded. */
  readonly keep: (change: HistoryChange) => Promise<Result<null>>;
};

type Seen = { readonly glimpse: OrderGlimpse; readonly shopAheadMs: number | null };

/**
 * Sends one history entry, once: a login of its own, a look at the order, the entry, another look. What it answers is the change as it
 * stands then; nothing is sent when keeping it fails. Never throws for trouble with the shop.
 */
export async function sendHistory(change: HistoryChange, parts: SendParts): Promise<HistoryChange> {
  const sent = await sendOnce(change, parts);
  const { state } = sent;
  // A login that ended on the way was refused by the shop itself, so nothing was stored: one more login may try.
  const hasLoginEnded = state.kind === 'not-done' && state.error.code === 'no-permission';
  return hasLoginEnded && !parts.signal.aborted ? sendOnce(change, parts) : sent;
}

async function sendOnce(change: HistoryChange, parts: SendParts): Promise<HistoryChange> {
  const { client, signal, now } = parts;
  const notDone = (error: AppErrorData): HistoryChange => ({
    ...change,
    state: { kind: 'not-done', error, at: now() },
  });
  const opened = await client.openWriter(signal);
  if (!opened.ok) return notDone(opened.error);
  const session = opened.value;
  const first = await lookBefore(session, change, parts);
  if (!first.ok) return notDone(first.error);

  const before = first.value?.glimpse ?? null;
  const shopAheadMs = first.value?.shopAheadMs ?? null;
  const { seenStatusId } = parts;
  // From status 0 OpenCart sends the whole confirmation; the user was told otherwise.
  if (before?.statusId === 0 && seenStatusId !== null && seenStatusId !== 0)
    return notDone({ code: 'forecast-changed', facts: { statusId: 0 } });
  const waitMs = waitBeforeMs(before, shopAheadMs);
  if (waitMs > 0) await parts.sleep(waitMs, signal);
  if (signal.aborted) return notDone({ code: 'cancelled', facts: {} });

  const sentAt = now();
  const sending: HistoryChange = {
    ...change,
    sentAt,
    shopAheadMs,
    before,
    state: { kind: 'sending' },
  };
  const kept = await parts.keep(sending);
  if (!kept.ok) return notDone(kept.error);
  const { orderId, statusId, comment, notify } = change;
  const outcome = await session.addHistory({ orderId, statusId, comment, notify }, signal);
  const look = await lookAfter(outcome, session, sending, parts);
  const state: HistoryState = settle(
    outcome,
    { statusId, sentAt, shopAheadMs, before },
    look,
    now(),
  );
  return { ...sending, state };
}

/** Looks at an order on a fresh login, for a change whose end is not known. `not-offered` where the API cannot show it. */
export async function lookAgain(change: HistoryChange, parts: LookParts): Promise<Result<Look>> {
  const opened = await parts.client.openWriter(parts.signal);
  if (!opened.ok) return ok({ kind: 'failed', error: opened.error });
  const { readOrder } = opened.value;
  if (readOrder === null) return fail('not-offered', { what: 'verifyHistory' });
  return ok(toLook(await readOrder(change.orderId, parts.signal), change, parts));
}

/** The order as it is; null where the API cannot show it. A failure means that nothing was sent. */
async function lookBefore(
  session: WriteSession,
  { orderId }: HistoryChange,
  parts: LookParts,
): Promise<Result<Seen | null>> {
  if (session.readOrder === null) return ok(null);
  const read = await session.readOrder(orderId, parts.signal);
  switch (read.kind) {
    case 'found':
      return ok(noteOrder(read, parts));
    case 'missing':
      return fail('order-not-found', { orderId });
    case 'session-dead':
      return fail('no-permission', { text: '' });
    case 'failed':
      return { ok: false, error: read.error };
  }
}

/** Looks on the same login, and once more on a fresh one if that login has ended meanwhile. */
async function lookAfter(
  outcome: WriteOutcome,
  session: WriteSession,
  change: HistoryChange,
  parts: LookParts,
): Promise<Look | null> {
  const { readOrder } = session;
  if (readOrder === null) return null;
  if (outcome.kind === 'refused' || outcome.kind === 'not-sent') return null;
  const look = toLook(await readOrder(change.orderId, parts.signal), change, parts);
  if (look.kind === 'seen' || parts.signal.aborted) return look;
  const again = await lookAgain(change, parts);
  return again.ok ? again.value : look;
}

function toLook(read: ReadOutcome, { orderId }: HistoryChange, parts: LookParts): Look {
  switch (read.kind) {
    case 'found':
      return { kind: 'seen', order: noteOrder(read, parts).glimpse };
    case 'missing':
      return { kind: 'failed', error: { code: 'order-not-found', facts: { orderId } } };
    case 'session-dead':
      return { kind: 'failed', error: { code: 'no-permission', facts: { text: '' } } };
    case 'failed':
      return { kind: 'failed', error: read.error };
  }
}

function noteOrder(read: Extract<ReadOutcome, { readonly kind: 'found' }>, parts: LookParts): Seen {
  const at = parts.now();
  const { statusId, dateModified } = read.order;
  parts.onOrder(read.order);
  return {
    glimpse: { statusId, dateModified, at },
    shopAheadMs: read.serverTime === null ? null : read.serverTime - at,
  };
}
