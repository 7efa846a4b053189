import type { AppErrorData } from '../../shared/errors';
import type { HistoryChange, HistoryState } from '../../shared/history';
import { fail, ok, type Result } from '../../shared/result';
import type { ShopClient, WriteOutcome } from '../opencart/client';
import { openChannel, type Channel } from './channel';
import { askOnce, postChange } from './keyed-post';
import { noteOrder, toLook, type NoteParts, type Seen } from './look';
import { settle, settleLater, waitBeforeMs, type Evidence, type Look } from './settle';

/** What looking at an order works with. `client` is used for one change alone. */
export type LookParts = NoteParts & {
  readonly client: ShopClient;
  /** The shop is known to have the connector; left out, it is not asked for it. */
  readonly hasConnector?: boolean;
  readonly signal: AbortSignal;
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

/**
 * Sends one history entry, once: a login of its own, a look at the order, the entry, another look. Through a connector that may write it has
 * the change's id as its key. What it answers is the change as it stands then; nothing is sent when keeping it fails. Never throws for
 * trouble with the shop.
 */
export async function sendHistory(change: HistoryChange, parts: SendParts): Promise<HistoryChange> {
  const sent = await sendOnce(change, parts);
  const { state } = sent;
  // A login that ended on the way was refused by the shop itself, so nothing was stored: one more login may try.
  const hasLoginEnded = state.kind === 'not-done' && state.error.code === 'no-permission';
  return hasLoginEnded && !parts.signal.aborted ? sendOnce(change, parts) : sent;
}

async function sendOnce(change: HistoryChange, parts: SendParts): Promise<HistoryChange> {
  const { signal, now } = parts;
  const notDone = (error: AppErrorData): HistoryChange => ({
    ...change,
    state: { kind: 'not-done', error, at: now() },
  });
  const opened = await openChannel(parts.client, parts.hasConnector === true, now, signal);
  if (!opened.ok) return notDone(opened.error);
  const channel = opened.value;
  const first = await lookBefore(channel, change, parts);
  if (!first.ok) return notDone(first.error);

  const before = first.value?.glimpse ?? null;
  const shopAheadMs = first.value?.shopAheadMs ?? null;
  const { seenStatusId } = parts;
  // From status 0 OpenCart sends the whole confirmation; the user was told otherwise.
  if (before?.statusId === 0 && seenStatusId !== null && seenStatusId !== 0)
    return notDone({ code: 'forecast-changed', facts: { statusId: 0 } });
  // Where a date is the only proof, its steps must tell ours from the one before.
  const waitMs = channel.isKeyed ? 0 : waitBeforeMs(before, shopAheadMs);
  if (waitMs > 0) await parts.sleep(waitMs, signal);
  if (signal.aborted) return notDone({ code: 'cancelled', facts: {} });

  const sending: HistoryChange = {
    ...change,
    sentAt: now(),
    shopAheadMs,
    before,
    ...(channel.isKeyed ? { isKeyed: true } : {}),
    state: { kind: 'sending' },
  };
  const kept = await parts.keep(sending);
  if (!kept.ok) return notDone(kept.error);
  const outcome = await postChange(channel, sending, parts);
  const look = await lookAfter(outcome, channel, sending, parts);
  const state: HistoryState = settle(outcome, evidenceOf(sending, now()), look, now());
  return { ...sending, state };
}

/**
 * What has become of a change whose end is not known, on a fresh login. One with a key is asked for again with it, where the connector still
 * writes: that is certain. Any other is looked at. `not-offered` where the API cannot show the order; otherwise the state, and what stood in
 * the way of seeing more.
 */
export async function lookAgain(
  change: HistoryChange,
  state: Extract<HistoryState, { readonly kind: 'unknown' }>,
  parts: LookParts,
): Promise<Result<{ readonly state: HistoryState; readonly trouble: AppErrorData | null }>> {
  const { now, signal } = parts;
  const evidence = evidenceOf(change, now());
  const opened = await openChannel(parts.client, parts.hasConnector === true, now, signal);
  if (!opened.ok) {
    const look: Look = { kind: 'failed', error: opened.error };
    return ok({ state: settleLater(state, evidence, look, now()), trouble: opened.error });
  }
  const channel = opened.value;
  if (change.isKeyed === true && channel.isKeyed) {
    // Asked again it may be done only now: not unseen, not where it stands there already, not after the order went on without it.
    if (channel.look === null) return fail('not-offered', { what: 'verifyHistory' });
    const seen = await lookOnce(channel.look, change, parts);
    const trouble = againstAskingAgain(change, seen);
    if (trouble !== null || (seen.kind === 'seen' && seen.hasEntry === true)) {
      return ok({ state: settleLater(state, evidence, seen, now()), trouble });
    }
    const unclear = { kind: 'unclear', error: state.error, hasEnded: false } as const;
    const outcome = await askOnce(channel, change, unclear, signal);
    const look = await lookAfter(outcome, channel, change, parts);
    const next = settle(outcome, evidence, look, now());
    const isOpen = next.kind === 'unknown' && look?.kind !== 'seen';
    return ok({ state: next, trouble: isOpen ? next.error : null });
  }
  if (channel.look === null) return fail('not-offered', { what: 'verifyHistory' });
  const look = await lookOnce(channel.look, change, parts);
  const trouble = look.kind === 'failed' ? look.error : null;
  return ok({ state: settleLater(state, evidence, look, now()), trouble });
}

async function lookOnce(
  look: NonNullable<Channel['look']>,
  change: HistoryChange,
  parts: LookParts,
): Promise<Look> {
  return toLook(await look(change.orderId, parts.signal), change, parts);
}

/** What speaks against asking for a change again, by a look just before; null: nothing does. */
function againstAskingAgain(change: HistoryChange, seen: Look): AppErrorData | null {
  if (seen.kind === 'failed') return seen.error;
  if (seen.hasEntry === true) return null;
  if (hasBecomeAbandoned(change, seen)) return { code: 'forecast-changed', facts: { statusId: 0 } };
  const { before } = change;
  const hasGoneOn =
    before === null ||
    before.statusId !== seen.order.statusId ||
    before.highestEntryId !== seen.order.highestEntryId;
  return hasGoneOn ? { code: 'order-changed', facts: { orderId: change.orderId } } : null;
}

function hasBecomeAbandoned(
  { before }: HistoryChange,
  { order }: Extract<Look, { readonly kind: 'seen' }>,
): boolean {
  return order.statusId === 0 && before !== null && before.statusId !== 0;
}

function evidenceOf(change: HistoryChange, now: number): Evidence {
  const { statusId, sentAt, shopAheadMs, before } = change;
  return { statusId, sentAt: sentAt ?? now, shopAheadMs, before, isKeyed: change.isKeyed === true };
}

/** The order as it is; null where the API cannot show it. A failure means that nothing was sent. */
async function lookBefore(
  channel: Channel,
  { orderId }: HistoryChange,
  parts: LookParts,
): Promise<Result<Seen | null>> {
  if (channel.look === null) return ok(null);
  const read = await channel.look(orderId, parts.signal);
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
  { look }: Channel,
  change: HistoryChange,
  parts: LookParts,
): Promise<Look | null> {
  if (look === null) return null;
  if (outcome.kind === 'refused' || outcome.kind === 'not-sent') return null;
  const seen = await lookOnce(look, change, parts);
  if (seen.kind === 'seen' || parts.signal.aborted) return seen;
  const again = await openChannel(
    parts.client,
    parts.hasConnector === true,
    parts.now,
    parts.signal,
  );
  if (!again.ok) return { kind: 'failed', error: again.error };
  if (again.value.look === null) return seen;
  return lookOnce(again.value.look, change, parts);
}
