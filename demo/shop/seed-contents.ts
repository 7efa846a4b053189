import { z } from 'zod';
import { omit } from './omit';
import type { LineRow, OptionRow, OrderContents, TotalRow, VoucherRow } from './order-contents';

const text = z.string();
const id = z.coerce.number().int();

const lines = z.array(
  z.object({
    order_product_id: id,
    order_id: id,
    product_id: id,
    name: text,
    model: text,
    quantity: text,
    price: text,
    total: text,
    tax: text,
    reward: text,
  }),
);
const options = z.array(
  z.object({
    order_option_id: id,
    order_product_id: id,
    product_option_id: id,
    product_option_value_id: id,
    name: text,
    value: text,
    type: text,
  }),
);
const vouchers = z.array(
  z.object({
    order_voucher_id: id,
    order_id: id,
    voucher_id: id,
    description: text,
    code: text,
    from_name: text,
    from_email: text,
    to_name: text,
    to_email: text,
    voucher_theme_id: id,
    message: text,
    amount: text,
  }),
);
const totals = z.array(
  z.object({
    order_total_id: id,
    order_id: id,
    code: text,
    title: text,
    value: text,
    sort_order: id,
  }),
);

/** The tables of a seed that hold what is in its orders; an order they do not name is empty. */
export const contentTables = {
  order_product: lines.optional(),
  order_option: options.optional(),
  order_voucher: vouchers.optional(),
  order_total: totals.optional(),
};

/** The contents of a seed's order, and the highest id any of the rows has. */
export function seedContents(seed: {
  readonly [Name in keyof typeof contentTables]?: z.infer<(typeof contentTables)[Name]>;
}): {
  of(orderId: number): OrderContents;
  readonly highestRowId: number;
} {
  const ids = [
    ...(seed.order_product ?? []).map((row) => row.order_product_id),
    ...(seed.order_option ?? []).map((row) => row.order_option_id),
    ...(seed.order_voucher ?? []).map((row) => row.order_voucher_id),
    ...(seed.order_total ?? []).map((row) => row.order_total_id),
  ];
  const optionsOf = (lineId: number): readonly OptionRow[] =>
    (seed.order_option ?? [])
      .filter((row) => row.order_product_id === lineId)
      .map((row) => omit(row, 'order_product_id'));
  return {
    highestRowId: Math.max(0, ...ids),
    of: (orderId) => ({
      products: (seed.order_product ?? [])
        .filter((row) => row.order_id === orderId)
        .map((row): LineRow => ({
          ...omit(row, 'order_id'),
          options: optionsOf(row.order_product_id),
        })),
      vouchers: (seed.order_voucher ?? [])
        .filter((row) => row.order_id === orderId)
        .map((row): VoucherRow => omit(row, 'order_id')),
      totals: (seed.order_total ?? [])
        .filter((row) => row.order_id === orderId)
        .map((row): TotalRow => omit(row, 'order_id')),
    }),
  };
}
