/** Ids from the highest to the lowest, and from the other end when asked; each once. */
type Descending = {
  readonly next: () => number | null;
  /** The lowest id left. */
  readonly lowest: () => number | null;
  /** How many it began with. */
  readonly total: number;
};

/** `ranges` are ascending and do not overlap. */
export function descending(
  ranges: readonly { readonly from: number; readonly to: number }[],
): Descending {
  const left = ranges.map((range) => ({ ...range }));
  let first = 0;
  let last = left.length - 1;
  return {
    next: () => {
      const range = last >= first ? left[last] : undefined;
      if (range === undefined) return null;
      const id = range.to;
      range.to -= 1;
      if (range.to < range.from) last -= 1;
      return id;
    },
    lowest: () => {
      const range = first <= last ? left[first] : undefined;
      if (range === undefined) return null;
      const id = range.from;
      range.from += 1;
      if (range.to < range.from) first += 1;
      return id;
    },
    total: ranges.reduce((sum, range) => sum + range.to - range.from + 1, 0),
  };
}
