import { unitsOf, type Units } from '../shop/money';
import type { OptionRow } from '../shop/order-contents';
import type { Product } from '../shop/product';
import { impossible, kept, type Draft } from './edit-draft';
import type { WantedOption } from './edit-input';

/** The options of a line as asked for; rows that are there already stay as they are. Options left empty are left out. */
export function chosenOptions(
  draft: Draft,
  product: Product | null,
  wanted: readonly WantedOption[],
  had: readonly OptionRow[],
): readonly OptionRow[] {
  const rows = wanted.flatMap((want): readonly OptionRow[] => {
    const { product_option_id: optionId, product_option_value_id: valueId } = want;
    const same = had.find(
      (row) =>
        row.product_option_id === optionId &&
        row.product_option_value_id === valueId &&
        (valueId > 0 || row.value === kept(draft, want.value)),
    );
    if (same !== undefined) return [same];
    const option = product?.options.find((one) => one.product_option_id === optionId);
    const value = option?.values.find((one) => one.product_option_value_id === valueId);
    const isTyped = option?.values.length === 0;
    const isWrong = isTyped ? valueId !== 0 : value === undefined;
    if (option === undefined || isWrong) {
      return impossible('option-not-there', { product_option_id: optionId });
    }
    if (isTyped && want.value === '') return [];
    return [
      {
        order_option_id: draft.newId(),
        product_option_id: optionId,
        product_option_value_id: valueId,
        name: option.name,
        value: value?.name ?? kept(draft, want.value),
        type: option.type,
      },
    ];
  });
  const missing = product?.options.find(
    (option) =>
      option.required && !rows.some((row) => row.product_option_id === option.product_option_id),
  );
  if (missing !== undefined) {
    return impossible('option-required', { product_option_id: missing.product_option_id });
  }
  return rows;
}

/** What options add to the price of a product. */
export function priceOfOptions(product: Product | null, rows: readonly OptionRow[]): Units {
  const values = product?.options.flatMap((option) => option.values) ?? [];
  return rows.reduce((sum, row) => {
    const value = values.find((one) => one.product_option_value_id === row.product_option_value_id);
    if (value === undefined) return sum;
    return sum + (value.price_prefix === '-' ? -1 : 1) * unitsOf(value.price);
  }, 0);
}
