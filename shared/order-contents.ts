import type { OrderId } from './ids';
import type { DecimalText } from './money';
import type { ShopDateText } from './time';

/** One chosen option of an order line, decoded text. `type`: OpenCart's own word (`radio`, `text`, `file` …). */
export type LineOption = {
  readonly optionId: number;
  readonly productOptionId: number;
  /** 0 for an option that was typed (text, date, file …). */
  readonly productOptionValueId: number;
  readonly name: string;
  readonly value: string;
  readonly type: string;
};

/** One line of an order. Price and tax are per unit, the total is net; all in the shop's base currency. */
export type OrderLine = {
  readonly lineId: number;
  /** 0 for a line that is no product of the shop. */
  readonly productId: number;
  readonly name: string;
  readonly model: string;
  readonly quantity: DecimalText;
  readonly price: DecimalText;
  readonly total: DecimalText;
  readonly tax: DecimalText;
  readonly reward: DecimalText;
  readonly options: readonly LineOption[];
};

/** One row of an order's totals, base currency; the customer saw them in this order. `code`: OpenCart's extension (`sub_total`, `tax`, `coupon` …). */
export type OrderTotal = {
  readonly totalId: number;
  readonly code: string;
  readonly title: string;
  readonly value: DecimalText;
  readonly sortOrder: number;
};

/** A gift certificate bought with an order. */
export type OrderVoucher = {
  readonly voucherId: number;
  readonly description: string;
  readonly code: string;
  readonly fromName: string;
  readonly fromEmail: string;
  readonly toName: string;
  readonly toEmail: string;
  readonly message: string;
  readonly amount: DecimalText;
};

/** One entry of the shop's history of an order. */
export type HistoryEntry = {
  readonly entryId: number;
  readonly statusId: number;
  readonly isNotified: boolean;
  readonly comment: string;
  readonly dateAdded: ShopDateText;
};

/** What the connector tells of an order beyond its header. */
export type OrderContents = {
  /** The shop's digest of the whole order: the same version is the same order. */
  readonly version: string;
  readonly lines: readonly OrderLine[];
  readonly vouchers: readonly OrderVoucher[];
  readonly totals: readonly OrderTotal[];
  /** Oldest first, the last 200. */
  readonly histories: readonly HistoryEntry[];
  /** Older entries that were not sent. */
  readonly historiesLeftOut: number;
};

/** The contents of one order, told apart by its id. */
export type ContentsOf = { readonly orderId: OrderId; readonly contents: OrderContents };
