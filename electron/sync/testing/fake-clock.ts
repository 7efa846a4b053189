import type { Clock } from '../clock';

/** A clock that is driven: time passes only in `runUntil` and `pass`. */
export type FakeClock = Clock & {
  /** Lets what is under way go on and time jump to the next timer, until the condition holds. Throws when nothing happens any more. */
  readonly runUntil: (isDone: () => boolean) => Promise<void>;
  /** Lets so much time pass, with all timers in it. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets what is under way go on without any time passing. */
  readonly settle: () => Promise<void>;
  readonly timers: () => number;
  /** Sets the time of day by so much; timers do not mind, as on a machine. */
  readonly adjust: (ms: number) => void;
};

type Timer = { readonly at: number; readonly serial: number; readonly fn: () => void };

/** Begins at a fixed moment. */
export function createFakeClock(start = Date.UTC(2026, 10, 23, 12)): FakeClock {
  let now = start;
  let adjusted = 0;
  let serial = 0;
  const timers = new Set<Timer>();
  // A round of the event loop: every promise that can settle by then has.
  const settle = async () => {
    for (let round = 0; round < 2; round += 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  const next = () => {
    let first: Timer | null = null;
    for (const timer of timers) {
      const isEarlier = first === null || timer.at < first.at;
      if (isEarlier || (timer.at === first?.at && timer.serial < first.serial)) first = timer;
    }
    return first;
  };
  const fire = (timer: Timer) => {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.fn();
  };
  return {
    now: () => now + adjusted,
    setTimer: (ms, fn) => {
      const timer = { at: now + Math.max(0, ms), serial: (serial += 1), fn };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    runUntil: async (isDone) => {
      for (;;) {
        await settle();
        if (isDone()) return;
        const timer = next();
        if (timer === null) throw new Error('nothing happens any more');
        fire(timer);
      }
    },
    pass: async (ms) => {
      const end = now + ms;
      await settle();
      for (let timer = next(); timer !== null && timer.at <= end; timer = next()) {
        fire(timer);
        await settle();
      }
      now = end;
    },
    settle,
    timers: () => timers.size,
    adjust: (ms) => {
      adjusted += ms;
    },
  };
}
