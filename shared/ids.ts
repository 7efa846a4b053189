/** The desk's own name for one connected shop; stable for the life of the connection, never sent to the shop. */
export type ShopId = string & { readonly __brand: 'ShopId' };

/** OpenCart's `order_id`: a whole number above 0. The same number in two shops means two orders. */
export type OrderId = number & { readonly __brand: 'OrderId' };

/** Names a text as a shop id. The caller vouches that it came from the settings or from `newShopId`. */
export function shopId(text: string): ShopId {
  return text as ShopId; // the brand exists only in types
}

/** Names a number as an order id; throws on anything but a whole number from 1, because that is a bug. */
export function orderId(value: number): OrderId {
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`not an order id: ${value}`);
  return value as OrderId; // the brand exists only in types
}

/** One order of one shop; the only key under which an order may be looked up. */
export type OrderKey = { readonly shop: ShopId; readonly orderId: OrderId };
