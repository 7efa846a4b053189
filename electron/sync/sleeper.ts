import type { Clock } from './clock';

/** One sleep at a time that can be cut short. */
type Sleeper = {
  /** Sleeps this long, or until woken when null. */
  readonly sleep: (ms: number | null) => Promise<void>;
  /** Sleeps this long from now on instead; nothing when not asleep. */
  readonly change: (ms: number | null) => void;
  /** Ends the sleep; nothing when not asleep. */
  readonly wake: () => void;
  readonly isAsleep: () => boolean;
};

/** Sleeps by the clock it is given. */
export function createSleeper(clock: Clock): Sleeper {
  let end: (() => void) | null = null;
  let cancel: (() => void) | null = null;
  const wake = () => {
    const current = end;
    end = null;
    cancel?.();
    cancel = null;
    current?.();
  };
  const arm = (ms: number | null) => {
    cancel?.();
    cancel = ms === null ? null : clock.setTimer(ms, wake);
  };
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        end = resolve;
        arm(ms);
      }),
    change: (ms) => {
      if (end !== null) arm(ms);
    },
    wake,
    isAsleep: () => end !== null,
  };
}
