/**
 * The ids past the newest, ascending: ends after `reach` ids above the newest order found, and starts again from each
 * order found there.
 */
export type LookPast = {
  readonly next: () => number | null;
  /** An order was found. */
  readonly found: (id: number) => void;
  /** Looks farther from here on. */
  readonly extend: (reach: number) => void;
  /** Ids looked at past the newest, and how many that takes in all. */
  readonly progress: () => { readonly done: number; readonly total: number };
  /** Ids that were passed over though an order was found above them since. */
  readonly passedOver: () => readonly number[];
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
    },
    extend: (next) => {
      farthest = next;
    },
    progress: () => ({ done: Math.min(farthest, cursor - 1 - top), total: farthest }),
    passedOver: () => skipped.filter((id) => id < top),
  };
}
