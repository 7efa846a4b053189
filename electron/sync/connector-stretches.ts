import { rangeIds } from './connector-compare';
import type { Coverage } from './coverage';

type Ids = { readonly from: number; readonly to: number };

/** A run of missing ids this long is not compared: it was never used, e.g. below ids that begin with a year. */
const unusedIds = 100 * rangeIds;

/** The highest id of an order that is cached or could not be read; 0 where there is none. */
export function lastKnown(coverage: Coverage): number {
  return coverage.findLast(({ kind }) => kind !== 'missing')?.to ?? 0;
}

/**
 * The ids up to `top` that a round compares, ascending and at least one of them: from 1, or from one range below the lowest known order
 * where that one is far up, and without long runs of missing ids.
 */
export function comparedStretches(coverage: Coverage, top: number): readonly Ids[] {
  const lowest = coverage.find(({ kind }) => kind !== 'missing')?.from ?? 1;
  const stretches: Ids[] = [];
  let from = lowest > unusedIds ? lowest - rangeIds : 1;
  for (const gap of coverage) {
    if (gap.kind !== 'missing' || gap.to - gap.from < unusedIds || gap.to < from) continue;
    if (gap.from > top) break;
    if (gap.from > from) stretches.push({ from, to: gap.from - 1 });
    from = gap.to + 1;
  }
  if (from <= top) stretches.push({ from, to: top });
  return stretches.length > 0 ? stretches : [{ from: top, to: top }];
}

/** The range to compare at `from` or next above it; null above the last one. */
export function rangeAt(stretches: readonly Ids[], from: number): Ids | null {
  const stretch = stretches.find(({ to }) => to >= from);
  if (stretch === undefined) return null;
  const start = Math.max(from, stretch.from);
  return { from: start, to: Math.min(stretch.to, start + rangeIds - 1) };
}

/** How many ranges there are from `from` up. */
export function countRanges(stretches: readonly Ids[], from: number): number {
  return stretches.reduce(
    (sum, one) => sum + Math.max(0, Math.ceil((one.to - Math.max(from, one.from) + 1) / rangeIds)),
    0,
  );
}
