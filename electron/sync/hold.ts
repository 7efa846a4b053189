import type { Clock } from './clock';

/** A stop of new requests for some time, after trouble or because the shop asked for it. */
type Hold = {
  readonly isHeld: () => boolean;
  /** Holds for this long; a longer hold that runs already stays. */
  readonly hold: (ms: number) => void;
  /** Ends the hold without telling. */
  readonly end: () => void;
};

/** `onOver` is told when a hold has run out. */
export function createHold(clock: Clock, onOver: () => void): Hold {
  let until = 0;
  let length = 0;
  let cancel: (() => void) | null = null;
  const end = () => {
    cancel?.();
    cancel = null;
  };
  return {
    isHeld: () => cancel !== null,
    hold: (ms) => {
      // At most its whole length is left of a hold, even when the machine's clock was set back.
      if (cancel !== null && ms <= Math.min(length, until - clock.now())) return;
      end();
      until = clock.now() + ms;
      length = ms;
      cancel = clock.setTimer(ms, () => {
        cancel = null;
        onOver();
      });
    },
    end,
  };
}
