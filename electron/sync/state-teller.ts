import type { SyncState } from '../../shared/sync-state';
import type { Clock } from './clock';

/** Tells the state at most once in a time, and the last one always. */
type StateTeller = {
  /** Something changed: told at once when the last time is long enough ago, else when it is. */
  readonly touch: () => void;
  /** Told at once. */
  readonly tell: () => void;
  /** Tells nothing any more. */
  readonly stop: () => void;
};

/** `read` is asked only when something is told. */
export function createStateTeller(parts: {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly read: () => SyncState;
  readonly onState: (state: SyncState) => void;
}): StateTeller {
  const { clock, everyMs } = parts;
  let toldAt = -Infinity;
  let cancel: (() => void) | null = null;
  let isStopped = false;
  const tell = () => {
    cancel?.();
    cancel = null;
    if (isStopped) return;
    toldAt = clock.now();
    parts.onState(parts.read());
  };
  return {
    touch: () => {
      if (cancel !== null || isStopped) return;
      // Never longer than the time itself: the machine's clock may have been set back.
      const wait = Math.min(everyMs, toldAt + everyMs - clock.now());
      if (wait <= 0) tell();
      else cancel = clock.setTimer(wait, tell);
    },
    tell,
    stop: () => {
      isStopped = true;
      cancel?.();
    },
  };
}
