import type { HistoryChange } from '../../shared/history';
import type { WriteOutcome } from '../opencart/client';
import type { Channel } from './channel';

/** Waits before a change with a key is asked for again, in milliseconds. */
const askAgainAfterMs = [1_000, 3_000] as const;

type PostParts = {
  readonly signal: AbortSignal;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Sends a change. Where the shop keeps its key and the answer is unclear, it is asked for again with the same key, three times in all: the
 * shop does it at most once and tells how it ended.
 */
export async function postChange(
  channel: Channel,
  change: HistoryChange,
  parts: PostParts,
): Promise<WriteOutcome> {
  const first = await post(channel, change, parts.signal);
  return channel.isKeyed && first.kind === 'unclear'
    ? askAgain(channel, change, first, askAgainAfterMs, parts)
    : first;
}

/** Asks once for the end of a change that was sent with a key before; see `afterUnclear`. */
export async function askOnce(
  channel: Channel,
  change: HistoryChange,
  unclear: Extract<WriteOutcome, { readonly kind: 'unclear' }>,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  return afterUnclear(unclear, await post(channel, change, signal));
}

async function askAgain(
  channel: Channel,
  change: HistoryChange,
  first: Extract<WriteOutcome, { readonly kind: 'unclear' }>,
  waitsMs: readonly number[],
  { signal, sleep }: PostParts,
): Promise<WriteOutcome> {
  let last = first;
  for (const waitMs of waitsMs) {
    await sleep(waitMs, signal);
    if (signal.aborted) return last;
    const outcome = afterUnclear(last, await post(channel, change, signal));
    if (outcome.kind !== 'unclear') return outcome;
    last = outcome;
  }
  return last;
}

/**
 * What a second asking proves. Only the key's own word counts: done, or `undone`. Any other refusal may have come before the key was looked
 * up (writes were forbidden meanwhile, the login ended) and says nothing of the first asking.
 */
function afterUnclear(
  before: Extract<WriteOutcome, { readonly kind: 'unclear' }>,
  now: WriteOutcome,
): WriteOutcome {
  switch (now.kind) {
    case 'accepted':
      return now;
    case 'unclear':
      // an answer to the second asking does not say that the first run has ended
      return { ...now, hasEnded: before.hasEnded && now.hasEnded };
    case 'not-sent':
      return before;
    case 'refused': {
      const { code, facts } = now.error;
      const isUndone = code === 'write-refused' && facts['text'] === 'undone';
      return isUndone ? now : { ...before, hasEnded: false };
    }
  }
}

function post(
  channel: Channel,
  { id, orderId, statusId, comment, notify }: HistoryChange,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  return channel.post({ key: id, orderId, statusId, comment, notify }, signal);
}
