import { toPhpInt } from '../php/int-cast';
import { phpJsonColumn, type Json } from '../php/json';
import type { ShopRequest } from '../http/messages';
import type { OrderRow } from '../shop/order-row';
import { textsOf, type Shop } from '../shop/shop';

/** What OpenCart's order model adds to a party's columns of the order row. */
function partyFields(row: OrderRow, party: 'payment' | 'shipping', shop: Shop): [string, Json][] {
  const country = shop.tables.countries.get(row[`${party}_country_id`]);
  return [
    [`${party}_firstname`, row[`${party}_firstname`]],
    [`${party}_lastname`, row[`${party}_lastname`]],
    [`${party}_company`, row[`${party}_company`]],
    [`${party}_address_1`, row[`${party}_address_1`]],
    [`${party}_address_2`, row[`${party}_address_2`]],
    [`${party}_postcode`, row[`${party}_postcode`]],
    [`${party}_city`, row[`${party}_city`]],
    [`${party}_zone_id`, row[`${party}_zone_id`]],
    [`${party}_zone`, row[`${party}_zone`]],
    [`${party}_zone_code`, shop.tables.zoneCodes.get(row[`${party}_zone_id`]) ?? ''],
    [`${party}_country_id`, row[`${party}_country_id`]],
    [`${party}_country`, row[`${party}_country`]],
    [`${party}_iso_code_2`, country?.iso2 ?? ''],
    [`${party}_iso_code_3`, country?.iso3 ?? ''],
    [`${party}_address_format`, row[`${party}_address_format`]],
    [`${party}_custom_field`, phpJsonColumn(row[`${party}_custom_field`])],
    [`${party}_method`, row[`${party}_method`]],
    [`${party}_code`, row[`${party}_code`]],
  ];
}

/** The `order` of an answer, fields in OpenCart's order; 2.3 tells the fax, 3.0 does not (recordings 2.3.0.2/061, 3.0.3.9/035). */
export function orderFields(row: OrderRow, shop: Shop, dialect: '2.3' | '3.0'): Json {
  const { statusNames, languageCodes } = shop.tables;
  return Object.fromEntries<Json>([
    ['order_id', row.order_id],
    ['invoice_no', row.invoice_no],
    ['invoice_prefix', row.invoice_prefix],
    ['store_id', row.store_id],
    ['store_name', row.store_name],
    ['store_url', row.store_url],
    ['customer_id', row.customer_id],
    ['firstname', row.firstname],
    ['lastname', row.lastname],
    ['email', row.email],
    ['telephone', row.telephone],
    ...(dialect === '2.3' ? [['fax', row.fax] as [string, Json]] : []),
    ['custom_field', phpJsonColumn(row.custom_field)],
    ...partyFields(row, 'payment', shop),
    ...partyFields(row, 'shipping', shop),
    ['comment', row.comment],
    ['total', row.total],
    ['order_status_id', row.order_status_id],
    ['order_status', statusNames.get(`${row.order_status_id}/${row.language_id}`) ?? null],
    ['affiliate_id', row.affiliate_id],
    ['commission', row.commission],
    ['language_id', row.language_id],
    ['language_code', languageCodes.get(row.language_id) ?? shop.settings().language],
    ['currency_id', row.currency_id],
    ['currency_code', row.currency_code],
    ['currency_value', row.currency_value],
    ['ip', row.ip],
    ['forwarded_ip', row.forwarded_ip],
    ['user_agent', row.user_agent],
    ['accept_language', row.accept_language],
    ['date_added', row.date_added],
    ['date_modified', row.date_modified],
  ]);
}

/** The JSON of api/order/info and what became of it. The id is read from the query only, by PHP's int cast. */
export function orderInfo(
  request: ShopRequest,
  shop: Shop,
  dialect: '2.3' | '3.0',
  language: string,
  isAllowed: boolean,
): { readonly json: Json; readonly outcome: 'order' | 'no-order' | 'no-permission' } {
  const texts = textsOf(language);
  if (!isAllowed) return { json: { error: texts.noPermission }, outcome: 'no-permission' };
  const row = shop.orders.get(toPhpInt(request.query['order_id']));
  if (row === null) return { json: { error: texts.orderNotFound }, outcome: 'no-order' };
  const order = orderFields(row, shop, dialect);
  return { json: { order, success: texts.orderSuccess }, outcome: 'order' };
}
