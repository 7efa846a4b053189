import type { AppErrorData, ErrorCode } from '../../shared/errors';
import type { PassKind } from '../../shared/sync-state';
import type { UtcMs } from '../../shared/time';
import type { SyncMarks } from '../cache/types';
import type { SyncOptions } from './options';
import type { PassEnd } from './pass';

/** Errors that stay until the user does something. */
const needUser: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-address',
  'wrong-key',
  'no-permission',
  'not-opencart',
  'dialect-too-old',
  'dialect-needs-connector',
  'vault-locked',
  'cache-locked',
  'cache-from-newer-desk',
  'bug',
]);

/** In place of a pass: the shop has no connector, and its API shows no orders. */
export type NotOffered = { readonly kind: 'not-offered' };

/** What follows a pass. */
type Next =
  | { readonly kind: 'not-offered'; readonly waitMs: number }
  | { readonly kind: 'idle'; readonly waitMs: number }
  | { readonly kind: 'waiting'; readonly error: AppErrorData; readonly waitMs: number }
  | { readonly kind: 'stopped'; readonly error: AppErrorData };

/** Decides what follows; `failures` counts the passes that failed in a row, this one included. */
export function afterPass(end: PassEnd | NotOffered, failures: number, options: SyncOptions): Next {
  if (end.kind === 'not-offered') return { kind: 'not-offered', waitMs: options.lookAgainMs };
  if (end.kind !== 'failed') return { kind: 'idle', waitMs: options.lightEveryMs };
  const { error } = end;
  if (needUser.has(error.code)) return { kind: 'stopped', error };
  const first = firstWaitMs(error.code, options);
  const backOff = Math.min(options.maxBackOffMs, first * 2 ** Math.min(20, failures - 1));
  return { kind: 'waiting', error, waitMs: Math.max(backOff, end.retryAfterMs ?? 0) };
}

/** Which pass is due. A first pass that the user ended is left alone until it is asked for. */
export function duePass(
  marks: SyncMarks,
  now: UtcMs,
  isFirstHeld: boolean,
  options: SyncOptions,
): PassKind {
  if (!marks.firstPassDone) return isFirstHeld ? 'light' : 'first';
  const since = now - (marks.lastGapCheckAt ?? -Infinity);
  // Negative when the machine's clock was set back.
  return since < 0 || since >= options.dailyEveryMs ? 'daily' : 'light';
}

function firstWaitMs(code: ErrorCode, options: SyncOptions): number {
  if (code === 'storage-restarted') return options.storageWaitMs;
  return code === 'address-not-allowed' ? options.blockedWaitMs : options.backOffMs;
}
