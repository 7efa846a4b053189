import { Decimal } from 'decimal.js';
import type { BreakdownRow } from './breakdown';

/** A piece of the picture: where it begins and how long it is, in per cent of the width. */
export type Bar = { readonly start: number; readonly length: number };

type Span = { readonly from: number; readonly to: number };

/**
 * Where the bar of each row stands: each part begins where the one before ended, and a total spans everything from nothing. Only for
 * drawing; null where there is nothing to draw a length against.
 */
export function barsOf(rows: readonly BreakdownRow[]): readonly (Bar | null)[] {
  let running = 0;
  const spans = rows.map((row): Span => {
    const amount = row.kind === 'gap' ? row.gap.amount : row.amount;
    const size = new Decimal(amount.text).toNumber();
    const isTotal = row.kind !== 'gap' && row.part === 'total';
    const from = isTotal ? 0 : running;
    running = isTotal ? size : running + size;
    return { from, to: running };
  });
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const lowest = Math.min(0, ...ends);
  const width = Math.max(0, ...ends) - lowest;
  return spans.map(({ from, to }) =>
    width === 0
      ? null
      : {
          start: ((Math.min(from, to) - lowest) / width) * 100,
          length: (Math.abs(to - from) / width) * 100,
        },
  );
}
