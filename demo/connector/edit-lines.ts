import { perMilleOf } from '../data/taxes';
import { moneyText, unitsOf, type Units } from '../shop/money';
import type { LineRow, OptionRow } from '../shop/order-contents';
import { amountOf, impossible, kept, plain, taxAt, taxCountry, type Draft } from './edit-draft';
import type { Change } from './edit-input';
import { chosenOptions, priceOfOptions } from './edit-options';

type LineChange = Extract<Change, { order_product_id: number }>;
type Wishes = { readonly [Do in LineChange['do']]?: Extract<LineChange, { do: Do }> };

const mostQuantity = 9_999_999;

function checked(quantity: number): number {
  if (quantity < 1 || quantity > mostQuantity) return impossible('quantity', { quantity });
  return quantity;
}

/** What is wished for a line, gathered, so that the order of the changes does not matter. */
function gathered(draft: Draft, changes: readonly Change[]): ReadonlyMap<number, Wishes> {
  const byLine = new Map<number, Wishes>();
  for (const change of changes) {
    if (!('order_product_id' in change)) continue;
    const lineId = change.order_product_id;
    if (!draft.products.some((line) => line.order_product_id === lineId)) {
      impossible('line-not-there', { order_product_id: lineId });
    }
    const known = byLine.get(lineId) ?? {};
    const isRemoved = known['remove-line'] !== undefined || change.do === 'remove-line';
    if (known[change.do] !== undefined || (isRemoved && byLine.has(lineId))) {
      impossible('line-twice', { order_product_id: lineId });
    }
    byLine.set(lineId, { ...known, [change.do]: change });
  }
  return byLine;
}

function changed(draft: Draft, line: LineRow, wishes: Wishes): LineRow {
  const name = plain(line.name);
  const product = draft.shop.products.get(line.product_id);
  const quantity = checked(wishes['set-quantity']?.quantity ?? Number(line.quantity));
  let price = unitsOf(line.price);
  let options: readonly OptionRow[] = line.options;
  const wanted = wishes['set-options']?.options;
  if (wanted !== undefined) {
    options = chosenOptions(draft, product, wanted, line.options);
    price += priceOfOptions(product, options) - priceOfOptions(product, line.options);
    draft.said.push(`Options of ${name}: ${options.map((row) => plain(row.value)).join(', ')}`);
  }
  const asked = wishes['set-price']?.price;
  if (asked !== undefined) price = amountOf(asked);
  const isPriced = price !== unitsOf(line.price);
  if (isPriced) draft.said.push(`Price of ${name}: ${line.price} to ${moneyText(price)}`);
  const before = Number(line.quantity);
  if (quantity !== before) draft.said.push(`Quantity of ${name}: ${before} to ${quantity}`);
  const rename = wishes['set-name'];
  if (rename !== undefined) draft.said.push(`Renamed: ${name} to ${rename.name}`);
  const tax = isPriced || wanted !== undefined ? moneyText(taxAt(draft, line, price)) : line.tax;
  return {
    ...line,
    name: rename === undefined ? line.name : kept(draft, rename.name),
    model: rename === undefined ? line.model : kept(draft, rename.model),
    quantity: String(quantity),
    price: moneyText(price),
    total: moneyText(price * quantity),
    tax,
    reward: String(Math.round((Number(line.reward) * quantity) / before)),
    options,
  };
}

function newLine(
  draft: Draft,
  what: Pick<LineRow, 'product_id' | 'name' | 'model' | 'reward' | 'options'>,
  quantity: number,
  price: Units,
  taxClassId: number,
): void {
  const tax = Math.round((price * perMilleOf(taxClassId, taxCountry(draft))) / 1000);
  const line: LineRow = {
    order_product_id: draft.newId(),
    ...what,
    quantity: String(quantity),
    price: moneyText(price),
    total: moneyText(price * quantity),
    tax: moneyText(tax),
  };
  draft.products = [...draft.products, line];
  draft.said.push(`Added: ${quantity} x ${plain(what.name)} at ${line.price}`);
}

function addProduct(draft: Draft, change: Extract<Change, { do: 'add-product' }>): void {
  const { product_id: productId } = change;
  const product = draft.shop.products.get(productId);
  if (product === null) return impossible('product-not-there', { product_id: productId });
  const quantity = checked(change.quantity);
  const options = chosenOptions(draft, product, change.options, []);
  const usual = unitsOf(product.special ?? product.price) + priceOfOptions(product, options);
  const price = change.price === null ? usual : amountOf(change.price);
  const reward = String(product.points * quantity);
  const what = { product_id: productId, name: product.name, model: product.model, reward, options };
  newLine(draft, what, quantity, price, product.tax_class_id);
}

/** Plans the changes that concern lines. */
export function planLines(draft: Draft, changes: readonly Change[]): void {
  for (const [lineId, wishes] of gathered(draft, changes)) {
    draft.products = draft.products.flatMap((line) => {
      if (line.order_product_id !== lineId) return [line];
      if (wishes['remove-line'] === undefined) return [changed(draft, line, wishes)];
      draft.said.push(`Removed: ${line.quantity} x ${plain(line.name)}`);
      return [];
    });
  }
  for (const change of changes) {
    if (change.do === 'add-product') addProduct(draft, change);
    if (change.do === 'add-line') {
      const name = kept(draft, change.name);
      const model = kept(draft, change.model);
      const what = { product_id: 0, name, model, reward: '0', options: [] };
      const quantity = checked(change.quantity);
      newLine(draft, what, quantity, amountOf(change.price), change.tax_class_id);
    }
  }
}
