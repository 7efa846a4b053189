import { orderId } from '../../../shared/ids';
import type { OrderAddress, OrderHeader } from '../../../shared/order';
import { fail, ok, type Result } from '../../../shared/result';
import { describeShape } from '../answer';
import { readCustomFields } from './custom-fields';
import {
  isRawObject,
  readDecimal,
  readText,
  readWhole,
  scalarText,
  type RawObject,
} from './fields';

const addressFields = [
  'firstname',
  'lastname',
  'company',
  'address_1',
  'address_2',
  'city',
  'postcode',
  'zone',
  'zone_code',
  'zone_id',
  'country',
  'country_id',
  'iso_code_2',
  'iso_code_3',
  'address_format',
  'custom_field',
  'method',
  'code',
];

const known = new Set([
  'order_id',
  'invoice_no',
  'invoice_prefix',
  'store_id',
  'store_name',
  'store_url',
  'customer_id',
  'firstname',
  'lastname',
  'email',
  'telephone',
  'fax',
  'custom_field',
  'comment',
  'total',
  'order_status_id',
  'order_status',
  'affiliate_id',
  'commission',
  'language_id',
  'language_code',
  'currency_id',
  'currency_code',
  'currency_value',
  'ip',
  'forwarded_ip',
  'user_agent',
  'accept_language',
  'date_added',
  'date_modified',
  ...addressFields.flatMap((name) => [`payment_${name}`, `shipping_${name}`]),
]);

/**
 * The `order` of an `order/info` answer as an order header (recordings 2.3.0.2/061–068, 3.0.3.9/035–043,
 * 320). Missing fields become '', 0 or `0`; fails as `unexpected-answer` only when it is no object or its id
 * is not the one asked for (OpenCart casts ids, so a wrong one could be answered).
 */
export function readOrderHeader(raw: unknown, asked: number): Result<OrderHeader> {
  if (!isRawObject(raw)) return fail('unexpected-answer', { start: describeShape(raw) });
  const id = readText(raw, 'order_id').trim();
  if (!/^\d{1,15}$/.test(id) || Number(id) !== asked) {
    const told = id === '' ? 'none' : id.slice(0, 20);
    return fail('unexpected-answer', { start: `order_id ${told} for ${asked}` });
  }
  const text = (name: string) => readText(raw, name);
  const whole = (name: string) => readWhole(raw, name);
  const status = text('order_status');
  return ok({
    orderId: orderId(asked),
    invoiceNo: text('invoice_no'),
    invoicePrefix: text('invoice_prefix'),
    storeId: whole('store_id'),
    storeName: text('store_name'),
    storeUrl: text('store_url'),
    customerId: whole('customer_id'),
    firstname: text('firstname'),
    lastname: text('lastname'),
    email: text('email'),
    telephone: text('telephone'),
    fax: text('fax'),
    customFields: readCustomFields(raw['custom_field']),
    payment: readAddress(raw, 'payment'),
    paymentMethod: text('payment_method'),
    paymentCode: text('payment_code'),
    shipping: readAddress(raw, 'shipping'),
    shippingMethod: text('shipping_method'),
    shippingCode: text('shipping_code'),
    comment: text('comment'),
    total: readDecimal(raw, 'total'),
    statusId: whole('order_status_id'),
    statusName: status === '' ? null : status,
    affiliateId: whole('affiliate_id'),
    commission: readDecimal(raw, 'commission'),
    languageId: whole('language_id'),
    languageCode: text('language_code'),
    currencyId: whole('currency_id'),
    currencyCode: text('currency_code'),
    currencyValue: readDecimal(raw, 'currency_value'),
    ip: text('ip'),
    forwardedIp: text('forwarded_ip'),
    userAgent: text('user_agent'),
    acceptLanguage: text('accept_language'),
    dateAdded: text('date_added'),
    dateModified: text('date_modified'),
    extra: readExtra(raw),
  });
}

function readAddress(raw: RawObject, kind: 'payment' | 'shipping'): OrderAddress {
  const text = (name: string) => readText(raw, `${kind}_${name}`);
  return {
    firstname: text('firstname'),
    lastname: text('lastname'),
    company: text('company'),
    address1: text('address_1'),
    address2: text('address_2'),
    city: text('city'),
    postcode: text('postcode'),
    zone: text('zone'),
    zoneCode: text('zone_code'),
    zoneId: readWhole(raw, `${kind}_zone_id`),
    country: text('country'),
    countryId: readWhole(raw, `${kind}_country_id`),
    isoCode2: text('iso_code_2'),
    isoCode3: text('iso_code_3'),
    format: text('address_format'),
    customFields: readCustomFields(raw[`${kind}_custom_field`]),
  };
}

function readExtra(raw: RawObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) => {
      const text = known.has(name) ? null : scalarText(value);
      return text === null ? [] : [[name, text]];
    }),
  );
}
