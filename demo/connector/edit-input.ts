import { z } from 'zod';
import { id, key, orderId, version } from './fields';

const text = z.string().max(255);
const filled = text.min(1);
const quantity = z.number().int().min(-2_147_483_648).max(2_147_483_647);
const decimal = z.string().regex(/^\d{1,10}(\.\d{1,4})?$/);
const lineId = orderId;

const options = z
  .array(
    z.strictObject({
      product_option_id: id,
      product_option_value_id: id,
      value: z.string().max(20_000),
    }),
  )
  .max(100);
/** An option as an edit asks for it. */
export type WantedOption = z.infer<typeof options>[number];

const which = z.enum(['payment', 'shipping']);
const address = z.strictObject({
  firstname: text,
  lastname: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  postcode: text,
  country_id: id,
  zone_id: id,
});

const change = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set-quantity'), order_product_id: lineId, quantity }),
  z.strictObject({ do: z.literal('set-price'), order_product_id: lineId, price: decimal }),
  z.strictObject({
    do: z.literal('set-name'),
    order_product_id: lineId,
    name: filled,
    model: text,
  }),
  z.strictObject({ do: z.literal('set-options'), order_product_id: lineId, options }),
  z.strictObject({ do: z.literal('remove-line'), order_product_id: lineId }),
  z.strictObject({
    do: z.literal('add-product'),
    product_id: orderId,
    quantity,
    options,
    price: decimal.nullable(),
  }),
  z.strictObject({
    do: z.literal('add-line'),
    name: filled,
    model: text,
    quantity,
    price: decimal,
    tax_class_id: id,
  }),
  z.strictObject({
    do: z.literal('add-discount'),
    title: filled,
    amount: decimal.refine((amount) => Number(amount) > 0),
  }),
  z.strictObject({
    do: z.literal('set-shipping-cost'),
    amount: decimal,
    tax_class_id: id.nullable(),
  }),
  z.strictObject({
    do: z.literal('set-customer'),
    firstname: text,
    lastname: text,
    email: text,
    telephone: text,
  }),
  z.strictObject({ do: z.literal('set-address'), which, address }),
  z.strictObject({ do: z.literal('set-method'), which, title: text, code: text }),
  z.strictObject({ do: z.literal('set-comment'), comment: z.string().max(20_000) }),
  z.strictObject({ do: z.literal('remove-total'), order_total_id: orderId }),
]);
/** One change of an edit. */
export type Change = z.infer<typeof change>;

/** The input of `edit`. Source: docs/connector-protocol.md, section 5. */
export const editInput = z.strictObject({
  key,
  order_id: orderId,
  version,
  preview: z.boolean(),
  changes: z.array(change).min(1).max(500),
  history: z.strictObject({ comment: z.string().max(20_000), notify: z.boolean() }),
});
export type EditInput = z.infer<typeof editInput>;
