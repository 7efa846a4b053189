/** So far below an order that was found, a miss may be older than the orders above it. */
export const shakyReach = 20;

/**
 * The ids past the newest, ascending: ends after `reach` ids above the newest order found, and starts again from each
 * order found there.
 */
export type LookPast = {
  readonly next: () => number | null;
  /** An order was found. */
  readonly found: (id: number) => void;
  /** An id was answered as missing, proven or not. */
  readonly missed: (id: number) => void;
  /** Looks farther from here on. */
  readonly extend: (reach: number) => void;
  /** Ids looked at past the newest, and how many that takes in all. */
  readonly progress: () => { readonly done: number; readonly total: number };
  /**
   * Ids whose miss may be older than an order found above them, so that one may have been made there since: all that were
   * passed over, and those missed in this look up to 20 below an order. Ascending.
   */
  readonly shaky: () => readonly number[];
};

/** `canSkip` names ids that were looked at before; they are passed over. */
export function createLookPast(
  newest: number,
  reach: number,
  canSkip: (id: number) => boolean = () => false,
): LookPast {
  let top = newest;
  let farthest = reach;
  let cursor = newest + 1;
  const skipped: number[] = [];
  const missed = new Set<number>();
  const finds = new Set<number>();
  const isBelowFind = (id: number) => {
    for (let above = id + 1; above <= id + shakyReach; above += 1) {
      if (finds.has(above)) return true;
    }
    return false;
  };
  return {
    next: () => {
      while (cursor <= top + farthest) {
        const id = cursor;
        cursor += 1;
        if (!canSkip(id)) return id;
        skipped.push(id);
      }
      return null;
    },
    found: (id) => {
      top = Math.max(top, id);
      missed.delete(id);
      finds.add(id);
    },
    missed: (id) => {
      if (!finds.has(id)) missed.add(id);
    },
    extend: (next) => {
      farthest = next;
    },
    progress: () => ({ done: Math.min(farthest, cursor - 1 - top), total: farthest }),
    shaky: () => {
      const ids = [...skipped.filter((id) => id < top), ...[...missed].filter(isBelowFind)];
      return [...new Set(ids)].sort((a, b) => a - b);
    },
  };
}
