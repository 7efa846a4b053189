import type { OrderRow } from '../shop/order-row';
import type { Shop } from '../shop/shop';
import type { Mark } from './inputs';
import { versionOf } from './order-json';

const overlapMs = 7_200_000;
const mostRecent = 400;

/** The date two hours earlier; '' for what is no date, which is before any. */
export function twoHoursBefore(dateText: string): string {
  const instant = Date.parse(`${dateText.replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) return '';
  return new Date(instant - overlapMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** The first eight digits of an order's version. */
export function shortVersion(shop: Shop, row: OrderRow): string {
  return versionOf(shop, row).slice(0, 8);
}

/** The shop's mark of this moment, without the versions of what changed lately. `modified` is the moment as the shop writes its dates. */
export function bareMark(shop: Shop): Mark {
  return {
    order_id: shop.orders.highestId(),
    order_history_id: shop.histories.highestId(),
    modified: shop.clock().localText(shop.clock().now()),
    recent: [],
  };
}

/** The shop's mark of this moment, whole. */
export function markOf(shop: Shop): Mark {
  const mark = bareMark(shop);
  const recent = shop.orders
    .idsTouchedSince(twoHoursBefore(mark.modified))
    .slice(-mostRecent)
    .flatMap((id): Mark['recent'] => {
      const row = shop.orders.get(id);
      return row === null ? [] : [[id, shortVersion(shop, row)]];
    });
  return { ...mark, recent };
}
