/** One chosen option of a line. Text is as stored, with entities; 0 as value id where something was typed. */
export type OptionRow = {
  readonly order_option_id: number;
  readonly product_option_id: number;
  readonly product_option_value_id: number;
  readonly name: string;
  readonly value: string;
  readonly type: string;
};

/** One line of an order. Price and tax are per unit, the total is net, in the base currency with four decimals. */
export type LineRow = {
  readonly order_product_id: number;
  readonly product_id: number;
  readonly name: string;
  readonly model: string;
  readonly quantity: string;
  readonly price: string;
  readonly total: string;
  readonly tax: string;
  readonly reward: string;
  readonly options: readonly OptionRow[];
};

/** A gift voucher bought with an order. */
export type VoucherRow = {
  readonly order_voucher_id: number;
  readonly voucher_id: number;
  readonly description: string;
  readonly code: string;
  readonly from_name: string;
  readonly from_email: string;
  readonly to_name: string;
  readonly to_email: string;
  readonly voucher_theme_id: number;
  readonly message: string;
  readonly amount: string;
};

/** One row of an order's totals. */
export type TotalRow = {
  readonly order_total_id: number;
  readonly code: string;
  readonly title: string;
  readonly value: string;
  readonly sort_order: number;
};

/** What an order holds besides its row: the tables order_product with order_option, order_voucher and order_total. Rows stand in id order. */
export type OrderContents = {
  readonly products: readonly LineRow[];
  readonly vouchers: readonly VoucherRow[];
  readonly totals: readonly TotalRow[];
};

/** An order given by a table without contents. */
export const noContents: OrderContents = { products: [], vouchers: [], totals: [] };
