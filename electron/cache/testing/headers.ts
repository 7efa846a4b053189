import { orderId, shopId } from '../../../shared/ids';
import type { OrderAddress, OrderHeader, OrderQuery } from '../../../shared/order';
import type { WalkBatch } from '../types';

/** The shop most tests write to. */
export const harbour = shopId('harbour');

/** A second one, to see that nothing mixes. */
export const mill = shopId('mill');

/** A made-up address. */
export function anAddress(parts: Partial<OrderAddress> = {}): OrderAddress {
  return {
    firstname: 'Zoë',
    lastname: "O'Brien",
    company: '',
    address1: '7 Quay Lane',
    address2: '',
    city: 'Łódź',
    postcode: 'T12 X0X0',
    zone: 'Cork',
    zoneCode: 'CO',
    zoneId: 1589,
    country: 'Ireland',
    countryId: 103,
    isoCode2: 'IE',
    isoCode3: 'IRL',
    format: '',
    customFields: {},
    ...parts,
  };
}

/** A made-up order header with the parts a test is about. */
export function aHeader(id: number, parts: Partial<OrderHeader> = {}): OrderHeader {
  return {
    orderId: orderId(id),
    invoiceNo: '0',
    invoicePrefix: 'INV-2026-00',
    storeId: 0,
    storeName: 'Harbour & Hearth',
    storeUrl: 'http://127.0.0.1/',
    customerId: 11,
    firstname: 'Zoë',
    lastname: "O'Brien",
    email: 'zoe.obrien@example.test',
    telephone: '+353 21 555 0101',
    fax: '',
    customFields: {},
    payment: anAddress(),
    paymentMethod: 'Cash On Delivery',
    paymentCode: 'cod',
    shipping: anAddress(),
    shippingMethod: 'Flat Shipping Rate',
    shippingCode: 'flat.flat',
    comment: '',
    total: '84.3000',
    statusId: 3,
    statusName: 'Shipped',
    affiliateId: 0,
    commission: '0.0000',
    languageId: 1,
    languageCode: 'en-gb',
    currencyId: 2,
    currencyCode: 'USD',
    currencyValue: '1.00000000',
    ip: '127.0.0.1',
    forwardedIp: '',
    userAgent: '',
    acceptLanguage: '',
    dateAdded: '2026-10-04 08:52:30',
    dateModified: '2026-10-05 04:52:30',
    extra: {},
    ...parts,
  };
}

/** A batch of orders with the ranges they settle as read, one by one. */
export function aBatch(orders: readonly OrderHeader[], parts: Partial<WalkBatch> = {}): WalkBatch {
  return {
    shop: harbour,
    asOf: 1_000,
    orders,
    settled: orders.map((order) => ({
      from: order.orderId,
      to: order.orderId,
      kind: 'read',
      reason: null,
      tries: 0,
    })),
    marks: null,
    ...parts,
  };
}

/** Asks for every order of one shop that is not abandoned, newest first. */
export function aQuery(parts: Partial<OrderQuery> = {}): OrderQuery {
  return {
    shops: [harbour],
    search: '',
    statuses: [],
    from: null,
    to: null,
    abandoned: 'without',
    sort: 'dateAdded',
    direction: 'descending',
    ...parts,
  };
}
