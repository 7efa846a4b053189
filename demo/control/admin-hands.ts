import { storedText } from '../php/text';
import type { HistoryRow, HistoryTable } from '../shop/history-table';
import { moneyText, unitsOf } from '../shop/money';
import { movedTotals, movesBetween } from '../shop/move-totals';
import type { LineRow, OrderContents, TotalRow } from '../shop/order-contents';
import type { OrderRow } from '../shop/order-row';
import type { OrderTable } from '../shop/order-table';

/** What of a line somebody changes; text as typed, money with up to four decimals, net and per unit. */
export type LineFields = {
  readonly name?: string;
  readonly model?: string;
  readonly quantity?: number;
  readonly price?: string;
};

/** An order with all that is in it, as stored. */
export type WholeOrder = {
  readonly row: OrderRow;
  readonly contents: OrderContents;
  readonly histories: readonly HistoryRow[];
};

/** What a colleague in the admin does to the inside of an order. Totals move with the goods, `date_modified` is now. All answer false where there is no such order or row. */
export type AdminHands = {
  wholeOrder(orderId: number): WholeOrder | null;
  changeLine(orderId: number, lineId: number, fields: LineFields): boolean;
  /** A line that is no product of the catalogue, without tax. Answers its id; 0 where there is no such order. */
  addLine(orderId: number, line: { readonly name: string; readonly price: string }): number;
  removeLine(orderId: number, lineId: number): boolean;
  /** Sets the first total of that code; the order's total moves along. */
  changeTotal(orderId: number, code: string, value: string): boolean;
  /** What somebody does to a line in the database itself: nothing else moves, `date_modified` neither. */
  changeLineBySql(orderId: number, lineId: number, fields: LineFields): boolean;
};

/** The same line with other fields; its tax per unit goes with the price. */
function changedLine(line: LineRow, fields: LineFields): LineRow {
  const before = unitsOf(line.price);
  const price = fields.price === undefined ? before : unitsOf(fields.price);
  const quantity = fields.quantity ?? Number(line.quantity);
  const tax = before === 0 ? 0 : Math.round((unitsOf(line.tax) * price) / before);
  return {
    ...line,
    ...(fields.name === undefined ? {} : { name: storedText(fields.name) }),
    ...(fields.model === undefined ? {} : { model: storedText(fields.model) }),
    quantity: String(quantity),
    price: moneyText(price),
    total: moneyText(price * quantity),
    tax: moneyText(tax),
  };
}

/** The hands over those tables. */
export function createAdminHands(deps: {
  readonly orders: OrderTable;
  readonly histories: HistoryTable;
  readonly nowText: () => string;
}): AdminHands {
  const { orders } = deps;

  const putTotals = (row: OrderRow, contents: OrderContents): void => {
    const orderId = Number(row.order_id);
    const total = contents.totals.find(({ code }) => code === 'total')?.value ?? row.total;
    orders.putContents(orderId, contents);
    orders.put({ ...row, total, date_modified: deps.nowText() });
  };

  const putLines = (row: OrderRow, products: readonly LineRow[]): void => {
    const contents = orders.contents(Number(row.order_id));
    const newRow = (total: Omit<TotalRow, 'order_total_id'>): TotalRow => ({
      order_total_id: orders.nextRowId(),
      ...total,
    });
    const moves = movesBetween(contents.products, products);
    const totals = movedTotals(contents.totals, moves, newRow) ?? contents.totals;
    putTotals(row, { ...contents, products, totals });
  };

  /** The order and its lines, if it has that line. */
  const withLine = (orderId: number, lineId: number) => {
    const row = orders.get(orderId);
    const { products } = orders.contents(orderId);
    const isThere = products.some((line) => line.order_product_id === lineId);
    return row === null || !isThere ? null : { row, products };
  };

  return {
    wholeOrder(orderId) {
      const row = orders.get(orderId);
      if (row === null) return null;
      const histories = deps.histories.of(orderId);
      return { row, contents: orders.contents(orderId), histories };
    },
    changeLine(orderId, lineId, fields) {
      const found = withLine(orderId, lineId);
      if (found === null) return false;
      const change = (line: LineRow): LineRow =>
        line.order_product_id === lineId ? changedLine(line, fields) : line;
      putLines(found.row, found.products.map(change));
      return true;
    },
    addLine(orderId, { name, price }) {
      const row = orders.get(orderId);
      if (row === null) return 0;
      const line: LineRow = {
        order_product_id: orders.nextRowId(),
        product_id: 0,
        name: storedText(name),
        model: '',
        quantity: '1',
        price: moneyText(unitsOf(price)),
        total: moneyText(unitsOf(price)),
        tax: '0.0000',
        reward: '0',
        options: [],
      };
      putLines(row, [...orders.contents(orderId).products, line]);
      return line.order_product_id;
    },
    removeLine(orderId, lineId) {
      const found = withLine(orderId, lineId);
      if (found === null) return false;
      putLines(
        found.row,
        found.products.filter((line) => line.order_product_id !== lineId),
      );
      return true;
    },
    changeTotal(orderId, code, value) {
      const row = orders.get(orderId);
      const contents = orders.contents(orderId);
      const old = contents.totals.find((total) => total.code === code);
      if (row === null || old === undefined) return false;
      const by = unitsOf(value) - unitsOf(old.value);
      const totals = contents.totals.map((total): TotalRow => {
        const moves = total === old || (total.code === 'total' && code !== 'total');
        return moves ? { ...total, value: moneyText(unitsOf(total.value) + by) } : total;
      });
      putTotals(row, { ...contents, totals });
      return true;
    },
    changeLineBySql(orderId, lineId, fields) {
      const found = withLine(orderId, lineId);
      if (found === null) return false;
      const { quantity, price, ...texts } = fields;
      const change = (line: LineRow): LineRow => ({
        ...line,
        ...texts,
        ...(quantity === undefined ? {} : { quantity: String(quantity) }),
        ...(price === undefined ? {} : { price: moneyText(unitsOf(price)) }),
      });
      orders.putContents(orderId, {
        ...orders.contents(orderId),
        products: found.products.map((line) =>
          line.order_product_id === lineId ? change(line) : line,
        ),
      });
      return true;
    },
  };
}
