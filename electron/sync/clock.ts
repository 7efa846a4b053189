import type { UtcMs } from '../../shared/time';

/** The time as the sync sees it; tests drive one by hand. */
export type Clock = {
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => UtcMs;
  /** Calls `fn` once after `ms` milliseconds; the answer takes the call back. */
  readonly setTimer: (ms: number, fn: () => void) => () => void;
};

/** The machine's own clock. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    setTimer: (ms, fn) => {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
  };
}
