import { Decimal } from 'decimal.js';
import type {
  CachedOrder,
  OrderCounts,
  OrderIdList,
  OrderQuery,
  OrderRow,
  SortColumn,
} from '../../shared/order';

/** The row of an order, as the local copy makes it. */
export function rowOf({ header, asOf, goneSince }: CachedOrder): OrderRow {
  return {
    orderId: header.orderId,
    dateAdded: header.dateAdded,
    dateModified: header.dateModified,
    customer: `${header.firstname} ${header.lastname}`.trim(),
    company: header.payment.company,
    isGuest: header.customerId === 0,
    hasComment: header.comment !== '',
    country: header.payment.country,
    statusId: header.statusId,
    statusName: header.statusName,
    total: header.total,
    currencyCode: header.currencyCode,
    currencyValue: header.currencyValue,
    paymentMethod: header.paymentMethod,
    shippingMethod: header.shippingMethod,
    asOf,
    isGone: goneSince !== null,
  };
}

function wordsOf({ header }: CachedOrder): string {
  const { payment, shipping } = header;
  return [
    header.orderId,
    header.firstname,
    header.lastname,
    header.email,
    header.telephone,
    header.comment,
    ...Object.values(payment).filter((part) => typeof part === 'string'),
    ...Object.values(shipping).filter((part) => typeof part === 'string'),
  ]
    .join(' ')
    .toLowerCase();
}

function passes(order: CachedOrder, query: OrderQuery): boolean {
  const { statusId, dateAdded } = order.header;
  const day = dateAdded.slice(0, 10);
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = words.length === 0 ? '' : wordsOf(order);
  return (
    (query.abandoned === 'only' ? statusId === 0 : statusId !== 0) &&
    query.shops.includes(order.shop) &&
    (query.statuses.length === 0 ||
      query.statuses.some((one) => one.shop === order.shop && one.statusId === statusId)) &&
    (query.from === null || day >= query.from) &&
    (query.to === null || day <= query.to) &&
    words.every((word) => text.includes(word))
  );
}

const comparers: Readonly<Record<SortColumn, (a: CachedOrder, b: CachedOrder) => number>> = {
  orderId: (a, b) => a.header.orderId - b.header.orderId,
  dateAdded: (a, b) => a.header.dateAdded.localeCompare(b.header.dateAdded),
  customer: (a, b) => rowOf(a).customer.localeCompare(rowOf(b).customer),
  status: (a, b) => a.header.statusId - b.header.statusId,
  total: (a, b) => new Decimal(a.header.total).comparedTo(b.header.total),
};

/** The ids a query selects, in its order. */
export function selectIds(
  orders: readonly CachedOrder[],
  query: OrderQuery,
): Omit<OrderIdList, 'revision'> {
  const sign = query.direction === 'ascending' ? 1 : -1;
  const compare = comparers[query.sort];
  const place = ({ shop }: CachedOrder) => query.shops.indexOf(shop);
  const chosen = orders
    .filter((order) => passes(order, query))
    .sort(
      (a, b) =>
        sign * (compare(a, b) || a.header.orderId - b.header.orderId || place(a) - place(b)),
    );
  return {
    shops: query.shops,
    ids: Int32Array.from(chosen.map(({ header }): number => header.orderId)),
    shopPlaces: Uint8Array.from(chosen.map(place)),
  };
}

/** What the views panel shows of these orders. */
export function countOrders(orders: readonly CachedOrder[], revision: number): OrderCounts {
  const byStatus = new Map<number, { statusId: number; name: string | null; count: number }>();
  for (const { header } of orders) {
    const { statusId, statusName: name } = header;
    if (statusId === 0) continue;
    const met = byStatus.get(statusId) ?? { statusId, name, count: 0 };
    met.count += 1;
    byStatus.set(statusId, met);
  }
  const statuses = [...byStatus.values()].sort((a, b) => a.statusId - b.statusId);
  const all = statuses.reduce((sum, { count }) => sum + count, 0);
  return { revision, all, abandoned: orders.length - all, statuses };
}
