const partyColumns = [
  'firstname',
  'lastname',
  'company',
  'address_1',
  'address_2',
  'postcode',
  'city',
  'zone_id',
  'zone',
  'country_id',
  'country',
  'address_format',
  'custom_field',
  'method',
  'code',
] as const;

type PartyColumn = (typeof partyColumns)[number];

/** The columns of OpenCart's order table that order/info shows. */
export type OrderColumn =
  | 'order_id'
  | 'invoice_no'
  | 'invoice_prefix'
  | 'store_id'
  | 'store_name'
  | 'store_url'
  | 'customer_id'
  | 'firstname'
  | 'lastname'
  | 'email'
  | 'telephone'
  | 'fax'
  | 'custom_field'
  | `payment_${PartyColumn}`
  | `shipping_${PartyColumn}`
  | 'comment'
  | 'total'
  | 'order_status_id'
  | 'affiliate_id'
  | 'commission'
  | 'language_id'
  | 'currency_id'
  | 'currency_code'
  | 'currency_value'
  | 'ip'
  | 'forwarded_ip'
  | 'user_agent'
  | 'accept_language'
  | 'date_added'
  | 'date_modified';

/** One row of the order table, every column as the text MySQL gives. Text columns hold entities, as stored. */
export type OrderRow = Readonly<Record<OrderColumn, string>>;

/** All columns, in the order in which order/info tells them. */
export const orderColumns: readonly OrderColumn[] = [
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
  ...partyColumns.map((column) => `payment_${column}` as const),
  ...partyColumns.map((column) => `shipping_${column}` as const),
  'comment',
  'total',
  'order_status_id',
  'affiliate_id',
  'commission',
  'language_id',
  'currency_id',
  'currency_code',
  'currency_value',
  'ip',
  'forwarded_ip',
  'user_agent',
  'accept_language',
  'date_added',
  'date_modified',
];

/** A row from loosely typed columns; a column that is missing is the empty text. */
export function orderRowFrom(columns: Readonly<Record<string, unknown>>): OrderRow {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const pairs = orderColumns.map((column) => [column, text(columns[column])]);
  // Object.fromEntries forgets the names of the keys; all of orderColumns are set above.
  return Object.fromEntries(pairs) as OrderRow;
}
