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
};

/** A table that holds the rows given; orders made up by the generator begin without entries. */
export function createHistoryTable(seed: readonly SeedHistoryRow[] = []): HistoryTable {
  const rows = new Map<number, HistoryRow[]>();
  let highest = 0;
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
    of: (orderId) => [...(rows.get(orderId) ?? [])],
  };
}
