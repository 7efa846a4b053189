import type { Dialect } from '../../shared/capabilities';
import { insertStatement, type Row } from './insert';
import type { TestShop } from './shop';

/** A chosen option of a seeded line. */
export type SeedOption = {
  readonly product_option_id: number;
  readonly product_option_value_id: number;
  readonly name: string;
  readonly value: string;
  readonly type: string;
};

/** A line as agreed: net price and tax per unit. */
export type SeedLine = {
  readonly product_id: number;
  readonly name: string;
  readonly quantity: number;
  readonly price: string;
  readonly tax: string;
  readonly reward?: number;
  readonly options?: readonly SeedOption[];
};

/** What a seeded order may differ in. `row`: columns of the order table. `totals`: rows beside those made from the lines, before `total`. */
export type OrderSeed = {
  readonly row?: Row;
  readonly statusId?: number;
  readonly lines?: readonly SeedLine[];
  readonly totals?: readonly SeedTotal[];
  readonly histories?: readonly { readonly statusId: number; readonly comment: string }[];
  readonly hasVoucher?: boolean;
};
export type SeedTotal = {
  readonly code: string;
  readonly title: string;
  readonly value: string;
  readonly sort_order: number;
};

/** Two lines, one with options: the usual cart. */
export const usualLines: readonly SeedLine[] = [
  {
    product_id: 40,
    name: 'Lantern',
    quantity: 2,
    price: '111.0000',
    tax: '22.2000',
    reward: 20,
    options: [
      {
        product_option_id: 218,
        product_option_value_id: 6,
        name: 'Size',
        value: 'Large &amp; wide',
        type: 'radio',
      },
      {
        product_option_id: 220,
        product_option_value_id: 0,
        name: 'Engraving',
        value: 'For &quot;Ann&quot;',
        type: 'text',
      },
    ],
  },
  { product_id: 41, name: 'Mug &amp; Saucer', quantity: 3, price: '5.5000', tax: '0.0000' },
];

/** Shipping, coupon, voucher and reward rows; the tax row is made from the lines. */
export const everyTotal: readonly SeedTotal[] = [
  { code: 'reward', title: 'Reward Points (20)', value: '-2.0000', sort_order: 2 },
  { code: 'shipping', title: 'Flat Shipping Rate', value: '5.0000', sort_order: 3 },
  { code: 'coupon', title: 'Coupon (2222)', value: '-10.0000', sort_order: 4 },
  { code: 'voucher', title: 'Gift Certificate (AB12)', value: '-1.5000', sort_order: 8 },
];

/** Puts an order with everything into a shop; answers its id. */
export async function seedOrder(shop: TestShop, seed: OrderSeed = {}): Promise<number> {
  const lines = seed.lines ?? usualLines;
  const others = seed.totals ?? everyTotal;
  const goods = sum(lines.map((line) => line.quantity * Number(line.price)));
  const tax = sum(lines.map((line) => line.quantity * Number(line.tax)));
  const rows = [
    { code: 'sub_total', title: 'Sub-Total', value: goods.toFixed(4), sort_order: 1 },
    ...others.filter((row) => row.sort_order < 5),
    ...(tax === 0
      ? []
      : [{ code: 'tax', title: 'VAT (20%)', value: tax.toFixed(4), sort_order: 5 }]),
    ...others.filter((row) => row.sort_order >= 5),
  ];
  const total = sum(rows.map((row) => Number(row.value))).toFixed(4);
  const statusId = seed.statusId ?? 2;
  const isLater = is4(shop.dialect);
  const order = { ...orderRow(shop.dialect, statusId, total), ...seed.row };
  const orderId = { sql: '@order_id' };
  const allRows = [...rows, { code: 'total', title: 'Total', value: total, sort_order: 9 }];
  const histories = seed.histories ?? [{ statusId, comment: 'Thank you &amp; bye' }];
  const told = await shop.sql([
    insertStatement('order', [order]),
    `SET @order_id = ${typeof seed.row?.['order_id'] === 'number' ? seed.row['order_id'] : 'LAST_INSERT_ID()'}`,
    ...lines.flatMap((line) => lineStatements(shop.dialect, line)),
    insertStatement(
      'order_total',
      allRows.map((row) => ({
        order_id: orderId,
        ...row,
        ...(isLater ? { extension: 'opencart' } : {}),
      })),
    ),
    ...histories.map(({ statusId: id, comment }) =>
      insertStatement('order_history', [
        {
          order_id: orderId,
          order_status_id: id,
          notify: 1,
          comment,
          date_added: { sql: 'NOW()' },
        },
      ]),
    ),
    ...(seed.hasVoucher === true && shop.dialect !== '4.1' ? [voucherStatement()] : []),
    'SELECT @order_id AS order_id',
  ]);
  return Number(told.rows[0]?.['order_id']);
}

