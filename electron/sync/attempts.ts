import type { AppErrorData } from '../../shared/errors';

/** What the reader does about a failed read. */
type AfterFailure =
  /** Read it again, after others. */
  | { readonly kind: 'again' }
  /** It failed often enough while others succeeded: set it down as failed. */
  | { readonly kind: 'give-up'; readonly tries: number }
  /** It failed often enough, but nothing else succeeded since: first another order must be read. */
  | { readonly kind: 'in-doubt' };

/** A read that failed for good. */
type GivenUp = { readonly id: number; readonly tries: number; readonly error: AppErrorData };

/**
 * Tells one odd order from a shop in trouble: an id is given up only when it failed `maxTries` times and something
 * else was answered properly after its first failure.
 */
type Attempts = {
  /** Any proper answer; the ids that are given up by it, now that a neighbour succeeded. */
  readonly succeeded: (id: number | null) => readonly GivenUp[];
  readonly failed: (id: number, error: AppErrorData, maxTries: number) => AfterFailure;
  /** The latest error of an id in doubt, or null when none is. */
  readonly doubt: () => AppErrorData | null;
  /** Failures since the last proper answer. */
  readonly inARow: () => number;
  /** Counts a failure that belongs to no id of its own (a known order read again, a login, a 429). */
  readonly missed: () => void;
};

type Entry = {
  tries: number;
  error: AppErrorData;
  readonly firstFailure: number;
  isInDoubt: boolean;
};

/** Begins with no failure. */
export function createAttempts(): Attempts {
  const entries = new Map<number, Entry>();
  let successes = 0;
  let inARow = 0;
  return {
    succeeded: (id) => {
      successes += 1;
      inARow = 0;
      if (id !== null) entries.delete(id);
      const givenUp: GivenUp[] = [];
      for (const [one, entry] of entries) {
        if (!entry.isInDoubt) continue;
        entries.delete(one);
        givenUp.push({ id: one, tries: entry.tries, error: entry.error });
      }
      return givenUp;
    },
    failed: (id, error, maxTries) => {
      inARow += 1;
      const entry = entries.get(id) ?? {
        tries: 0,
        error,
        firstFailure: successes,
        isInDoubt: false,
      };
      entry.tries += 1;
      entry.error = error;
      entries.set(id, entry);
      if (entry.tries < maxTries) return { kind: 'again' };
      if (successes > entry.firstFailure) {
        entries.delete(id);
        return { kind: 'give-up', tries: entry.tries };
      }
      entry.isInDoubt = true;
      return { kind: 'in-doubt' };
    },
    doubt: () => {
      for (const entry of entries.values()) if (entry.isInDoubt) return entry.error;
      return null;
    },
    inARow: () => inARow,
    missed: () => {
      inARow += 1;
    },
  };
}
