import type { AppErrorData } from '../../shared/errors';
import type { ShopId } from '../../shared/ids';
import type { Result } from '../../shared/result';
import type { PassKind, SyncPhase } from '../../shared/sync-state';
import type { CacheWriter } from '../cache/types';
import type { Clock } from './clock';
import type { Committer } from './committer';
import type { KnownOrders } from './known-orders';
import type { Ledger } from './ledger';
import { missingRange } from './committer';
import { rangeOf } from './coverage';
import type { SyncOptions } from './options';
import { askedWaitMs } from './rate';
import type { ReadAnswer, Reader, ReadPlan, RunEnd } from './reader';
import type { SessionPool } from './session-pool';

/** How a pass ended. */
export type PassEnd = RunEnd;

/** What a pass works with; made anew for each pass. */
export type Pass = {
  readonly kind: PassKind;
  readonly shop: ShopId;
  readonly writer: CacheWriter;
  readonly clock: Clock;
  readonly options: SyncOptions;
  readonly hint: number | null;
  readonly pool: SessionPool;
  readonly known: KnownOrders;
  readonly ledger: Ledger;
  readonly reader: Reader;
  readonly committer: Committer;
  readonly signal: AbortSignal;
  /** Who is told each certain answer from now on. */
  readonly settleWith: (onSettled: (answer: ReadAnswer) => void) => void;
  /** How the phase is told from now on. */
  readonly showPhase: (describe: () => SyncPhase) => void;
  /** The requests allowed at once from now on; null = as the shop bears. */
  readonly limitTo: (requests: number | null) => void;
};

/** A pass that fails of itself. */
export function failed(error: AppErrorData): PassEnd {
  return { kind: 'failed', error, retryAfterMs: null };
}

/** Has the shop's sessions ready, logging in where there is none. */
export async function logIn(pass: Pass): Promise<PassEnd> {
  if (pass.pool.live().length > 0) return { kind: 'done' };
  pass.showPhase(() => ({ kind: 'logging-in', pass: pass.kind }));
  const lease = await pass.pool.take(pass.signal);
  if (pass.signal.aborted) {
    if (lease.ok) lease.value.release();
    return { kind: 'cancelled' };
  }
  if (!lease.ok) {
    return { kind: 'failed', error: lease.error, retryAfterMs: askedWaitMs(lease.error) };
  }
  lease.value.release();
  return { kind: 'done' };
}

/** Writes what was gathered; a failed write ends the pass. */
export async function written(pass: Pass): Promise<PassEnd> {
  const flushed: Result<null> = await pass.committer.flush();
  return flushed.ok ? { kind: 'done' } : failed(flushed.error);
}

/** Puts an answer down for writing. A cached order that is gone or fails now keeps its copy and counts as read. */
export function record(pass: Pass, answer: ReadAnswer): void {
  const { ledger, committer } = pass;
  const before = rangeOf(ledger.written(), answer.id);
  switch (answer.kind) {
    case 'found':
      ledger.raise(answer.id);
      committer.addOrder(answer.order);
      break;
    case 'missing':
      if (before?.kind !== 'read' && before?.kind !== 'missing') {
        committer.addRange(missingRange(answer.id));
      }
      break;
    case 'failed':
      if (before?.kind === 'read') break;
      committer.addRange({
        from: answer.id,
        to: answer.id,
        kind: 'failed',
        reason: answer.error.code,
        tries: answer.tries + (before?.kind === 'failed' ? before.tries : 0),
      });
      break;
  }
}

/** Reads exactly these ids, those written as settled too. */
export async function readIds(
  pass: Pass,
  ids: readonly number[],
  prove: boolean,
  plan: Partial<ReadPlan> = {},
): Promise<PassEnd> {
  let index = 0;
  return pass.reader.run({
    next: () => {
      const id = ids[index] ?? null;
      index += 1;
      return id;
    },
    canTake: pass.committer.hasRoom,
    prove,
    ...plan,
  });
}
