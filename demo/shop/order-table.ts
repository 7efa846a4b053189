import type { OrderRow } from './order-row';

/** Where the orders of a shop come from before anything happens in it. `get` must be pure: the same id gives the same row. */
export type OrderSource = {
  readonly highestId: number;
  readonly count: number;
  /** null for an id that does not exist (never did, or was deleted). */
  get(orderId: number): OrderRow | null;
};

/** The shop's order table: the source, and over it what has changed since. */
export type OrderTable = {
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
  let gap = { after: source.highestId, length: 0 };
  let count = source.count;
  let highestEver = source.highestId;

  const fromSource = (orderId: number): OrderRow | null => {
    if (orderId <= gap.after) return source.get(orderId);
    if (orderId <= gap.after + gap.length) return null;
    const row = source.get(orderId - gap.length);
    return row === null ? null : { ...row, order_id: String(orderId) };
  };
  const get = (orderId: number): OrderRow | null => {
    const row = changed.get(orderId);
    return row === undefined ? fromSource(orderId) : row;
  };

  return {
    get,
    count: () => count,
    nextId: () => highestEver + 1,
    highestId() {
      for (let id = highestEver; id > 0; id -= 1) if (get(id) !== null) return id;
      return 0;
    },
    ids() {
      const ids: number[] = [];
      for (let id = 1; id <= highestEver; id += 1) if (get(id) !== null) ids.push(id);
      return ids;
    },
    put(row) {
      const orderId = Number(row.order_id);
      const existed = get(orderId) !== null;
      changed.set(orderId, row);
      highestEver = Math.max(highestEver, orderId);
      if (!existed) count += 1;
      return existed;
    },
    remove(orderId) {
      if (get(orderId) === null) return false;
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
