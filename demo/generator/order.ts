import { countryById, zoneById } from '../data/countries';
import { statusWeights } from '../data/statuses';
import {
  currencies,
  paymentMethods,
  shippingMethods,
  userAgents,
  wordingOf,
} from '../data/wording';
import { phpJson } from '../php/json';
import { storedText } from '../php/text';
import { moneyText, type Units } from '../shop/money';
import type { OrderContents } from '../shop/order-contents';
import { orderRowFrom, type OrderRow } from '../shop/order-row';
import { makeCustomer, type Customer } from './customer';
import { makeLines } from './lines';
import { createRandom, type Random } from './random';
import { makeTotals } from './totals';
import { makeVouchers } from './vouchers';

/** What an order is made from besides its number. Times are milliseconds since 1970; `localText` writes them as the shop does. */
export type OrderRecipe = {
  readonly seed: number;
  readonly orderId: number;
  readonly addedAt: number;
  readonly now: number;
  /** How many customers have an account; their ids start at 1. */
  readonly customers: number;
  readonly storeName: string;
  readonly storeUrl: string;
  readonly localText: (instant: number) => string;
};

const ORDER_SALT = 1;
const CONTENTS_SALT = 5;
const DAY_MS = 86_400_000;
/** An order is changed for the last time at most so long after it was placed. */
export const longestChangeMs = 6 * DAY_MS;

/** The address columns of one party, encoded as stored. */
function addressColumns(party: 'payment' | 'shipping', customer: Customer): Record<string, string> {
  const { place } = customer;
  const country = countryById(place.countryId);
  const zone = zoneById(place.zoneId);
  const columns = {
    firstname: customer.firstname,
    lastname: customer.lastname,
    company: customer.company,
    address_1: customer.address1,
    address_2: customer.address2,
    postcode: customer.postcode,
    city: customer.city,
    zone_id: place.zoneId,
    zone: zone.name,
    country_id: place.countryId,
    country: country.name,
    address_format: place.addressFormat,
  };
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [`${party}_${name}`, storedText(value)]),
  );
}

/** The customer: one with an account, or a guest with a number of their own beyond the accounts. */
function whoOrders(recipe: OrderRecipe, random: Random): { id: string; customer: Customer } {
  if (random.chance(0.25)) {
    return { id: '0', customer: makeCustomer(recipe.seed, recipe.customers + recipe.orderId) };
  }
  // Squaring favours low numbers: some customers come again and again.
  const id = 1 + Math.floor(random.next() ** 2 * recipe.customers);
  return { id: String(id), customer: makeCustomer(recipe.seed, id) };
}

/** What the goods of an order shall cost, about: a few orders dear, most small. */
function makeAim(random: Random): Units {
  const base = 8 + random.next() ** 2 * 160 + (random.chance(0.05) ? random.next() * 2400 : 0);
  return Math.round(base * 10_000);
}

/** An order with all that is in it. `modifiedAt`: milliseconds since 1970. */
export type MadeOrder = {
  readonly row: OrderRow;
  readonly contents: OrderContents;
  readonly modifiedAt: number;
};

/** Order `orderId` of the shop of that seed, always the same for the same recipe. Its total is the sum of its rows. */
export function makeOrder(recipe: OrderRecipe): MadeOrder {
  const random = createRandom(recipe.seed, recipe.orderId, ORDER_SALT);
  const { id: customerId, customer } = whoOrders(recipe, random);
  const { place } = customer;
  const name = place.languageId === '2' ? 2 : 1;
  const code = random.pick(place.currencies);
  const { id: currencyId, rate } = currencies[code];
  // The rate of the day of the order, within two per cent.
  const value = code === 'EUR' ? 1 : rate * (0.98 + random.next() * 0.04);
  const payment = random.pick(paymentMethods);
  const shipping = random.chance(0.92) ? random.pick(shippingMethods) : null;
  const ageDays = (recipe.now - recipe.addedAt) / DAY_MS;
  const status = random.weighted(statusWeights(ageDays));
  const isTouched = status !== 0 && status !== 1;
  const modifiedAt = isTouched
    ? recipe.addedAt + random.next() * Math.min(recipe.now - recipe.addedAt, longestChangeMs)
    : recipe.addedAt;
  const receiver = random.chance(0.12)
    ? makeCustomer(recipe.seed, recipe.customers * 2 + recipe.orderId)
    : customer;
  const agent = random.pick(userAgents);
  const isAffiliate = random.chance(0.03);
  const aim = makeAim(random);
  const inside = createRandom(recipe.seed, recipe.orderId, CONTENTS_SALT);
  const { countryId } = (shipping === null ? customer : receiver).place;
  const goesTo = { orderId: recipe.orderId, countryId };
  const lines = makeLines({ ...goesTo, aim }, inside);
  const from = `${customer.firstname} ${customer.lastname}`;
  const vouchers = makeVouchers({ ...goesTo, from, email: customer.email }, inside);
  const totals = makeTotals(
    {
      ...goesTo,
      languageId: place.languageId,
      shipping: shipping === null ? null : { code: shipping[0], title: shipping[name] },
      hasAccount: customerId !== '0',
      vouchers: vouchers.amount,
    },
    lines,
    inside,
  );
  const total = moneyText(totals.total);

  const row = orderRowFrom({
    order_id: String(recipe.orderId),
    invoice_no: status === 5 && random.chance(0.5) ? String(1000 + recipe.orderId) : '0',
    invoice_prefix: 'INV-2026-00',
    store_id: '0',
    store_name: storedText(recipe.storeName),
    store_url: recipe.storeUrl,
    customer_id: customerId,
    firstname: storedText(customer.firstname),
    lastname: storedText(customer.lastname),
    email: customer.email,
    telephone: customer.telephone,
    fax: '',
    custom_field: customer.vatNumber === '' ? '[]' : phpJson({ '1': customer.vatNumber }),
    ...addressColumns('payment', customer),
    payment_custom_field: '[]',
    payment_method: payment[name],
    payment_code: payment[0],
    ...(shipping === null
      ? { shipping_zone_id: '0', shipping_country_id: '0' }
      : addressColumns('shipping', receiver)),
    shipping_custom_field: '[]',
    shipping_method: shipping?.[name] ?? '',
    shipping_code: shipping?.[0] ?? '',
    comment: random.chance(0.22)
      ? storedText(random.pick(wordingOf(place.countryId).comments))
      : '',
    total,
    order_status_id: String(status),
    affiliate_id: isAffiliate ? '1' : '0',
    commission: isAffiliate ? (Number(total) * 0.05).toFixed(4) : '0.0000',
    language_id: place.languageId,
    currency_id: currencyId,
    currency_code: code,
    currency_value: value.toFixed(8),
    ip: `198.51.100.${1 + random.whole(250)}`,
    forwarded_ip: random.chance(0.1) ? `203.0.113.${1 + random.whole(250)}` : '',
    user_agent: agent,
    accept_language: place.languageId === '2' ? 'de-DE,de;q=0.9,en;q=0.5' : 'en-GB,en;q=0.7',
    date_added: recipe.localText(recipe.addedAt),
    date_modified: recipe.localText(modifiedAt),
  });
  const products = lines.map((line) => line.row);
  return {
    row,
    contents: { products, vouchers: vouchers.rows, totals: totals.rows },
    modifiedAt,
  };
}
