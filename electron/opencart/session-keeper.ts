import type { Result } from '../../shared/result';
import { redact } from './answer-text';
import type { ReadOutcome, ReadSession } from './client';

/** What a read through the keeper can end in: the death of a session is its own matter. */
export type KeptOutcome = Exclude<ReadOutcome, { readonly kind: 'session-dead' }>;

/** Reads single orders over one session that is renewed when needed. */
export type SessionKeeper = {
  /** Reads one order, one after the other (a 2.3 session serves one request at a time). Never throws. */
  readOrder(id: number, signal: AbortSignal): Promise<KeptOutcome>;
};

/**
 * Keeps one session: logs in at the first read, and once more, silently, when the shop has let the session
 * die; the read is then repeated once. A session that dies again at once ends as `no-permission` (facts:
 * text, reason). A failed login is told and tried afresh by the next read.
 */
export function createSessionKeeper(
  openSession: (signal: AbortSignal) => Promise<Result<ReadSession>>,
): SessionKeeper {
  let session: ReadSession | null = null;
  let refusal = '';
  let tail: Promise<unknown> = Promise.resolve();

  async function readOnce(id: number, signal: AbortSignal): Promise<ReadOutcome> {
    if (session === null) {
      const opened = await openSession(signal);
      if (!opened.ok) return { kind: 'failed', error: opened.error };
      session = opened.value;
    }
    const outcome = await session.readOrder(id, signal);
    if (outcome.kind === 'session-dead') {
      refusal = session.texts.noPermission;
      session = null;
    }
    return outcome;
  }

  async function readRenewing(id: number, signal: AbortSignal): Promise<KeptOutcome> {
    const first = await readOnce(id, signal);
    if (first.kind !== 'session-dead') return first;
    const second = await readOnce(id, signal);
    if (second.kind !== 'session-dead') return second;
    const facts = { text: redact(refusal, 120), reason: 'session-died-again' };
    return { kind: 'failed', error: { code: 'no-permission', facts } };
  }

  return {
    readOrder(id, signal) {
      const turn = tail.then(() => readRenewing(id, signal));
      tail = turn;
      return turn;
    },
  };
}
