import { z } from 'zod';

// The shapes of docs/connector-protocol.md, one to one. Unknown members are dropped, so that a later connector of the same protocol is read.

const id = z.number().int().min(0).max(4_294_967_295);
const text = z.string();
const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
const version = z.string().regex(/^[0-9a-f]{40}$/);

/** Every answer. `value` and `error` are parsed by the call. */
export const answerWire = z.discriminatedUnion('ok', [
  z.object({ cartwright: z.number().int(), build: text, ok: z.literal(true), value: z.unknown() }),
  z.object({
    cartwright: z.number().int(),
    build: text,
    ok: z.literal(false),
    error: z.object({ code: text, facts: z.record(text, z.union([text, z.number(), z.null()])) }),
  }),
]);

/** Where a delta goes on from; kept and sent back as it came. */
export const markWire = z.object({
  order_id: id,
  order_history_id: id,
  modified: text,
  recent: z.array(z.tuple([id, text])),
});

const named = z.array(z.object({ language_id: id, name: text }));

export const helloWire = z.object({
  protocol: z.number().int(),
  build: text,
  opencart: text,
  php: text,
  dialect: z.enum(['2.3', '3.0', '4.0', '4.1']),
  time: z.number().int(),
  zone: text,
  now: date,
  writes: z.boolean(),
  engines: z.enum(['transactions', 'journal']),
  base_currency: text,
  currencies: z.array(
    z.object({
      currency_id: id,
      code: text,
      title: text,
      symbol_left: text,
      symbol_right: text,
      decimals: z.number().int().min(0).max(12),
      value: decimal,
      enabled: z.boolean(),
    }),
  ),
  statuses: z.array(
    z.object({
      order_status_id: id,
      names: named,
      class: z.enum(['processing', 'complete']).nullable(),
    }),
  ),
  default_language_id: id,
  languages: z.array(z.object({ language_id: id, code: text, name: text })),
  storefronts: z.array(z.object({ store_id: id, name: text, url: text })),
  customer_groups: z.array(z.object({ customer_group_id: id, names: named })),
  rights: z.object({ read: z.boolean(), history: z.boolean(), edit: z.boolean() }),
  orders: z.object({ count: z.number().int(), highest: id }),
  mark: markWire,
  countries: z
    .array(
      z.object({
        country_id: id,
        name: text,
        iso_code_2: text,
        iso_code_3: text,
        postcode_required: z.boolean(),
        address_format: text,
      }),
    )
    .optional(),
  zones: z.array(z.object({ zone_id: id, country_id: id, code: text, name: text })).optional(),
});

const optionWire = z.object({
  order_option_id: id,
  product_option_id: id,
  product_option_value_id: id,
  name: text,
  value: text,
  type: text,
});

/** A whole order; `order` is read by the parser of order/info. */
export const orderWire = z.object({
  order: z.record(text, z.string().nullable()),
  extra: z.record(text, z.string()),
  products: z.array(
    z.object({
      order_product_id: id,
      product_id: id,
      name: text,
      model: text,
      quantity: decimal,
      price: decimal,
      total: decimal,
      tax: decimal,
      reward: decimal,
      options: z.array(optionWire),
    }),
  ),
  vouchers: z.array(
    z.object({
      order_voucher_id: id,
      voucher_id: id,
      description: text,
      code: text,
      from_name: text,
      from_email: text,
      to_name: text,
      to_email: text,
      voucher_theme_id: id,
      message: text,
      amount: decimal,
    }),
  ),
  totals: z.array(
    z.object({
      order_total_id: id,
      code: text,
      title: text,
      value: decimal,
      sort_order: z.number().int(),
    }),
  ),
  histories: z.array(
    z.object({
      order_history_id: id,
      order_status_id: id,
      notify: z.boolean(),
      comment: text,
      date_added: date,
    }),
  ),
  histories_left_out: z.number().int().min(0),
  version,
});

export const fullPageWire = z.object({
  orders: z.array(z.unknown()), // each by orderWire: one that cannot be read must not cost its page
  next_before: id.nullable(),
  mark: markWire,
  time: z.number().int(),
});

export const deltaPageWire = z.object({
  orders: z.array(z.unknown()),
  next_after: id.nullable(),
  mark: markWire,
  time: z.number().int(),
});

export const idsWire = z.discriminatedUnion('same', [
  z.object({ same: z.literal(true), mark: markWire }),
  z.object({ same: z.literal(false), orders: z.array(z.tuple([id, version])) }),
]);

export const historyDoneWire = z.object({ order_history_id: id, version, order: z.unknown() });
