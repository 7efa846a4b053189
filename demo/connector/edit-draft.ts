import type { DialectName } from '../dialects/dialect';
import { perMilleOf } from '../data/taxes';
import { unitsOf, type Units } from '../shop/money';
import { rateOf } from '../shop/move-totals';
import type { LineRow, TotalRow } from '../shop/order-contents';
import type { OrderRow } from '../shop/order-row';
import type { Shop } from '../shop/shop';
import { storedBy } from './history-call';

/** Why an edit cannot be done, as docs/connector-protocol.md tells it. Thrown inside the plan of an edit only and caught where it begins. */
export class Impossible extends Error {
  constructor(readonly facts: Readonly<Record<string, string | number | null>>) {
    super(String(facts['why']));
  }
}

/** Ends the plan of an edit. */
export function impossible(
  why: string,
  facts: Readonly<Record<string, string | number>> = {},
): never {
  throw new Impossible({ why, ...facts });
}

/** A warning on the wire. */
export type Warning = { readonly code: string } & Readonly<Record<string, string | number>>;

/** An edit while it is planned. Nothing of it is in the shop. */
export type Draft = {
  readonly shop: Shop;
  readonly dialect: DialectName;
  readonly before: { readonly row: OrderRow; readonly products: readonly LineRow[] };
  row: OrderRow;
  products: readonly LineRow[];
  totals: readonly TotalRow[];
  /** By how much the cost of shipping moves, and its tax by rate in thousandths. */
  shipping: Units;
  readonly shippingTaxes: Map<number, Units>;
  /** What rows that came or went make of the total. */
  others: Units;
  /** What changed, a sentence each, plain text. */
  readonly said: string[];
  readonly warnings: Warning[];
  /** The id of a new row; always 0 in a preview. */
  newId(): number;
};

/** Text as the order's tables keep it. */
export function kept(draft: Draft, typed: string): string {
  return storedBy(draft.dialect, typed);
}

/** Stored text as a person reads it. */
export function plain(stored: string): string {
  return stored
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** The country whose taxes are the order's: where it goes, else where the bill goes. */
export function taxCountry({ row }: Draft): string {
  return row.shipping_country_id === '0' ? row.payment_country_id : row.shipping_country_id;
}

/** The tax of one unit of a line at a price: by the product's class today, else by the rate that was agreed. */
export function taxAt(draft: Draft, line: LineRow, price: Units): Units {
  const product = draft.shop.products.get(line.product_id);
  const rate =
    product === null ? rateOf(line) : perMilleOf(product.tax_class_id, taxCountry(draft));
  return Math.round((price * rate) / 1000);
}

/** The amount a decimal text of an input means. */
export const amountOf = (text: string): Units => unitsOf(text);
