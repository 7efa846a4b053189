import type { CoverageKind, CoverageRange } from '../../shared/sync-state';
import type { SettledRange } from '../cache/types';

/** Settled ids as ranges: ascending, not overlapping, equal neighbours joined. Every other id is not yet. */
export type Coverage = readonly SettledRange[];

/** How many ids are in each state, from 1 to the newest. */
type CoverageCounts = {
  readonly read: number;
  readonly missing: number;
  readonly failed: number;
  readonly notYet: number;
};

/** The index of the first range that ends at `id` or later. */
function indexAt(ranges: Coverage, id: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? Infinity) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function canJoin(left: SettledRange | undefined, right: SettledRange | undefined): boolean {
  return (
    left !== undefined &&
    right !== undefined &&
    left.to + 1 === right.from &&
    left.kind === right.kind &&
    left.reason === right.reason &&
    left.tries === right.tries
  );
}

function join(ranges: readonly SettledRange[]): SettledRange[] {
  const joined: SettledRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && canJoin(last, range)) {
      joined[joined.length - 1] = { ...last, to: range.to };
    } else joined.push(range);
  }
  return joined;
}

/** The coverage after more was settled; what is new replaces what was known, and of two new ones the later wins. */
export function settle(coverage: Coverage, settled: readonly SettledRange[]): Coverage {
  const ranges = [...coverage];
  for (const range of settled) {
    const first = indexAt(ranges, range.from);
    let end = first;
    while ((ranges[end]?.from ?? Infinity) <= range.to) end += 1;
    const left = ranges[first];
    const right = ranges[end - 1];
    const parts: SettledRange[] = [range];
    if (end > first && left && left.from < range.from)
      parts.unshift({ ...left, to: range.from - 1 });
    if (end > first && right && right.to > range.to) parts.push({ ...right, from: range.to + 1 });
    // One neighbour on each side may be of the same kind.
    const start = Math.max(0, first - 1);
    const stop = Math.min(ranges.length, end + 1);
    const around = [...ranges.slice(start, first), ...parts, ...ranges.slice(end, stop)];
    ranges.splice(start, stop - start, ...join(around));
  }
  return ranges;
}

/** What is known of one id. */
export function kindOf(coverage: Coverage, id: number): CoverageKind {
  const range = coverage[indexAt(coverage, id)];
  return range !== undefined && range.from <= id ? range.kind : 'not-yet';
}

/** The settled range an id lies in, or null. */
export function rangeOf(coverage: Coverage, id: number): SettledRange | null {
  const range = coverage[indexAt(coverage, id)];
  return range !== undefined && range.from <= id ? range : null;
}

/** The ranges between `from` and `to` (both included) of which nothing is known, ascending. */
export function notYetRanges(
  coverage: Coverage,
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] {
  const open: { from: number; to: number }[] = [];
  let next = from;
  for (let index = indexAt(coverage, from); index < coverage.length && next <= to; index += 1) {
    const range = coverage[index];
    if (range === undefined || range.from > to) break;
    if (range.from > next) open.push({ from: next, to: range.from - 1 });
    next = Math.max(next, range.to + 1);
  }
  if (next <= to) open.push({ from: next, to });
  return open;
}

/**
 * The coverage without the misses above `startId`: an order may have been made there since.
 * Those misses only save re-reading while a first pass is unfinished.
 */
export function trusted(coverage: Coverage, startId: number): Coverage {
  return coverage.flatMap((range) => {
    if (range.kind !== 'missing' || range.to <= startId) return [range];
    return range.from <= startId ? [{ ...range, to: startId }] : [];
  });
}

/** The highest id up to which everything is settled; 0 when id 1 is not. */
export function settledUpTo(coverage: Coverage): number {
  return (notYetRanges(coverage, 1, Number.MAX_SAFE_INTEGER)[0]?.from ?? 1) - 1;
}

/** The ids of one kind between `from` and `to`, ascending, at most `limit`. */
export function idsOf(
  coverage: Coverage,
  kind: SettledRange['kind'],
  from: number,
  to: number,
  limit: number,
): readonly number[] {
  const ids: number[] = [];
  for (let index = indexAt(coverage, from); index < coverage.length; index += 1) {
    const range = coverage[index];
    if (range === undefined || range.from > to) break;
    if (range.kind !== kind) continue;
    const last = Math.min(range.to, to);
    for (let id = Math.max(range.from, from); id <= last; id += 1) {
      if (ids.length >= limit) return ids;
      ids.push(id);
    }
  }
  return ids;
}

/** Every id from 1 to `newest` counted by its state. */
export function countKinds(coverage: Coverage, newest: number): CoverageCounts {
  const counts = { read: 0, missing: 0, failed: 0 };
  for (const range of coverage) {
    if (range.from > newest) break;
    counts[range.kind] += Math.min(range.to, newest) - range.from + 1;
  }
  return { ...counts, notYet: newest - counts.read - counts.missing - counts.failed };
}

/**
 * The ids from 1 to `newest` as at most `limit` ranges for the bar, without a hole between them. When there are more,
 * equal cells are shown: failed where a cell holds a failed id, else what most of its ids are.
 */
export function summarise(coverage: Coverage, newest: number, limit = 400): CoverageRange[] {
  const exact: CoverageRange[] = [];
  const add = (from: number, to: number, kind: CoverageKind) => {
    const last = exact.at(-1);
    if (last?.kind === kind) exact[exact.length - 1] = { ...last, to };
    else exact.push({ from, to, kind });
  };
  let next = 1;
  for (const range of coverage) {
    if (range.from > newest) break;
    if (range.from > next) add(next, range.from - 1, 'not-yet');
    next = Math.min(range.to, newest) + 1;
    add(range.from, next - 1, range.kind);
  }
  if (next <= newest) add(next, newest, 'not-yet');
  return exact.length <= limit ? exact : intoCells(exact, newest, limit);
}

function intoCells(exact: readonly CoverageRange[], newest: number, limit: number) {
  const width = Math.ceil(newest / limit);
  const cells: CoverageRange[] = [];
  let index = 0;
  for (let from = 1; from <= newest; from += width) {
    const to = Math.min(from + width - 1, newest);
    const weights = { read: 0, missing: 0, failed: 0, 'not-yet': 0 };
    for (;;) {
      const range = exact[index];
      if (range === undefined || range.from > to) break;
      weights[range.kind] += Math.min(range.to, to) - Math.max(range.from, from) + 1;
      if (range.to > to) break; // its rest belongs to the next cell
      index += 1;
    }
    const kinds = ['read', 'not-yet', 'missing'] as const;
    const most = kinds.reduce((best, kind) => (weights[kind] > weights[best] ? kind : best));
    const kind = weights.failed > 0 ? 'failed' : most;
    const last = cells.at(-1);
    if (last?.kind === kind) cells[cells.length - 1] = { ...last, to };
    else cells.push({ from, to, kind });
  }
  return cells;
}
