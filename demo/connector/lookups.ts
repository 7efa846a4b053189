import type { Json } from '../php/json';
import { storedText } from '../php/text';
import { omit } from '../shop/omit';
import type { CustomerRow } from '../shop/customer-row';
import type { Product } from '../shop/product';
import type { Shop } from '../shop/shop';
import { done, refused, type CallEnd } from './call-end';
import type { Input } from './inputs';

function productJson(product: Product): Json {
  return omit(omit(product, 'isDeleted'), 'points');
}

/** Whether each word stands in one of the texts; no words stand everywhere. */
function holds(words: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(storedText(word)));
}

/** So many of those that match, and whether there are more. */
function search<T>(
  things: Iterable<T>,
  matches: (thing: T) => boolean,
  limit: number,
): { readonly found: readonly T[]; readonly more: boolean } {
  const found: T[] = [];
  for (const thing of things) {
    if (!matches(thing)) continue;
    if (found.length === limit) return { found, more: true };
    found.push(thing);
  }
  return { found, more: false };
}

/** Products by words, or exactly those of the ids. */
export function findProducts(shop: Shop, input: Input<'products'>): CallEnd {
  const { product_ids: ids, order_id: orderId } = input;
  if (orderId !== null && !shop.orders.has(orderId)) {
    return refused('not-found', { order_id: orderId });
  }
  const matches = (product: Product): boolean =>
    (ids.length === 0 || ids.includes(product.product_id)) &&
    holds(input.words, [product.name, product.model, product.sku]);
  const { found, more } = search(
    shop.products.all().filter((product) => !product.isDeleted),
    matches,
    ids.length > 0 ? ids.length : input.limit,
  );
  return done({ products: found.map(productJson), more });
}

/** Customers with an account, by words. */
export function findCustomers(shop: Shop, input: Input<'customers'>): CallEnd {
  const matches = (customer: CustomerRow): boolean =>
    holds(input.words, [customer.firstname, customer.lastname, customer.email, customer.telephone]);
  const { found, more } = search(shop.customers(), matches, input.limit);
  return done({ customers: found, more });
}
