import { taxClasses } from '../data/taxes';
import { moneyText, unitsOf, type Units } from './money';
import type { LineRow, TotalRow } from './order-contents';

/** By how much an order's sums move. `taxes`: by rate in thousandths. `others`: rows that came or went. */
export type Moves = {
  readonly goods: Units;
  readonly shipping: Units;
  readonly others: Units;
  readonly taxes: ReadonlyMap<number, Units>;
};

/** The rate of a line in thousandths, by the tax that was agreed for it; 0 for a line without tax. */
export function rateOf(line: Pick<LineRow, 'price' | 'tax'>): number {
  const price = unitsOf(line.price);
  if (price === 0) return 0;
  const perMille = (unitsOf(line.tax) * 1000) / price;
  const nearest = taxClasses.reduce((best, one) =>
    Math.abs(one.perMille - perMille) < Math.abs(best.perMille - perMille) ? one : best,
  );
  return unitsOf(line.tax) === 0 ? 0 : nearest.perMille;
}

const titlesOf = (perMille: number): readonly string[] =>
  taxClasses.filter((one) => one.perMille === perMille).flatMap(({ en, de }) => [en, de]);

/** A row without an id: what is to be made. */
export type NewTotal = Omit<TotalRow, 'order_total_id'>;

/**
 * The totals after a change: each row moves by its part and stays where it is, `total` moves by the sum. A tax row that is not there comes at the end. `newRow`
 * gives a row its id. null where there is no `total` row to move.
 */
export function movedTotals(
  totals: readonly TotalRow[],
  moves: Moves,
  newRow: (row: NewTotal) => TotalRow,
): readonly TotalRow[] | null {
  if (!totals.some((row) => row.code === 'total')) return null;
  const left = new Map(moves.taxes);
  const by = (row: TotalRow): Units => {
    if (row.code === 'sub_total') return moves.goods;
    if (row.code === 'shipping') return moves.shipping;
    if (row.code !== 'tax') return 0;
    const rate = [...left.keys()].find((perMille) => titlesOf(perMille).includes(row.title));
    const move = rate === undefined ? 0 : (left.get(rate) ?? 0);
    if (rate !== undefined) left.delete(rate);
    return move;
  };
  const moved = totals.map((row) => ({ row, move: by(row) }));
  const made = [...left]
    .filter(([, move]) => move !== 0)
    .map(([perMille, move]) =>
      newRow({
        code: 'tax',
        title: titlesOf(perMille)[0] ?? 'Tax',
        value: moneyText(move),
        sort_order: 5,
      }),
    );
  const all =
    moves.others +
    moved.reduce((sum, { move }) => sum + move, 0) +
    made.reduce((sum, row) => sum + unitsOf(row.value), 0);
  const shifted = moved.map(({ row, move }): TotalRow => {
    const change = row.code === 'total' ? all : move;
    return change === 0 ? row : { ...row, value: moneyText(unitsOf(row.value) + change) };
  });
  return [...shifted, ...made];
}

/** The moves from some lines to others. */
export function movesBetween(before: readonly LineRow[], after: readonly LineRow[]): Moves {
  const taxes = new Map<number, Units>();
  let goods = 0;
  const add = (lines: readonly LineRow[], sign: 1 | -1): void => {
    for (const line of lines) {
      goods += sign * unitsOf(line.total);
      const rate = rateOf(line);
      const tax = unitsOf(line.tax) * Number(line.quantity);
      if (rate !== 0) taxes.set(rate, (taxes.get(rate) ?? 0) + sign * tax);
    }
  };
  add(before, -1);
  add(after, 1);
  return { goods, shipping: 0, others: 0, taxes };
}
