import { createHash } from 'node:crypto';
import type { DialectName } from '../dialects/dialect';
import type { Json } from '../php/json';
import type { OrderContents } from '../shop/order-contents';
import type { OrderRow } from '../shop/order-row';
import type { Shop } from '../shop/shop';

/** Entries of a history that are sent at most. */
const mostEntries = 200;

/** The digest of an order: another one after any change of its row, its contents or its history. */
export function versionOf(
  shop: Shop,
  row: OrderRow,
  contents: OrderContents = shop.orders.contents(Number(row.order_id)),
): string {
  const orderId = Number(row.order_id);
  const entry = shop.histories.of(orderId).at(-1)?.order_history_id ?? '0';
  const text = JSON.stringify([row, contents, entry]);
  return createHash('sha1').update(text).digest('hex');
}

function partyJson(row: OrderRow, party: 'payment' | 'shipping', shop: Shop): [string, Json][] {
  const country = shop.tables.countries.get(row[`${party}_country_id`]);
  const stored = (name: string): [string, Json] => {
    const column = `${party}_${name}`;
    // The names below are columns of the row.
    return [column, row[column as keyof OrderRow]];
  };
  return [
    ...['firstname', 'lastname', 'company', 'address_1', 'address_2', 'postcode', 'city'].map(
      stored,
    ),
    ...['zone_id', 'zone'].map(stored),
    [`${party}_zone_code`, shop.tables.zoneCodes.get(row[`${party}_zone_id`]) ?? ''],
    ...['country_id', 'country'].map(stored),
    [`${party}_iso_code_2`, country?.iso2 ?? ''],
    [`${party}_iso_code_3`, country?.iso3 ?? ''],
    ...['address_format', 'custom_field', 'method', 'code'].map(stored),
  ];
}

/** The header: every column order/info of 3.0 tells, as text. */
function headerJson(row: OrderRow, shop: Shop): Json {
  const { statusNames, languageCodes } = shop.tables;
  return Object.fromEntries<Json>([
    ['order_id', row.order_id],
    ['invoice_no', row.invoice_no],
    ['invoice_prefix', row.invoice_prefix],
    ['store_id', row.store_id],
    ['store_name', row.store_name],
    ['store_url', row.store_url],
    ['customer_id', row.customer_id],
    ['customer_group_id', '1'],
    ['firstname', row.firstname],
    ['lastname', row.lastname],
    ['email', row.email],
    ['telephone', row.telephone],
    ['fax', row.fax],
    ['custom_field', row.custom_field],
    ...partyJson(row, 'payment', shop),
    ...partyJson(row, 'shipping', shop),
    ['comment', row.comment],
    ['total', row.total],
    ['order_status_id', row.order_status_id],
    ['order_status', statusNames.get(`${row.order_status_id}/${row.language_id}`) ?? null],
    ['affiliate_id', row.affiliate_id],
    ['commission', row.commission],
    ['marketing_id', '0'],
    ['tracking', ''],
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

/** Columns a generation has besides; the demo shop never fills them. */
function extraJson(dialect: DialectName): Json {
  if (!dialect.startsWith('4.')) return {};
  return {
    subscription_id: '0',
    transaction_id: '',
    payment_address_id: '0',
    shipping_address_id: '0',
  };
}

/** An order as docs/connector-protocol.md has it on the wire, section 3. */
export function orderJson(
  shop: Shop,
  dialect: DialectName,
  row: OrderRow,
  contents: OrderContents = shop.orders.contents(Number(row.order_id)),
): Json {
  const entries = shop.histories.of(Number(row.order_id));
  const byPlace = [...contents.totals].sort(
    (one, other) => one.sort_order - other.sort_order || one.order_total_id - other.order_total_id,
  );
  return {
    order: headerJson(row, shop),
    extra: extraJson(dialect),
    products: contents.products,
    vouchers: contents.vouchers,
    totals: byPlace,
    histories: entries.slice(-mostEntries).map((entry) => ({
      order_history_id: Number(entry.order_history_id),
      order_status_id: Number(entry.order_status_id),
      notify: entry.notify !== '0',
      comment: entry.comment,
      date_added: entry.date_added,
    })),
    histories_left_out: Math.max(0, entries.length - mostEntries),
    version: versionOf(shop, row, contents),
  };
}
