/**
 * The misses of one session that are not proven yet. A gap and a dead session can look alike, so a miss counts only
 * when an order was found on the same session by a request that started after the miss was answered.
 * Ticks are any numbers that grow with each start and each answer.
 */
export type Proof = {
  /** An id was answered as missing at this tick. */
  readonly missed: (id: number, answeredAt: number) => void;
  /** An order was found by a request started at this tick: the ids proven by it. */
  readonly found: (startedAt: number) => readonly number[];
  /** The session is no longer believed: the ids whose misses do not count. */
  readonly throwAway: () => readonly number[];
  readonly pending: () => number;
};

/** Begins with nothing pending. */
export function createProof(): Proof {
  // In order of their answers, so that a find proves a beginning of the list.
  let misses: { readonly id: number; readonly answeredAt: number }[] = [];
  return {
    missed: (id, answeredAt) => {
      misses.push({ id, answeredAt });
    },
    found: (startedAt) => {
      const first = misses.findIndex((miss) => miss.answeredAt > startedAt);
      const end = first < 0 ? misses.length : first;
      const proven = misses.slice(0, end).map((miss) => miss.id);
      misses = misses.slice(end);
      return proven;
    },
    throwAway: () => {
      const ids = misses.map((miss) => miss.id);
      misses = [];
      return ids;
    },
    pending: () => misses.length,
  };
}
