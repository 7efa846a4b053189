import { createContext, useContext, useSyncExternalStore } from 'react';
import type { UtcMs } from '../../shared/time';

/** The desk's clock as the screens read it; a test brings its own. */
export type Clock = {
  readonly now: () => UtcMs;
  /** Calls back when the shown time may have changed; the answer ends it. */
  readonly subscribe: (onTick: () => void) => () => void;
};

/** A clock that moves on every `tickMs` milliseconds; between two ticks it stands still, so all screens agree. */
export function createWindowClock(tickMs: number): Clock {
  let now = Date.now();
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | null = null;
  return {
    now: () => now,
    subscribe(onTick) {
      listeners.add(onTick);
      timer ??= setInterval(() => {
        now = Date.now();
        for (const listener of listeners) listener();
      }, tickMs);
      return () => {
        listeners.delete(onTick);
        if (listeners.size === 0 && timer !== null) {
          clearInterval(timer);
          timer = null;
        }
      };
    },
  };
}

/** Hands the clock to everything below it. */
export const ClockContext = createContext<Clock>({
  now: () => 0,
  subscribe: () => () => undefined,
});

/** The time now, in milliseconds since 1970; the component is drawn again at each tick. */
export function useNow(): UtcMs {
  const clock = useContext(ClockContext);
  return useSyncExternalStore(clock.subscribe, clock.now);
}
