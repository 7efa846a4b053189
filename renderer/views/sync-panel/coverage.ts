import type { CoverageKind, CoverageRange } from '../../../shared/sync-state';

/** A piece of the bar: where it begins and how long it is, in per cent of the whole. */
export type BarPiece = {
  readonly kind: CoverageKind;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly length: number;
};

/** The shortest piece drawn, in per cent: a single failed number among thousands must still be seen. */
const shortest = 0.4;

/**
 * The pieces of the bar from the oldest to the newest id. Short pieces that are not `read` are widened to be seen;
 * they are drawn over their neighbours, so those come last.
 */
export function barPieces(ranges: readonly CoverageRange[]): readonly BarPiece[] {
  const first = Math.min(...ranges.map(({ from }) => from));
  const last = Math.max(...ranges.map(({ to }) => to));
  const whole = last - first + 1;
  const order: readonly CoverageKind[] = ['read', 'not-yet', 'missing', 'failed'];
  return ranges
    .map(({ kind, from, to }) => {
      const exact = ((to - from + 1) / whole) * 100;
      const length = kind === 'read' ? exact : Math.max(exact, shortest);
      const start = Math.min(((from - first) / whole) * 100, 100 - length);
      return { kind, from, to, start, length };
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.from - b.from);
}
