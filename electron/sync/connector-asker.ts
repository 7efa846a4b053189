import type { AppErrorData } from '../../shared/errors';
import { fail, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { ConnectorRead, ConnectorSession } from '../opencart/connector/types';
import type { Clock } from './clock';
import type { Gate } from './gate';
import type { PassEnd } from './pass';
import { askedWaitMs, isTrouble } from './rate';
import type { RateKeeper } from './rate';
import type { LimitPlace, SharedLimit } from './shared-limit';

/** The answer to a question, or how the pass ends for want of one. `askedAt`: when it left, for what was read may be older than what comes later. */
export type Asked<T> =
  | { readonly kind: 'answer'; readonly value: T; readonly askedAt: number }
  | { readonly kind: 'end'; readonly end: Exclude<PassEnd, { kind: 'done' }> };

/** What a read of one order came to, beside trouble with the shop. */
export type OneOrder = Exclude<ConnectorRead, { readonly kind: 'session-dead' }>;

/** Asks the connector politely: one question at a time, not while paused, again after a wait when the shop is in trouble. */
export type Asker = {
  readonly ask: <T>(
    question: (session: ConnectorSession, signal: AbortSignal) => Promise<Result<T>>,
    onTrouble?: (error: AppErrorData) => void,
  ) => Promise<Asked<T>>;
  readonly readOne: (orderId: number) => Promise<Asked<OneOrder>>;
};

const tries = 3;
/** Waits before the second and the third try; a longer wait asked for by the shop ends the pass. */
const waitsMs = [1_000, 4_000];
const longestWaitMs = 60_000;

/**
 * An asker for one pass. `onOdd` is told when the pass ends by an answer that is no trouble of the shop's: the session, or the connector,
 * may be gone.
 */
export function createAsker(parts: {
  readonly session: ConnectorSession;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly rate: RateKeeper;
  readonly shared: SharedLimit | null;
  readonly signal: AbortSignal;
  readonly onContact: () => void;
  readonly onOdd: () => void;
}): Asker {
  const { session, clock, signal } = parts;
  const waiting = new Set<() => void>();
  const place: LimitPlace | null =
    parts.shared?.join(() => {
      for (const wake of [...waiting]) wake();
    }) ?? null;
  const cancelled = { kind: 'end', end: { kind: 'cancelled' } } as const;

  /** Settles with a place at the limit of all shops, or false when aborted. */
  function entered(): Promise<boolean> {
    return new Promise((resolve) => {
      const attempt = () => {
        if (!signal.aborted && place?.tryEnter() === false) return;
        waiting.delete(attempt);
        signal.removeEventListener('abort', attempt);
        resolve(!signal.aborted);
      };
      waiting.add(attempt);
      signal.addEventListener('abort', attempt);
      attempt();
    });
  }

  function slept(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const cancel = clock.setTimer(ms, wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }

  async function ask<T>(
    question: (session: ConnectorSession, signal: AbortSignal) => Promise<Result<T>>,
    onTrouble: (error: AppErrorData) => void = () => undefined,
  ): Promise<Asked<T>> {
    for (let turn = 0; ; turn += 1) {
      await parts.gate.whenOpen(signal);
      if (!(await entered())) return cancelled;
      const askedAt = clock.now();
      const answer = await question(session, signal).finally(() => place?.leave());
      if (answer.ok) {
        parts.rate.answered(clock.now() - askedAt);
        parts.onContact();
        return { kind: 'answer', value: answer.value, askedAt };
      }
      if (signal.aborted) return cancelled;
      const { error } = answer;
      const askedMs = askedWaitMs(error);
      const end = { kind: 'failed', error, retryAfterMs: askedMs } as const;
      if (!isTrouble(error)) {
        parts.onOdd();
        return { kind: 'end', end };
      }
      parts.rate.troubled();
      onTrouble(error);
      if (turn + 1 >= tries || (askedMs ?? 0) > longestWaitMs) return { kind: 'end', end };
      await slept(Math.max(askedMs ?? 0, waitsMs[turn] ?? 0));
    }
  }

  return {
    ask,
    readOne: (orderId) =>
      ask<OneOrder>(async (one, until) => {
        const read = await one.readOrder(orderId, until);
        if (read.kind === 'session-dead') return fail('no-permission', { text: '' });
        // Trouble is the shop's; anything else is this order's own.
        return read.kind === 'failed' && isTrouble(read.error)
          ? { ok: false, error: read.error }
          : ok(read);
      }),
  };
}
