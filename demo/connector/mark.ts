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

/** The shop's mark of this moment. */
export function markOf(shop: Shop): Mark {
  const { orders } = shop;
  const highest = orders.highestId();
  const newest = orders.get(highest)?.date_added ?? '';
  const modified = orders.idsTouchedSince(newest).reduce((latest, id) => {
    const date = orders.get(id)?.date_modified ?? '';
    return date > latest ? date : latest;
  }, newest);
  const recent = orders
    .idsTouchedSince(twoHoursBefore(modified))
    .slice(-mostRecent)
    .flatMap((id): Mark['recent'] => {
      const row = orders.get(id);
      return row === null ? [] : [[id, shortVersion(shop, row)]];
    });
  return {
    order_id: highest,
    order_history_id: shop.histories.highestId(),
    modified,
    recent,
  };
}
