import type { OrderId, OrderKey, ShopId } from './ids';
import type { OrderContents } from './order-contents';
import type { DecimalText } from './money';
import type { DayText, ShopDateText, UtcMs } from './time';

/** Custom fields by their id. An empty record where the shop sent `[]`, `{}` or null. Values decoded; lists joined by the wire layer as JSON text. */
export type CustomFields = Readonly<Record<string, string>>;

/** One postal address of an order, decoded text. `format` is OpenCart's address format with `{firstname}` … placeholders, '' for the default. */
export type OrderAddress = {
  readonly firstname: string;
  readonly lastname: string;
  readonly company: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly postcode: string;
  readonly zone: string;
  readonly zoneCode: string;
  readonly zoneId: number;
  readonly country: string;
  readonly countryId: number;
  readonly isoCode2: string;
  readonly isoCode3: string;
  readonly format: string;
  readonly customFields: CustomFields;
};

/**
 * The header of an order as `order/info` tells it (recordings 2.3.0.2/061–068, 3.0.3.9/035–043).
 * Text is decoded once; money is decimal text in the shop's base currency; dates are the shop's own text.
 */
export type OrderHeader = {
  readonly orderId: OrderId;
  readonly invoiceNo: string;
  readonly invoicePrefix: string;
  readonly storeId: number;
  readonly storeName: string;
  readonly storeUrl: string;
  /** 0 for a guest. */
  readonly customerId: number;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly telephone: string;
  readonly fax: string;
  readonly customFields: CustomFields;
  readonly payment: OrderAddress;
  readonly paymentMethod: string;
  readonly paymentCode: string;
  /** All parts empty and ids 0 when nothing of the order is shipped. */
  readonly shipping: OrderAddress;
  readonly shippingMethod: string;
  readonly shippingCode: string;
  readonly comment: string;
  readonly total: DecimalText;
  /** 0 = abandoned checkout (OpenCart's "missing order"). */
  readonly statusId: number;
  /** The status name in the order's language; null when the id is 0 or unknown to the shop. */
  readonly statusName: string | null;
  readonly affiliateId: number;
  readonly commission: DecimalText;
  readonly languageId: number;
  readonly languageCode: string;
  readonly currencyId: number;
  readonly currencyCode: string;
  readonly currencyValue: DecimalText;
  readonly ip: string;
  readonly forwardedIp: string;
  readonly userAgent: string;
  readonly acceptLanguage: string;
  readonly dateAdded: ShopDateText;
  readonly dateModified: ShopDateText;
  /** Scalar fields the shop sent beyond those above (modules add some), decoded. */
  readonly extra: Readonly<Record<string, string>>;
};

/** An order as the cache holds it. */
export type CachedOrder = {
  readonly shop: ShopId;
  readonly header: OrderHeader;
  /** When the desk last read it from the shop. */
  readonly asOf: UtcMs;
  /** Lines, totals and history; null where nobody told them (a shop without the connector, or read before it had one). */
  readonly contents: OrderContents | null;
  /** Since when the shop no longer has this order, as far as the desk knows; null: it has it. The copy stays. */
  readonly goneSince: UtcMs | null;
};

/** What one row of the list needs; nothing else crosses the bridge for it. */
export type OrderRow = {
  readonly orderId: OrderId;
  readonly dateAdded: ShopDateText;
  readonly dateModified: ShopDateText;
  /** First and last name, trimmed; '' when the shop has none. */
  readonly customer: string;
  readonly company: string;
  readonly isGuest: boolean;
  readonly hasComment: boolean;
  readonly country: string;
  readonly statusId: number;
  /** The name most orders know the status by: one id has one name in the list, whatever language an order was made in. */
  readonly statusName: string | null;
  readonly total: DecimalText;
  readonly currencyCode: string;
  readonly currencyValue: DecimalText;
  readonly paymentMethod: string;
  readonly shippingMethod: string;
  readonly asOf: UtcMs;
  /** True where the shop no longer has it. */
  readonly isGone: boolean;
};

/** Columns the list can be sorted by; the order id is always the tie-break. */
export const sortColumns = ['dateAdded', 'orderId', 'customer', 'status', 'total'] as const;
export type SortColumn = (typeof sortColumns)[number];

/** A status of one shop. */
export type StatusKey = { readonly shop: ShopId; readonly statusId: number };

/** Which orders, in which order. The key of one id list. */
export type OrderQuery = {
  /** One shop, or several in one list; never empty. Dates of several shops are compared as each shop wrote them. */
  readonly shops: readonly ShopId[];
  /** Words as typed; '' for no search. Looked for in id, name, e-mail, phone, addresses, comment, and names and models of lines. */
  readonly search: string;
  /** Empty = every status. A status is its id in its own shop: the same id in two shops is two statuses. */
  readonly statuses: readonly StatusKey[];
  /** First and last day by the shop's own dates, both inclusive; null = open. */
  readonly from: DayText | null;
  readonly to: DayText | null;
  /** Abandoned orders (status 0) stand apart: `without` them or `only` them. */
  readonly abandoned: 'without' | 'only';
  readonly sort: SortColumn;
  readonly direction: 'ascending' | 'descending';
};

/** One status as the cache has met it: id, the name most often seen, how many orders have it now. */
export type StatusCount = {
  readonly statusId: number;
  readonly name: string | null;
  readonly count: number;
};

/** What the views panel shows; all counts are of cached orders. */
export type OrderCounts = {
  readonly revision: number;
  /** Without abandoned ones. */
  readonly all: number;
  readonly abandoned: number;
  readonly statuses: readonly StatusCount[];
};

/**
 * The orders a query selects, in its order. `revision` tells the state of the cache they were read from. The order at place `i` is
 * `ids[i]` of `shops[shopPlaces[i]]`; both arrays have the same length.
 */
export type OrderIdList = {
  readonly revision: number;
  readonly shops: readonly ShopId[];
  readonly ids: Int32Array;
  readonly shopPlaces: Uint8Array;
};

/** Rows for a window of an id list; an id no longer cached is left out. */
export type OrderRows = { readonly revision: number; readonly rows: readonly OrderRow[] };

/** Where an order was asked to be re-read; the new truth arrives through the cache. */
export type RefreshReceipt = OrderKey & { readonly changed: boolean; readonly asOf: UtcMs };
