import { catalogue } from '../data/catalogue';
import { perMilleOf } from '../data/taxes';
import { storedText } from '../php/text';
import { moneyText, unitsOf, type Units } from '../shop/money';
import type { LineRow, OptionRow } from '../shop/order-contents';
import type { Product, ProductOption } from '../shop/product';
import type { Random } from './random';

const lineCounts = [
  [1, 40],
  [2, 27],
  [3, 15],
  [4, 9],
  [5, 6],
  [6, 3],
] as const;

const engravings = ['Für Oma & Opa', 'A <3 B', 'さくら', 'To "Moby"', 'נועה', 'Zosia i Łukasz'];

/** A line with what the totals need to know of it. */
export type MadeLine = {
  readonly row: LineRow;
  readonly taxClassId: number;
  readonly total: Units;
  /** Of the whole line. */
  readonly tax: Units;
};

type Chosen = { readonly option: Omit<OptionRow, 'order_option_id'>; readonly adds: Units };

/** What a customer chooses of one option. */
function choose(option: ProductOption, random: Random): readonly Chosen[] {
  const base = {
    product_option_id: option.product_option_id,
    name: option.name,
    type: option.type,
  };
  if (!option.required && random.chance(0.5)) return [];
  if (option.type === 'text' || option.type === 'date') {
    const value =
      option.type === 'text'
        ? storedText(random.pick(engravings))
        : `2026-12-${10 + random.whole(20)}`;
    return [{ option: { ...base, product_option_value_id: 0, value }, adds: 0 }];
  }
  const values =
    option.type === 'checkbox'
      ? option.values.filter(() => random.chance(0.5))
      : [random.pick(option.values)];
  return values.map((one) => ({
    option: {
      ...base,
      product_option_value_id: one.product_option_value_id,
      value: one.name,
    },
    adds: (one.price_prefix === '-' ? -1 : 1) * unitsOf(one.price),
  }));
}

const priced = catalogue.map((product) => ({ product, price: unitsOf(product.price) }));

/** Of three products the one whose price is nearest to what a line may cost. */
function pickProduct(aim: Units, random: Random): Product {
  const tried = [random.pick(priced), random.pick(priced), random.pick(priced)] as const;
  const best = tried.reduce((one, other) =>
    Math.abs(other.price - aim) < Math.abs(one.price - aim) ? other : one,
  );
  return best.product;
}

/**
 * One to six lines that cost about `aim` together. Line ids begin at `orderId` × 10, option ids at `orderId` × 100. A fifth was bought at an
 * earlier price than the catalogue tells today.
 */
export function makeLines(
  facts: { readonly orderId: number; readonly aim: Units; readonly countryId: string },
  random: Random,
): readonly MadeLine[] {
  const count = random.weighted(lineCounts);
  const aim = facts.aim / count;
  let optionId = facts.orderId * 100;
  return Array.from({ length: count }, (_, index) => {
    const product = pickProduct(aim, random);
    const chosen = product.options.flatMap((option) => choose(option, random));
    const reduced = random.chance(0.5) ? product.special : null;
    const today = unitsOf(reduced ?? product.price);
    const base = random.chance(0.2) ? Math.round(today * 0.95) : today;
    const price = chosen.reduce((sum, { adds }) => sum + adds, base);
    const wanted = Math.min(12, Math.floor(aim / price));
    const quantity = Math.max(product.minimum, wanted > 1 ? 1 + random.whole(wanted) : 1);
    const tax = Math.round((price * perMilleOf(product.tax_class_id, facts.countryId)) / 1000);
    const options = chosen.map(({ option }): OptionRow => {
      optionId += 1;
      return { order_option_id: optionId, ...option };
    });
    const row: LineRow = {
      order_product_id: facts.orderId * 10 + index,
      product_id: product.product_id,
      name: product.name,
      model: product.model,
      quantity: String(quantity),
      price: moneyText(price),
      total: moneyText(price * quantity),
      tax: moneyText(tax),
      reward: String(product.points * quantity),
      options,
    };
    return {
      row,
      taxClassId: product.tax_class_id,
      total: price * quantity,
      tax: tax * quantity,
    };
  });
}
