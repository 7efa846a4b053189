import { fold } from '../../shared/fold';
import { orderId } from '../../shared/ids';
import { isDecimalText } from '../../shared/money';
import type { OrderHeader, OrderRow } from '../../shared/order';
import type { UtcMs } from '../../shared/time';
import type { Row } from '../sqlite/port';
import { integer, integerOrNull, text, textOrNull } from '../sqlite/row';
import { sql, type Sql } from '../sqlite/sql';

/** The columns a row of the list is made of. */
export const rowColumns: Sql = sql`order_id, date_added, date_modified, customer, company, country, is_guest, has_comment,
  status_id, status_name, total, currency_code, currency_value, payment_method, shipping_method, as_of, gone_since`;

/** One row of the list as the window gets it. */
export function toOrderRow(row: Row): OrderRow {
  return {
    orderId: orderId(integer(row, 'order_id')),
    dateAdded: text(row, 'date_added'),
    dateModified: text(row, 'date_modified'),
    customer: text(row, 'customer'),
    company: text(row, 'company'),
    isGuest: integer(row, 'is_guest') === 1,
    hasComment: integer(row, 'has_comment') === 1,
    country: text(row, 'country'),
    statusId: integer(row, 'status_id'),
    statusName: textOrNull(row, 'status_name'),
    total: text(row, 'total'),
    currencyCode: text(row, 'currency_code'),
    currencyValue: text(row, 'currency_value'),
    paymentMethod: text(row, 'payment_method'),
    shippingMethod: text(row, 'shipping_method'),
    asOf: integer(row, 'as_of'),
    isGone: integerOrNull(row, 'gone_since') !== null,
  };
}

/** What the list can be sorted and shown by, taken from a header. The goods' country wins over the payer's. */
export function headerRow(header: OrderHeader, asOf: UtcMs): OrderRow {
  return {
    orderId: header.orderId,
    dateAdded: header.dateAdded,
    dateModified: header.dateModified,
    customer: `${header.firstname} ${header.lastname}`.trim(),
    company: header.payment.company || header.shipping.company,
    isGuest: header.customerId === 0,
    hasComment: header.comment.trim() !== '',
    country: header.shipping.country || header.payment.country,
    statusId: header.statusId,
    statusName: header.statusName,
    total: header.total,
    currencyCode: header.currencyCode,
    currencyValue: header.currencyValue,
    paymentMethod: header.paymentMethod,
    shippingMethod: header.shippingMethod,
    asOf,
    isGone: false,
  };
}

/** By what the list sorts customers: the shown name, folded. */
export function customerKey(row: OrderRow): string {
  return fold(row.customer);
}

/** By what the list sorts totals: the base amount as a number, 0 where the shop wrote none. Never used for money itself. */
export function totalBase(row: OrderRow): number {
  return isDecimalText(row.total) ? Number(row.total) : 0;
}

/** Writes the list's side of an order whole; it is no longer gone. */
export function upsertRow(shopNo: number, key: number, row: OrderRow): Sql {
  return sql`INSERT OR REPLACE INTO orders (order_key, shop_no, order_id, date_added, date_modified,
    customer, customer_key, company, country, is_guest, has_comment, status_id, status_name, total, total_base,
    currency_code, currency_value, payment_method, shipping_method, as_of)
    VALUES (${key}, ${shopNo}, ${row.orderId}, ${row.dateAdded}, ${row.dateModified},
    ${row.customer}, ${customerKey(row)}, ${row.company}, ${row.country}, ${row.isGuest ? 1 : 0},
    ${row.hasComment ? 1 : 0}, ${row.statusId}, ${row.statusName}, ${row.total}, ${totalBase(row)},
    ${row.currencyCode}, ${row.currencyValue}, ${row.paymentMethod}, ${row.shippingMethod}, ${row.asOf})`;
}
