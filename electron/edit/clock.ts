import type { UtcMs } from '../../shared/time';

/** The time as edits see it; tests drive one by hand. */
export type EditClock = {
  readonly now: () => UtcMs;
  /** Calls `fn` once after `ms` milliseconds; the answer takes the call back. */
  readonly setTimer: (ms: number, fn: () => void) => () => void;
  /** Ends early when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** The machine's own clock. */
export function systemEditClock(): EditClock {
  const setTimer: EditClock['setTimer'] = (ms, fn) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  };
  return {
    now: () => Date.now(),
    setTimer,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          callOff();
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const callOff = setTimer(ms, wake);
        if (signal.aborted) wake();
        else signal.addEventListener('abort', wake);
      }),
  };
}
