import { orderId, shopId, type ShopId } from '../../shared/ids';
import type { CachedOrder, OrderAddress, OrderHeader } from '../../shared/order';
import { people, type Person } from './made-up-people';

/** The id of the made-up shop. */
export const madeUpShop = shopId('shop-quay');

const statuses: readonly (readonly [id: number, name: string | null])[] = [
  [2, 'Processing'],
  [1, 'Pending'],
  [2, 'Processing'],
  [3, 'Shipped'],
  [5, 'Complete'],
  [5, 'Complete'],
  [3, 'Shipped'],
  [7, 'Canceled'],
  [5, 'Complete'],
  [11, 'Refunded'],
  [17, 'Awaiting customs'],
  [42, 'Quarterly review'],
  [0, null],
];

const payments = [
  ['Cash On Delivery', 'cod'],
  ['Bank Transfer', 'bank_transfer'],
  ['Credit Card / Debit Card', 'stripe'],
  ['', ''],
] as const;

const shippings = [
  ['Flat Shipping Rate', 'flat.flat'],
  ['Free Shipping', 'free.free'],
  ['Pickup From Store', 'pickup.pickup'],
] as const;

const comments = [
  'Please ring twice, the bell is quiet.\nLeave it with the harbour office if nobody answers.',
  'Gift wrapping <b>if possible</b> & no invoice in the box',
  'من فضلك اتصل قبل التسليم',
] as const;

/** Rates to the base currency (GBP) as OpenCart writes them. */
const rates: Readonly<Record<string, string>> = {
  GBP: '1.00000000',
  EUR: '1.16500000',
  USD: '1.31250000',
  JPY: '197.45000000',
  PLN: '4.96320000',
  ILS: '4.87100000',
  AED: '4.82000000',
  KWD: '0.40310000',
};

function pick<T>(list: readonly T[], at: number): T {
  const item = list[at % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
}

function addressOf(who: Person): OrderAddress {
  return {
    firstname: who.first,
    lastname: who.last,
    company: who.company,
    address1: who.street,
    address2: '',
    city: who.city,
    postcode: who.postcode,
    zone: who.zone,
    zoneCode: who.zoneCode,
    zoneId: 3553,
    country: who.country,
    countryId: 222,
    isoCode2: who.iso2,
    isoCode3: who.iso3,
    format: who.format,
    customFields: {},
  };
}

/** An address with nothing in it, as of an order of which nothing is shipped. */
export const noAddress: OrderAddress = {
  firstname: '',
  lastname: '',
  company: '',
  address1: '',
  address2: '',
  city: '',
  postcode: '',
  zone: '',
  zoneCode: '',
  zoneId: 0,
  country: '',
  countryId: 0,
  isoCode2: '',
  isoCode3: '',
  format: '',
  customFields: {},
};

/** `YYYY-MM-DD HH:MM:SS` of a moment in UTC, as a shop that runs on UTC writes it. */
export function shopDateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * One made-up header; the same id always gives the same order, placed about 47 minutes × (newest − id) before `now`. Another `turn`
 * gives other customers, and other ids to the same statuses, as another shop has them.
 */
export function madeUpHeader(id: number, newest: number, now: number, turn = 0): OrderHeader {
  const who = pick(people, id * 7 + turn);
  const [ownStatusId, statusName] = pick(statuses, id * 5 + turn * 3);
  const statusId = ownStatusId === 0 ? 0 : ownStatusId + turn * 100;
  const [paymentMethod, paymentCode] = pick(payments, id);
  const isDownload = id % 17 === 0;
  const [shippingMethod, shippingCode] = isDownload ? ['', ''] : pick(shippings, id);
  const address = addressOf(who);
  const sendsElsewhere = id % 5 === 0;
  const placed = now - (8 + turn * 13) * 60_000 - (newest - id) * 47 * 60_000;
  const comment = id % 6 === 0 ? pick(comments, id / 6) : '';
  return {
    orderId: orderId(id),
    invoiceNo: '0',
    invoicePrefix: 'INV-2026-00',
    storeId: 0,
    storeName: 'Quay & Compass',
    storeUrl: 'http://127.0.0.1:8133/',
    customerId: id % 4 === 0 ? 0 : (id % 90) + 1,
    firstname: who.first,
    lastname: who.last,
    email: `customer${String(id)}@example.test`,
    telephone: who.phone,
    fax: '',
    customFields: id % 8 === 0 ? { 3: 'DE 123 456 789' } : {},
    payment: address,
    paymentMethod,
    paymentCode,
    shipping: isDownload
      ? noAddress
      : sendsElsewhere
        ? addressOf(pick(people, id * 7 + 3))
        : address,
    shippingMethod,
    shippingCode,
    comment,
    total: `${(((id * 7919) % 61000) / 100 + 4).toFixed(2)}00`,
    statusId,
    statusName,
    affiliateId: 0,
    commission: '0.0000',
    languageId: 1,
    languageCode: 'en-gb',
    currencyId: 2,
    currencyCode: who.currency,
    currencyValue: rates[who.currency] ?? '1.00000000',
    ip: '203.0.113.7',
    forwardedIp: '',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    acceptLanguage: 'en-GB,en;q=0.9',
    dateAdded: id === 13 ? '0000-00-00 00:00:00' : shopDateOf(placed),
    dateModified: shopDateOf(placed + 25 * 60_000),
    extra: id % 9 === 0 ? { tracking: `QC${String(id)}GB` } : {},
  };
}

/** A made-up shop's orders from `newest` down to 1, with holes as real shops have them. */
export function madeUpOrders(
  newest: number,
  now: number,
  shop: ShopId = madeUpShop,
  turn = 0,
): CachedOrder[] {
  const orders: CachedOrder[] = [];
  for (let id = newest; id >= 1; id -= 1) {
    if (id % 11 === 4) continue;
    orders.push({
      shop,
      header: madeUpHeader(id, newest, now, turn),
      asOf: now - ((id * 37) % 240) * 60_000,
      contents: null,
      goneSince: null,
    });
  }
  return orders;
}
