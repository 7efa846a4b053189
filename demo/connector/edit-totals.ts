import { perMilleOf, shippingTaxClass } from '../data/taxes';
import { moneyText, unitsOf, type Units } from '../shop/money';
import { movedTotals, movesBetween } from '../shop/move-totals';
import type { TotalRow } from '../shop/order-contents';
import { amountOf, impossible, kept, plain, taxCountry, type Draft } from './edit-draft';
import type { Change } from './edit-input';

/** A discount is a fee below 0: a code every OpenCart knows. */
const discountCode = 'handling';

const ofCoupons = ['coupon', 'voucher', 'reward'];

const isDiscount = (row: TotalRow): boolean => row.code === discountCode && unitsOf(row.value) < 0;

function setShipping(draft: Draft, change: Extract<Change, { do: 'set-shipping-cost' }>): void {
  const row = draft.totals.find(({ code }) => code === 'shipping');
  if (row === undefined) return impossible('no-total-row', { total_code: 'shipping' });
  const amount = amountOf(change.amount);
  const rate = perMilleOf(change.tax_class_id ?? shippingTaxClass, taxCountry(draft));
  const old = perMilleOf(shippingTaxClass, taxCountry(draft));
  const add = (perMille: number, tax: Units): void =>
    void draft.shippingTaxes.set(perMille, (draft.shippingTaxes.get(perMille) ?? 0) + tax);
  draft.shipping = amount - unitsOf(row.value);
  add(old, -Math.round((unitsOf(row.value) * old) / 1000));
  add(rate, Math.round((amount * rate) / 1000));
  if (draft.shipping !== 0) {
    draft.said.push(`Shipping: ${row.value} to ${moneyText(amount)}`);
  }
}

function removeTotal(draft: Draft, totalId: number): void {
  const row = draft.totals.find((one) => one.order_total_id === totalId);
  if (row === undefined) return impossible('total-not-there', { order_total_id: totalId });
  if (!ofCoupons.includes(row.code) && !isDiscount(row)) {
    return impossible('total-not-removable', { order_total_id: totalId });
  }
  draft.totals = draft.totals.filter((one) => one !== row);
  draft.others -= unitsOf(row.value);
  if (row.code === 'reward') draft.warnings.push({ code: 'reward-not-moved' });
  draft.said.push(`Removed: ${plain(row.title)} ${row.value}`);
}

/** Plans a change of the totals themselves. */
export function planTotal(draft: Draft, change: Change): void {
  if (change.do === 'set-shipping-cost') setShipping(draft, change);
  if (change.do === 'remove-total') removeTotal(draft, change.order_total_id);
  if (change.do !== 'add-discount') return;
  const amount = amountOf(change.amount);
  const total = draft.totals.find(({ code }) => code === 'total');
  const row: TotalRow = {
    order_total_id: draft.newId(),
    code: discountCode,
    title: kept(draft, change.title),
    value: moneyText(-amount),
    sort_order: (total?.sort_order ?? 9) - 1,
  };
  draft.totals = [...draft.totals, row];
  draft.others -= amount;
  draft.said.push(`Discount: ${change.title} ${row.value}`);
}

function warnOfRows(draft: Draft): void {
  const moving = ['sub_total', 'tax', 'shipping', 'total'];
  for (const row of draft.totals) {
    const warning = { order_total_id: row.order_total_id };
    if (ofCoupons.includes(row.code)) {
      draft.warnings.push({ code: 'coupon-may-differ', ...warning });
    } else if (!moving.includes(row.code) && !isDiscount(row)) {
      draft.warnings.push({ code: 'unknown-total-kept', ...warning });
    }
  }
}

/** Moves the totals and the order's own by what the lines, the shipping and the discounts came to. */
export function settleTotals(draft: Draft): void {
  const ofLines = movesBetween(draft.before.products, draft.products);
  const taxes = new Map(ofLines.taxes);
  for (const [rate, tax] of draft.shippingTaxes) {
    if (rate !== 0) taxes.set(rate, (taxes.get(rate) ?? 0) + tax);
  }
  const moves = { goods: ofLines.goods, shipping: draft.shipping, others: draft.others, taxes };
  const isMoved =
    [moves.goods, moves.shipping, moves.others].some((move) => move !== 0) ||
    [...taxes.values()].some((move) => move !== 0);
  if (!isMoved) return;
  const totals = movedTotals(draft.totals, moves, (row) => ({
    order_total_id: draft.newId(),
    ...row,
  }));
  if (totals === null) return impossible('no-total-row', { total_code: 'total' });
  const total = totals.find(({ code }) => code === 'total')?.value ?? '0.0000';
  if (unitsOf(total) < 0) return impossible('negative-total', { total });
  draft.said.push(`Total: ${draft.row.total} to ${total}`);
  draft.totals = totals;
  draft.row = { ...draft.row, total };
  if (moves.goods !== 0 || moves.shipping !== 0) warnOfRows(draft);
  if (moves.goods !== 0 && draft.row.affiliate_id !== '0') {
    draft.warnings.push({ code: 'commission-not-moved' });
  }
  const points = (lines: readonly { readonly reward: string }[]): number =>
    lines.reduce((sum, line) => sum + Number(line.reward), 0);
  const hasPoints = points(draft.before.products) !== points(draft.products);
  if (hasPoints && draft.row.customer_id !== '0') {
    draft.warnings.push({ code: 'reward-not-moved' });
  }
}
