import type { ShopId } from '../../shared/ids';
import type { OrderPlaces } from '../queries/order-places';
import { madeUpShop } from './made-up-orders';

/** A list of orders of one shop. */
export function placesOf(ids: readonly number[], shop: ShopId = madeUpShop): OrderPlaces {
  return {
    shops: [shop],
    ids: Int32Array.from(ids),
    shopPlaces: new Uint8Array(ids.length),
  };
}

/** A list of orders of several shops, in its order. */
export function mixedPlaces(
  shops: readonly ShopId[],
  orders: readonly (readonly [shop: ShopId, id: number])[],
): OrderPlaces {
  return {
    shops,
    ids: Int32Array.from(orders.map(([, id]) => id)),
    shopPlaces: Uint8Array.from(orders.map(([shop]) => shops.indexOf(shop))),
  };
}
