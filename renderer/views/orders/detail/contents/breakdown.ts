import { Decimal } from 'decimal.js';
import { isDecimalText, type Amount, type DecimalText } from '../../../../../shared/money';
import type { OrderContents, OrderTotal } from '../../../../../shared/order-contents';

/** Writes an amount of the base currency in the order's own. */
export type Write = (base: DecimalText) => Amount;

/**
 * What is missing between parts and their sum, as they are shown. `rounding`: less than the smallest coin before the parts were rounded;
 * `unexplained`: the shop's own numbers do not add up.
 */
export type Gap = { readonly kind: 'rounding' | 'unexplained'; readonly amount: Amount };

/** What a row is, for its colour. `discount`: anything that takes away. */
export type PartKind = 'goods' | 'shipping' | 'tax' | 'discount' | 'other' | 'total';

/** One row of the breakdown, as the shop titled it, or a gap that stands in its place. */
export type BreakdownRow =
  | {
      readonly kind: 'row';
      readonly part: PartKind;
      readonly total: OrderTotal;
      readonly amount: Amount;
    }
  /** The goods of an order whose shop wrote no row for them. */
  | { readonly kind: 'goods'; readonly part: 'goods'; readonly amount: Amount }
  | { readonly kind: 'gap'; readonly gap: Gap; readonly of: 'parts' | 'order' }
  /** The total the order itself has, where the shop's rows do not end with it. */
  | { readonly kind: 'order'; readonly part: 'total'; readonly amount: Amount };

/** Lines and gift certificates against the sub-total, and all rows against the total. */
export type Breakdown = {
  /** Lines and gift certificates together. */
  readonly goods: Amount;
  /** Null where the shop wrote no such row. */
  readonly subTotal: { readonly title: string; readonly amount: Amount } | null;
  /** What is between the lines as shown and the sub-total. */
  readonly goodsGap: Gap | null;
  /** The shop's rows in the shop's order with the gaps between them: what is shown adds up to the last line exactly. */
  readonly rows: readonly BreakdownRow[];
};

/** What kind of row a total is, by OpenCart's own codes and by its sign. */
export function partOf({ code, value }: Pick<OrderTotal, 'code' | 'value'>): PartKind {
  if (code === 'total') return 'total';
  if (code === 'sub_total') return 'goods';
  if (new Decimal(value).isNegative()) return 'discount';
  if (code === 'shipping') return 'shipping';
  return code === 'tax' ? 'tax' : 'other';
}

function sumOf(values: readonly DecimalText[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), new Decimal(0));
}

/** The gap between a sum and its parts, all in the base currency; null where what is shown adds up. */
function gapOf(whole: DecimalText, parts: readonly DecimalText[], write: Write): Gap | null {
  const written = write(whole);
  const shown = new Decimal(written.text).minus(sumOf(parts.map((part) => write(part).text)));
  if (shown.isZero()) return null;
  const exact = new Decimal(whole).minus(sumOf(parts)).toFixed();
  const kind = new Decimal(write(exact).text).isZero() ? 'rounding' : 'unexplained';
  return {
    kind,
    amount: { ...written, text: shown.toFixed(Math.max(written.digits, shown.decimalPlaces())) },
  };
}

/** Reckons how the total of an order is made. `orderTotal` is the header's own; '' where the shop wrote none. */
export function breakdownOf(
  { lines, vouchers, totals }: Pick<OrderContents, 'lines' | 'vouchers' | 'totals'>,
  orderTotal: DecimalText,
  write: Write,
): Breakdown {
  const goods = [...lines.map(({ total }) => total), ...vouchers.map(({ amount }) => amount)];
  const subTotal = totals.find(({ code }) => code === 'sub_total') ?? null;
  const end = totals.findIndex(({ code }) => code === 'total');
  const parts = end === -1 ? totals : totals.slice(0, end);
  const total = totals[end];
  const later = total === undefined ? [] : totals.slice(end + 1);
  const told = isDecimalText(orderTotal) ? orderTotal : null;

  const rowOf = (one: OrderTotal): BreakdownRow => ({
    kind: 'row',
    part: partOf(one),
    total: one,
    amount: write(one.value),
  });
  const gapRow = (gap: Gap | null, of: 'parts' | 'order'): readonly BreakdownRow[] =>
    gap === null ? [] : [{ kind: 'gap', gap, of }];

  const sumOfGoods = sumOf(goods).toFixed();
  const isGoodsMissing = subTotal === null && goods.length > 0;
  const counted = [...(isGoodsMissing ? [sumOfGoods] : []), ...parts.map(({ value }) => value)];
  const partsEnd = total?.value ?? told;
  const orderParts = total === undefined ? null : [total, ...later].map(({ value }) => value);
  const orderGap = orderParts === null || told === null ? null : gapOf(told, orderParts, write);
  const endsWithTotal = total !== undefined && later.length === 0 && orderGap === null;
  const hasRows = totals.length > 0 || goods.length > 0;

  return {
    goods: write(sumOfGoods),
    subTotal: subTotal === null ? null : { title: subTotal.title, amount: write(subTotal.value) },
    goodsGap: subTotal === null ? null : gapOf(subTotal.value, goods, write),
    rows: [
      ...(isGoodsMissing
        ? [{ kind: 'goods', part: 'goods', amount: write(sumOfGoods) } as const]
        : []),
      ...parts.map(rowOf),
      ...gapRow(partsEnd === null || !hasRows ? null : gapOf(partsEnd, counted, write), 'parts'),
      ...(total === undefined ? [] : [rowOf(total)]),
      ...later.map(rowOf),
      ...gapRow(orderGap, 'order'),
      ...(endsWithTotal || told === null || !hasRows
        ? []
        : [{ kind: 'order', part: 'total', amount: write(told) } as const]),
    ],
  };
}
