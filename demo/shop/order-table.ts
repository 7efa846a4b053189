import type { HistoryRow } from './history-table';
import { noContents, type OrderContents } from './order-contents';
import type { OrderRow } from './order-row';

/** Where the orders of a shop come from before anything happens in it. All must be pure: the same id gives the same rows. */
export type OrderSource = {
  readonly highestId: number;
  readonly highestHistoryId: number;
  /** Lines, options, vouchers and totals added later get ids from here on. */
  readonly firstFreeRowId: number;
  readonly count: number;
  has(orderId: number): boolean;
  contents(orderId: number): OrderContents;
  /** The history the order is born with, oldest first. */
  histories(orderId: number): readonly HistoryRow[];
  /** No order below that id was changed at that date or later. */
  firstTouchedSince(dateText: string): number;
  /** null for an id that does not exist (never did, or was deleted). */
  get(orderId: number): OrderRow | null;
};

/** The shop's order table: the source, and over it what has changed since. */
export type OrderTable = {
  has(orderId: number): boolean;
  /** Lines, vouchers and totals; none for an order that does not exist. */
  contents(orderId: number): OrderContents;
  putContents(orderId: number, contents: OrderContents): void;
  /** The history an order was born with; deleted with it. */
  bornHistories(orderId: number): readonly HistoryRow[];
  /** A new id for a row of an order's contents. */
  nextRowId(): number;
  /** Orders with `date_modified` at that date or later, ascending. */
  idsTouchedSince(dateText: string): readonly number[];
  get(orderId: number): OrderRow | null;
  highestId(): number;
  count(): number;
  /** All existing ids, ascending. Walks the whole table. */
  ids(): readonly number[];
  /** Writes the row under its own order_id; true when the order existed before. */
  put(row: OrderRow): boolean;
  /** False when there was no such order. */
  remove(orderId: number): boolean;
  /** The id the next new order gets: one above the highest ever used. */
  nextId(): number;
  /** Leaves `length` ids free above `after`: the orders there move up by as many. Only once, before any change. */
  openGap(after: number, length: number): void;
};

/** Lays a changing table over a source without copying it, so that 100,000 generated orders cost no memory. */
export function createOrderTable(source: OrderSource): OrderTable {
  const changed = new Map<number, OrderRow | null>();
  const changedContents = new Map<number, OrderContents>();
  let gap = { after: source.highestId, length: 0 };
  let count = source.count;
  let highestEver = source.highestId;
  let rowId = source.firstFreeRowId - 1;

  /** The id an order has in the source; 0, which no order has, inside the gap. */
  const idInSource = (orderId: number): number => {
    if (orderId <= gap.after) return orderId;
    return orderId <= gap.after + gap.length ? 0 : orderId - gap.length;
  };
  const fromSource = (orderId: number): OrderRow | null => {
    const row = source.get(idInSource(orderId));
    return row === null || orderId <= gap.after ? row : { ...row, order_id: String(orderId) };
  };
  const has = (orderId: number): boolean => {
    const row = changed.get(orderId);
    return row === undefined ? source.has(idInSource(orderId)) : row !== null;
  };
  const get = (orderId: number): OrderRow | null => {
    const row = changed.get(orderId);
    return row === undefined ? fromSource(orderId) : row;
  };

  return {
    has,
    get,
    contents(orderId) {
      if (!has(orderId)) return noContents;
      return changedContents.get(orderId) ?? source.contents(idInSource(orderId));
    },
    putContents: (orderId, contents) => void changedContents.set(orderId, contents),
    bornHistories: (orderId) => (has(orderId) ? source.histories(idInSource(orderId)) : []),
    nextRowId: () => (rowId += 1),
    idsTouchedSince(dateText) {
      const ids = new Set(changed.keys());
      let first = source.firstTouchedSince(dateText);
      if (first > gap.after) first += gap.length;
      for (let id = first; id <= highestEver; id += 1) ids.add(id);
      const isTouched = (id: number): boolean => (get(id)?.date_modified ?? '') >= dateText;
      return [...ids].filter(isTouched).sort((one, other) => one - other);
    },
    count: () => count,
    nextId: () => highestEver + 1,
    highestId() {
      for (let id = highestEver; id > 0; id -= 1) if (has(id)) return id;
      return 0;
    },
    ids() {
      const ids: number[] = [];
      for (let id = 1; id <= highestEver; id += 1) if (has(id)) ids.push(id);
      return ids;
    },
    put(row) {
      const orderId = Number(row.order_id);
      const existed = has(orderId);
      changed.set(orderId, row);
      highestEver = Math.max(highestEver, orderId);
      if (!existed) count += 1;
      return existed;
    },
    remove(orderId) {
      if (!has(orderId)) return false;
      changed.set(orderId, null);
      count -= 1;
      return true;
    },
    openGap(after, length) {
      if (changed.size > 0 || gap.length > 0) throw new Error('open the gap before any change');
      gap = { after, length };
      highestEver = source.highestId + (after < source.highestId ? length : 0);
    },
  };
}
