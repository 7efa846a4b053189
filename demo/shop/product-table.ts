import type { Product } from './product';

/** The shop's catalogue. */
export type ProductTable = {
  all(): readonly Product[];
  /** null for a product that is not there (any more). */
  get(productId: number): Product | null;
  /** Changes columns; false when there is no such product. */
  change(productId: number, change: Partial<Product>): boolean;
};

/** A table of those products. */
export function createProductTable(products: readonly Product[]): ProductTable {
  const rows = new Map(products.map((product) => [product.product_id, product] as const));
  return {
    all: () => [...rows.values()],
    get(productId) {
      const product = rows.get(productId);
      return product === undefined || product.isDeleted ? null : product;
    },
    change(productId, change) {
      const product = rows.get(productId);
      if (product === undefined) return false;
      rows.set(productId, { ...product, ...change });
      return true;
    },
  };
}
