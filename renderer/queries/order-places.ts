import { orderId, type OrderKey, type ShopId } from '../../shared/ids';
import type { OrderIdList } from '../../shared/order';

/** The orders of a list by their places. An order is its shop and its number; the number alone names none. */
export type OrderPlaces = Pick<OrderIdList, 'shops' | 'ids' | 'shopPlaces'>;

/** A list of nothing. */
export const noPlaces: OrderPlaces = {
  shops: [],
  ids: new Int32Array(0),
  shopPlaces: new Uint8Array(0),
};

function shopAt({ shops, shopPlaces }: OrderPlaces, index: number): ShopId | null {
  const place = shopPlaces[index];
  return place === undefined ? null : (shops[place] ?? null);
}

/** The order at a place; null past the ends. */
export function keyAt(list: OrderPlaces, index: number): OrderKey | null {
  const id = list.ids[index];
  const shop = shopAt(list, index);
  return id === undefined || shop === null ? null : { shop, orderId: orderId(id) };
}

/** The place of an order; -1 when the list does not hold it. */
export function placeOf({ shops, ids, shopPlaces }: OrderPlaces, key: OrderKey | null): number {
  if (key === null) return -1;
  const shopPlace = shops.indexOf(key.shop);
  if (shopPlace === -1) return -1;
  let at = ids.indexOf(key.orderId);
  while (at !== -1 && shopPlaces[at] !== shopPlace) at = ids.indexOf(key.orderId, at + 1);
  return at;
}

/** True when both name the same order. */
export function isSameOrder(one: OrderKey | null, other: OrderKey | null): boolean {
  return one?.shop === other?.shop && one?.orderId === other?.orderId;
}

/** An order in one word, for React's keys and the ids of elements. */
export function keyText({ shop, orderId: id }: OrderKey): string {
  return `order-${id}-${shop}`;
}

/** The numbers of a list by their shop, to ask whether an order is among them. */
export function idsByShop(list: OrderPlaces): ReadonlyMap<ShopId, ReadonlySet<number>> {
  const sets = list.shops.map(() => new Set<number>());
  list.ids.forEach((id, at) => sets[list.shopPlaces[at] ?? 0]?.add(id));
  return new Map(list.shops.map((shop, place) => [shop, sets[place] ?? new Set()]));
}
