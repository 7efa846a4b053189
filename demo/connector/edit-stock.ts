import type { LineRow } from '../shop/order-contents';
import type { Product } from '../shop/product';
import type { Shop } from '../shop/shop';
import type { Draft } from './edit-draft';
import { classOf } from './hello';

/** Stock that moves; 0 as value id for the product itself. `left`: what is there afterwards. */
export type StockMove = {
  readonly product_id: number;
  readonly product_option_value_id: number;
  readonly by: number;
  readonly left: number;
};

/** Pieces the lines take: `product/value` → pieces, `product/0` for the product itself. */
function taken(lines: readonly LineRow[]): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const line of lines) {
    // Typed options have no value and take no stock of their own.
    const valueIds = line.options.map((row) => row.product_option_value_id).filter((id) => id > 0);
    for (const valueId of [0, ...valueIds]) {
      const key = `${line.product_id}/${valueId}`;
      pieces.set(key, (pieces.get(key) ?? 0) + Number(line.quantity));
    }
  }
  return pieces;
}

/** The stock an edit moves: the difference of what its lines take, where the order's status takes stock at all. */
export function planStock(draft: Draft): readonly StockMove[] {
  if (classOf(Number(draft.row.order_status_id)) === null) return [];
  const before = taken(draft.before.products);
  const after = taken(draft.products);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): StockMove[] => {
    const [productId = 0, valueId = 0] = key.split('/').map(Number);
    const by = (before.get(key) ?? 0) - (after.get(key) ?? 0);
    const product = draft.shop.products.get(productId);
    const stock = product === null ? null : stockOf(product, valueId);
    if (by === 0 || stock === null) return [];
    const left = stock + by;
    const where = { product_id: productId, product_option_value_id: valueId };
    if (left < 0 && by < 0) draft.warnings.push({ code: 'stock-below-zero', ...where, left });
    return [{ ...where, by, left }];
  });
}

/** What is there of a product or of one of its values; null where nobody counts. */
function stockOf(product: Product, valueId: number): number | null {
  const values = product.options.flatMap((option) => option.values);
  const thing =
    valueId === 0 ? product : values.find((one) => one.product_option_value_id === valueId);
  return thing?.subtract === true ? thing.quantity : null;
}

/** Puts the stock moves into the catalogue. */
export function moveStock(shop: Shop, moves: readonly StockMove[]): void {
  for (const { product_id: productId, product_option_value_id: valueId, left } of moves) {
    const product = shop.products.get(productId);
    if (product === null) continue;
    if (valueId === 0) {
      shop.products.change(productId, { quantity: left });
      continue;
    }
    const options = product.options.map((option) => ({
      ...option,
      values: option.values.map((value) =>
        value.product_option_value_id === valueId ? { ...value, quantity: left } : value,
      ),
    }));
    shop.products.change(productId, { options });
  }
}
