import type { AppErrorData, ErrorCode } from '../../shared/errors';

/** How many requests a shop bears at once, learnt from its answers: one more while they are quick, half of them at trouble. */
export type Rate = {
  /** Requests allowed at once now, from 1 to `ceiling`. */
  readonly limit: number;
  readonly ceiling: number;
  /** Quick answers since the limit last changed. */
  readonly quick: number;
  /** Answers that still belong to the time before the last halving and say nothing new. */
  readonly stale: number;
  /** What an unhurried answer takes, in milliseconds; null before the first. */
  readonly usualMs: number | null;
};

/** An answer this quick never counts as slow, however quick the others were. */
const alwaysQuickMs = 400;
const alwaysFineMs = 2_000;
/** Quick answers for each request at once before one more is tried. */
const quickPerStep = 2;

/** What a pass begins with. */
export function startRate(start: number, ceiling: number): Rate {
  const top = Math.max(1, Math.min(8, ceiling));
  return {
    limit: Math.max(1, Math.min(start, top)),
    ceiling: top,
    quick: 0,
    stale: 0,
    usualMs: null,
  };
}

/** The rate after a proper answer that took `ms`. */
export function afterAnswer(rate: Rate, ms: number): Rate {
  if (ms < 0) return rate; // the machine's clock was set back meanwhile
  const usual = rate.usualMs ?? ms;
  // Falls quickly and rises slowly, so that a load of our own making does not become the measure.
  const usualMs = ms < usual ? usual * 0.7 + ms * 0.3 : usual + (ms - usual) * 0.002;
  const next = { ...rate, usualMs };
  if (rate.stale > 0) return { ...next, stale: rate.stale - 1 };
  if (ms > Math.max(alwaysFineMs, 4 * usual)) return halve(next);
  if (ms > Math.max(alwaysQuickMs, 2 * usual)) return { ...next, quick: 0 };
  const quick = rate.quick + 1;
  return quick >= quickPerStep * rate.limit && rate.limit < rate.ceiling
    ? { ...next, limit: rate.limit + 1, quick: 0 }
    : { ...next, quick };
}

/** The rate after an answer that shows the shop in trouble. */
export function afterTrouble(rate: Rate): Rate {
  return rate.stale > 0 ? { ...rate, stale: rate.stale - 1 } : halve(rate);
}

function halve(rate: Rate): Rate {
  const limit = Math.max(1, Math.floor(rate.limit / 2));
  return { ...rate, limit, quick: 0, stale: rate.limit - 1 };
}

const troubles: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'too-many-requests',
  'server-error',
  'maintenance',
  'time-out',
  'connection-dropped',
  'connection-refused',
]);

/** True for errors that tell of an overloaded or broken shop, not of one odd order. */
export function isTrouble(error: AppErrorData): boolean {
  return troubles.has(error.code);
}

/** The wait a shop asked for (Retry-After), in milliseconds; null when it asked for none. */
export function askedWaitMs(error: AppErrorData): number | null {
  const seconds = error.facts['retryAfterSeconds'];
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : null;
}

/** Keeps the rate of one shop over its passes. */
export type RateKeeper = {
  readonly limit: () => number;
  readonly answered: (ms: number) => void;
  readonly troubled: () => void;
};

/** Starts at `start` requests at once and never exceeds `ceiling`. */
export function createRateKeeper(start: number, ceiling: number): RateKeeper {
  let rate = startRate(start, ceiling);
  return {
    limit: () => rate.limit,
    answered: (ms) => {
      rate = afterAnswer(rate, ms);
    },
    troubled: () => {
      rate = afterTrouble(rate);
    },
  };
}
