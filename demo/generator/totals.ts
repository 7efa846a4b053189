import { perMilleOf, shippingTaxClass, taxClasses } from '../data/taxes';
import { storedText } from '../php/text';
import { moneyText, type Units } from '../shop/money';
import type { TotalRow } from '../shop/order-contents';
import type { MadeLine } from './lines';
import type { Random } from './random';

/** What each way of shipping costs, by its code. */
const shippingCosts: Readonly<Record<string, Units>> = {
  'flat.flat': 49_000,
  'free.free': 0,
  'weight.weight_3': 69_000,
  'pickup.pickup': 0,
};

const words = {
  '1': {
    subTotal: 'Sub-Total',
    total: 'Total',
    coupon: 'Coupon',
    voucher: 'Gift Certificate',
    credit: 'Store Credit',
    reward: 'Reward Points',
  },
  '2': {
    subTotal: 'Zwischensumme',
    total: 'Summe',
    coupon: 'Gutschein',
    voucher: 'Geschenkgutschein',
    credit: 'Guthaben',
    reward: 'Bonuspunkte',
  },
} as const;

const coupons = [
  ['SPRING10', 10],
  ['Tom & Co', 5],
  ['loom-20', 20],
] as const;

/** What an order's totals are made from besides its lines. */
export type TotalFacts = {
  readonly orderId: number;
  readonly languageId: '1' | '2';
  /** Where the goods go: decides about taxes. */
  readonly countryId: string;
  readonly shipping: { readonly code: string; readonly title: string } | null;
  /** Points and credit are for customers with an account. */
  readonly hasAccount: boolean;
  /** Gift vouchers bought with the order. */
  readonly vouchers: Units;
};

type Row = readonly [code: string, title: string, value: Units, sortOrder: number];

/** The rows of an order's totals; the last is their sum, and never below 0. Ids begin at `orderId` × 10. */
export function makeTotals(
  facts: TotalFacts,
  lines: readonly MadeLine[],
  random: Random,
): { readonly rows: readonly TotalRow[]; readonly total: Units } {
  const { languageId, countryId, shipping } = facts;
  const text = words[languageId];
  const goods = lines.reduce((sum, line) => sum + line.total, 0);
  const rows: Row[] = [['sub_total', text.subTotal, goods + facts.vouchers, 1]];

  if (facts.hasAccount && random.chance(0.03)) {
    const points = 50 * (1 + random.whole(4));
    rows.push(['reward', `${text.reward} (${points})`, -Math.min(points * 100, goods), 2]);
  }
  const cost = shipping === null ? 0 : (shippingCosts[shipping.code] ?? 0);
  if (shipping !== null) rows.push(['shipping', storedText(shipping.title), cost, 3]);
  if (random.chance(0.08)) {
    const [code, percent] = random.pick(coupons);
    const off = Math.round((goods * percent) / 100);
    rows.push(['coupon', storedText(`${text.coupon} (${code})`), -off, 4]);
  }
  for (const { id, en, de } of taxClasses) {
    const own = lines.filter((line) => line.taxClassId === id);
    const ofShipping =
      id === shippingTaxClass ? Math.round((cost * perMilleOf(id, countryId)) / 1000) : 0;
    const tax = own.reduce((sum, line) => sum + line.tax, ofShipping);
    if (tax > 0) rows.push(['tax', languageId === '2' ? de : en, tax, 5]);
  }
  const sum = (): Units => rows.reduce((all, [, , value]) => all + value, 0);
  if (facts.hasAccount && random.chance(0.02)) {
    rows.push(['credit', text.credit, -Math.min(sum(), 20_000 + random.whole(300_000)), 7]);
  }
  if (random.chance(0.03)) {
    rows.push(['voucher', `${text.voucher} (XMAS${facts.orderId})`, -Math.min(sum(), 250_000), 8]);
  }
  const total = sum();
  rows.push(['total', text.total, total, 9]);
  return {
    total,
    rows: rows.map(([code, title, value, sortOrder], index): TotalRow => ({
      order_total_id: facts.orderId * 10 + index,
      code,
      title,
      value: moneyText(value),
      sort_order: sortOrder,
    })),
  };
}
