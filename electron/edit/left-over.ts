import type { AppErrorData } from '../../shared/errors';
import type { HistoryChange } from '../../shared/history';
import type { UtcMs } from '../../shared/time';

/** A change of a former run: what was not sent never will be by itself; what was sent and not answered is not known. */
export function leftOver(change: HistoryChange, now: UtcMs): HistoryChange {
  if (change.state.kind === 'waiting') {
    const error: AppErrorData = { code: 'ended-before-sending', facts: {} };
    return { ...change, state: { kind: 'not-done', error, at: now } };
  }
  const error: AppErrorData = { code: 'ended-before-answer', facts: {} };
  return { ...change, state: { kind: 'unknown', error, lastLook: null, at: now } };
}

/** A change that the end of the desk broke off: not the line is to blame. What ended by itself stays as it is. */
export function toldAtEnd(change: HistoryChange): HistoryChange {
  const { state } = change;
  if (state.kind === 'not-done' && brokenOff.has(state.error.code))
    return { ...change, state: { ...state, error: { code: 'ended-before-sending', facts: {} } } };
  if (state.kind === 'unknown' && brokenOff.has(state.error.code))
    return { ...change, state: { ...state, error: { code: 'ended-before-answer', facts: {} } } };
  return change;
}

/** What an abort looks like. */
const brokenOff: ReadonlySet<string> = new Set(['connection-dropped', 'cancelled']);