function voucherStatement(): string {
  return insertStatement('order_voucher', [
    {
      order_id: { sql: '@order_id' },
      voucher_id: 0,
      description: '€25 Gift Certificate for Ann',
      code: 'GIFT25',
      from_name: 'Zoë',
      from_email: 'zoe@example.test',
      to_name: 'Ann',
      to_email: 'ann@example.test',
      voucher_theme_id: 8,
      message: 'For &quot;you&quot;',
      amount: '25.0000',
    },
  ]);
}

function lineStatements(dialect: Dialect, line: SeedLine): readonly string[] {
  const { options = [], reward = 0, ...columns } = line;
  const ids = { order_id: { sql: '@order_id' } };
  return [
    insertStatement('order_product', [
      {
        ...ids,
        ...columns,
        reward,
        model: `Model ${line.product_id}`,
        total: (line.quantity * Number(line.price)).toFixed(4),
        ...(is4(dialect) ? { master_id: 0 } : {}),
      },
    ]),
    'SET @line_id = LAST_INSERT_ID()',
    ...options.map((option) =>
      insertStatement('order_option', [
        { ...ids, order_product_id: { sql: '@line_id' }, ...option },
      ]),
    ),
  ];
}

/** The columns of an order of the usual customer. */
export function orderRow(dialect: Dialect, statusId: number, total: string): Row {
  const side = (which: string): Row => ({
    [`${which}_firstname`]: 'Zoë',
    [`${which}_lastname`]: "O'Hara",
    [`${which}_company`]: 'Keller &amp; Töchter',
    [`${which}_address_1`]: '1 Quay',
    [`${which}_address_2`]: '',
    [`${which}_city`]: 'Aberdeen',
    [`${which}_postcode`]: 'AB1 2CD',
    [`${which}_country`]: 'United Kingdom',
    [`${which}_country_id`]: 222,
    [`${which}_zone`]: 'Aberdeen',
    [`${which}_zone_id`]: 3513,
    [`${which}_address_format`]: '',
    [`${which}_custom_field`]: '[]',
  });
  const methods: Row = is4(dialect)
    ? {
        payment_method: '{"name":"Card &lt;3D&gt;","code":"cod.cod"}',
        shipping_method:
          '{"name":"Flat Shipping Rate","code":"flat.flat","cost":5,"tax_class_id":0,"text":"5.00€"}',
        payment_address_id: 11,
        shipping_address_id: 11,
        transaction_id: 'T-1',
        language_code: 'en-gb',
        subscription_id: 0,
      }
    : {
        payment_method: 'Card &lt;3D&gt;',
        payment_code: 'cod',
        shipping_method: 'Flat Shipping Rate',
        shipping_code: 'flat.flat',
        fax: '',
      };
  return {
    invoice_no: 0,
    invoice_prefix: 'INV-2026-00',
    store_id: 0,
    store_name: 'Harbour &amp; Hearth',
    store_url: 'https://shop.example/',
    customer_id: 3,
    customer_group_id: 1,
    firstname: 'Zoë',
    lastname: "O'Hara",
    email: 'zoe@example.test',
    telephone: '+44 20 7946 0958',
    custom_field: '[]',
    ...side('payment'),
    ...side('shipping'),
    ...methods,
    comment: 'Leave at the &quot;back&quot;',
    total,
    order_status_id: statusId,
    affiliate_id: 0,
    commission: '0.0000',
    marketing_id: 0,
    tracking: '',
    language_id: 1,
    currency_id: 1,
    currency_code: 'EUR',
    currency_value: '1.00000000',
    ip: '192.0.2.30',
    forwarded_ip: '',
    user_agent: 'Agent',
    accept_language: 'en',
    date_added: { sql: 'NOW()' },
    date_modified: { sql: 'NOW()' },
  };
}

function is4(dialect: Dialect): boolean {
  return dialect === '4.0' || dialect === '4.1';
}

/** Sums to four places: a double holds such sums of test size exactly enough. */
function sum(values: readonly number[]): number {
  return Math.round(values.reduce((all, value) => all + value, 0) * 10_000) / 10_000;
}
