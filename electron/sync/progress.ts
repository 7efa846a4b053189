import type { Clock } from './clock';

/** Counts what is settled and smooths the rate over the last ten seconds. */
type Meter = {
  readonly add: (count?: number) => void;
  readonly done: () => number;
  /** Ids a second; null before a second has passed. */
  readonly rate: () => number | null;
  /** Whole seconds until `left` ids are done at this rate; null while there is no rate. */
  readonly secondsLeft: (left: number) => number | null;
};

const windowMs = 10_000;
const sampleMs = 500;
const leastMs = 1_000;

/** Begins at nothing done. */
export function createMeter(clock: Clock): Meter {
  let done = 0;
  let samples = [{ at: clock.now(), done: 0 }];
  const rate = () => {
    const now = clock.now();
    // The last sample before the window counts too, so that slow shops have a rate.
    const first = samples.findLast((sample) => now - sample.at >= windowMs) ?? samples[0];
    if (first === undefined || now - first.at < leastMs) return null;
    return ((done - first.done) * 1000) / (now - first.at);
  };
  return {
    add: (count = 1) => {
      done += count;
      const now = clock.now();
      const last = samples.at(-1)?.at ?? 0;
      if (now < last) samples = [{ at: now, done }]; // the machine's clock was set back: measure anew
      if (now - last < sampleMs) return;
      const first = samples.findLastIndex((sample) => now - sample.at >= windowMs);
      samples = samples.slice(Math.max(0, first));
      samples.push({ at: now, done });
    },
    done: () => done,
    rate,
    secondsLeft: (left) => {
      const current = rate();
      return current === null || current <= 0 ? null : Math.ceil(left / current);
    },
  };
}
