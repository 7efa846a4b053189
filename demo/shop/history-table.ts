/** One row of OpenCart's order_history, every column as the text MySQL gives. The comment holds entities, as stored. */
export type HistoryRow = {
  readonly order_history_id: string;
  readonly order_status_id: string;
  readonly notify: string;
  readonly comment: string;
  readonly date_added: string;
};

/** A history row as a seed file holds it. */
export type SeedHistoryRow = HistoryRow & { readonly order_id: string };

/** The history entries of all orders. */
export type HistoryTable = {
  /** Adds an entry under the next number; the row as stored. */
  add(orderId: number, row: Omit<HistoryRow, 'order_history_id'>): HistoryRow;
  /** The entries of an order, oldest first. */
  of(orderId: number): readonly HistoryRow[];
  /** Those of them the order was not born with. */
  written(orderId: number): readonly HistoryRow[];
  /** The highest number given so far. */
  highestId(): number;
  /** The orders with an entry above that number, ascending. */
  ordersAbove(entryId: number): readonly number[];
};

/** A table that holds the rows given, after those the orders are born with: their numbers go up to `highestBorn`. */
export function createHistoryTable(
  seed: readonly SeedHistoryRow[] = [],
  born: (orderId: number) => readonly HistoryRow[] = () => [],
  highestBorn = 0,
): HistoryTable {
  const rows = new Map<number, HistoryRow[]>();
  let highest = highestBorn;
  const put = (orderId: number, row: HistoryRow): void => {
    rows.set(orderId, [...(rows.get(orderId) ?? []), row]);
    highest = Math.max(highest, Number(row.order_history_id));
  };
  for (const { order_id: orderId, ...row } of seed) put(Number(orderId), row);
  return {
    add(orderId, columns) {
      const row = { order_history_id: String(highest + 1), ...columns };
      put(orderId, row);
      return row;
    },
    of: (orderId) => [...born(orderId), ...(rows.get(orderId) ?? [])],
    written: (orderId) => [...(rows.get(orderId) ?? [])],
    highestId: () => highest,
    ordersAbove: (entryId) =>
      [...rows]
        .filter(([, own]) => own.some((row) => Number(row.order_history_id) > entryId))
        .map(([orderId]) => orderId)
        .sort((one, other) => one - other),
  };
}
