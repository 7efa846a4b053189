import type { Dialect } from '../../shared/capabilities';
import type { Row } from './insert';
import type { TaxRate } from './php';

/** What the test host's tax classes say: 9 is VAT, 10 is VAT and a fixed amount per piece. */
export const taxRates: Readonly<Record<number, readonly TaxRate[]>> = {
  9: [{ tax_rate_id: 86, name: 'VAT (20%)', type: 'P', rate: '20.0000' }],
  10: [
    { tax_rate_id: 86, name: 'VAT (20%)', type: 'P', rate: '20.0000' },
    { tax_rate_id: 87, name: 'Eco Tax (-2.00)', type: 'F', rate: '2.0000' },
  ],
};

/** Statuses: 0 is an abandoned order; 2 processes, 5 is complete, 7 gives stock back, 1 takes none. */
export const processingStatuses = ['2', '3'];
export const completeStatuses = ['5'];

/** The facts of a small shop, table by table: what every test finds before it adds orders. */
export function baseRows(dialect: Dialect): readonly (readonly [string, readonly Row[]])[] {
  const is4 = dialect === '4.0' || dialect === '4.1';
  const noon = '2026-01-01 12:00:00';
  return [
    ['setting', settings(dialect)],
    [
      'language',
      [
        { language_id: 1, name: 'English', code: 'en-gb', status: 1, sort_order: 1 },
        { language_id: 2, name: 'Deutsch', code: 'de-de', status: 1, sort_order: 2 },
      ],
    ],
    [
      'currency',
      [
        {
          currency_id: 1,
          title: 'Euro',
          code: 'EUR',
          symbol_left: '',
          symbol_right: '€',
          decimal_place: 2,
          value: '1.00000000',
          status: 1,
          date_modified: noon,
        },
        {
          currency_id: 2,
          title: 'Pound',
          code: 'GBP',
          symbol_left: '£',
          symbol_right: '',
          decimal_place: 2,
          value: '0.78250003',
          status: 1,
          date_modified: noon,
        },
        {
          currency_id: 3,
          title: 'Yen',
          code: 'JPY',
          symbol_left: '¥',
          symbol_right: '',
          decimal_place: 0,
          value: '162.50000000',
          status: 0,
          date_modified: noon,
        },
      ],
    ],
    ['order_status', statuses()],
    [
      'customer_group',
      [
        { customer_group_id: 1, sort_order: 1 },
        { customer_group_id: 2, sort_order: 2 },
      ],
    ],
    [
      'customer_group_description',
      [
        { customer_group_id: 1, language_id: 1, name: 'Default', description: '' },
        { customer_group_id: 2, language_id: 1, name: 'Trade &amp; Co', description: '' },
      ],
    ],
    ['store', [{ store_id: 1, name: 'Second &amp; Sons', url: 'https://second.example/' }]],
    ...places(dialect),
    ...catalogue(dialect),
    [
      'customer',
      [
        {
          customer_id: 3,
          customer_group_id: 1,
          firstname: 'Zoë',
          lastname: "O'Hara",
          email: 'zoe@example.test',
          telephone: '+44 20 7946 0958',
          status: 1,
          date_added: noon,
        },
        {
          customer_id: 4,
          customer_group_id: 2,
          firstname: 'Tom',
          lastname: 'Ash &amp; Co',
          email: 'tom@example.test',
          telephone: '',
          status: 0,
          date_added: noon,
        },
      ],
    ],
    [
      'address',
      [
        {
          address_id: 11,
          customer_id: 3,
          firstname: 'Zoë',
          lastname: "O'Hara",
          company: '',
          address_1: '1 Quay',
          address_2: '',
          city: 'Aberdeen',
          postcode: 'AB1 2CD',
          country_id: 222,
          zone_id: 3513,
          custom_field: '',
          ...(is4 ? { default: 1 } : {}),
        },
      ],
    ],
    [
      'api',
      [
        {
          api_id: 1,
          [dialect === '2.3' ? 'name' : 'username']: 'orders-desk',
          key: 'k',
          status: 1,
          date_added: noon,
          date_modified: noon,
        },
      ],
    ],
    ['api_ip', [{ api_id: 1, ip: '192.0.2.7' }]],
    [
      'coupon',
      [
        {
          coupon_id: 4,
          name: 'Ten off',
          code: '2222',
          type: 'P',
          discount: '10.0000',
          logged: 0,
          shipping: 0,
          total: '0.0000',
          uses_total: 10,
          uses_customer: 10,
          status: 1,
          date_added: noon,
        },
      ],
    ],
    [
      'tax_class',
      [
        { tax_class_id: 9, title: 'Taxable', description: '' },
        { tax_class_id: 10, title: 'Eco', description: '' },
      ],
    ],
    [
      'tax_rate',
      [
        { tax_rate_id: 86, geo_zone_id: 3, name: 'VAT (20%)', rate: '20.0000', type: 'P' },
        { tax_rate_id: 87, geo_zone_id: 3, name: 'Eco Tax (-2.00)', rate: '2.0000', type: 'F' },
      ],
    ],
  ];
}

function settings(dialect: Dialect): readonly Row[] {
  const row = (key: string, value: string, serialized = 0): Row => ({
    store_id: 0,
    code: 'config',
    key,
    value,
    serialized,
  });
  return [
    row('config_name', 'Harbour &amp; Hearth'),
    row('config_currency', 'EUR'),
    row('config_customer_group_id', '1'),
    row('config_country_id', '222'),
    row('config_zone_id', '3513'),
    row(dialect === '4.1' ? 'config_language_catalog' : 'config_language', 'en-gb'),
    row('config_processing_status', JSON.stringify(processingStatuses), 1),
    row('config_complete_status', JSON.stringify(completeStatuses), 1),
    { store_id: 1, code: 'config', key: 'config_currency', value: 'GBP', serialized: 0 },
  ];
}

function statuses(): readonly Row[] {
  const names: Readonly<Record<number, readonly [string, string]>> = {
    1: ['Pending', 'Offen'],
    2: ['Processing', 'In Bearbeitung'],
    3: ['Shipped', 'Versandt'],
    5: ['Complete', 'Fertig'],
    7: ['Canceled', 'Storniert'],
  };
  return Object.entries(names).flatMap(([id, [english, german]]) => [
    { order_status_id: Number(id), language_id: 1, name: english },
    { order_status_id: Number(id), language_id: 2, name: german },
  ]);
}

function places(dialect: Dialect): readonly (readonly [string, readonly Row[]])[] {
  const countries = [
    { country_id: 81, name: 'Germany', iso_code_2: 'DE', iso_code_3: 'DEU' },
    { country_id: 222, name: 'United Kingdom', iso_code_2: 'GB', iso_code_3: 'GBR' },
  ];
  const zones = [
    { zone_id: 1254, country_id: 81, code: 'HAM', name: 'Hamburg' },
    { zone_id: 3513, country_id: 222, code: 'ABN', name: 'Aberdeen' },
  ];
  const rest = { postcode_required: 1, status: 1 };
  const bare = (row: Row): Row =>
    Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'name'));
  if (dialect === '2.3' || dialect === '3.0') {
    return [
      ['country', countries.map((row) => ({ ...row, address_format: '', ...rest }))],
      ['zone', zones.map((row) => ({ ...row, status: 1 }))],
    ];
  }
  const format: readonly [string, readonly Row[]] = [
    'address_format',
    [{ address_format_id: 1, name: 'Plain', address_format: '{firstname} {lastname}' }],
  ];
  if (dialect === '4.0') {
    return [
      format,
      ['country', countries.map((row) => ({ ...row, address_format_id: 1, ...rest }))],
      ['zone', zones.map((row) => ({ ...row, status: 1 }))],
    ];
  }
  return [
    format,
    ['country', countries.map((row) => ({ ...bare(row), address_format_id: 1, ...rest }))],
    [
      'country_description',
      countries.map(({ country_id, name }) => ({ country_id, language_id: 1, name })),
    ],
    ['zone', zones.map((row) => ({ ...bare(row), status: 1 }))],
    ['zone_description', zones.map(({ zone_id, name }) => ({ zone_id, language_id: 1, name }))],
  ];
}

/** 40: options and VAT; 41: plain, no tax; 42: takes no stock; 43: switched off; 44: class 10. */
function catalogue(dialect: Dialect): readonly (readonly [string, readonly Row[]])[] {
  const noon = '2026-01-01 12:00:00';
  const product = (id: number, name: string, price: string, more: Row = {}): Row => ({
    product_id: id,
    model: `Model ${id}`,
    ...(dialect === '4.1' ? {} : { sku: `SKU-${id}` }),
    quantity: 1000,
    price,
    tax_class_id: 9,
    subtract: 1,
    minimum: 1,
    status: 1,
    date_added: noon,
    date_modified: noon,
    ...more,
  });
  const names: Readonly<Record<number, string>> = {
    40: 'Lantern',
    41: 'Mug &amp; Saucer',
    42: 'Voucher card',
    43: 'Old rope',
    44: 'Battery',
  };
  const ids = Object.keys(names).map(Number);
  const special: Row = {
    product_id: 41,
    customer_group_id: 2,
    priority: 1,
    price: '4.0000',
    date_start: '0000-00-00',
    date_end: '0000-00-00',
  };
  const value = (id: number, optionValueId: number, price: string, sign: string): Row => ({
    product_option_value_id: id,
    product_option_id: id < 10 ? 218 : 219,
    product_id: 40,
    option_id: id < 10 ? 1 : 2,
    option_value_id: optionValueId,
    quantity: 96,
    subtract: 1,
    price,
    price_prefix: sign,
    points: 0,
    points_prefix: '+',
    weight: '0.00000000',
    weight_prefix: '+',
  });
  return [
    [
      'product',
      [
        product(40, 'Lantern', '101.0000'),
        product(41, 'Mug', '5.5000', { tax_class_id: 0 }),
        product(42, 'Voucher card', '20.0000', { subtract: 0 }),
        product(43, 'Old rope', '9.9900', { status: 0, quantity: 0 }),
        product(44, 'Battery', '3.3333', { tax_class_id: 10, minimum: 2 }),
      ],
    ],
    [
      'product_description',
      ids.map((id) => ({
        product_id: id,
        language_id: 1,
        name: names[id] ?? '',
        description: '',
        tag: '',
        meta_title: '',
      })),
    ],
    ...(dialect === '4.1'
      ? ([
          ['product_code', ids.map((id) => ({ product_id: id, code: 'sku', value: `SKU-${id}` }))],
          ['product_discount', [{ ...special, quantity: 1, type: 'F', special: 1 }]],
        ] as const)
      : ([['product_special', [special]]] as const)),
    [
      'option',
      [
        { option_id: 1, type: 'radio', sort_order: 1 },
        { option_id: 2, type: 'checkbox', sort_order: 2 },
        { option_id: 4, type: 'text', sort_order: 3 },
      ],
    ],
    [
      'option_description',
      [
        { option_id: 1, language_id: 1, name: 'Size' },
        { option_id: 2, language_id: 1, name: 'Extras' },
        { option_id: 4, language_id: 1, name: 'Engraving' },
      ],
    ],
    [
      'option_value',
      [
        { option_value_id: 31, option_id: 1, image: '', sort_order: 1 },
        { option_value_id: 32, option_id: 1, image: '', sort_order: 2 },
        { option_value_id: 33, option_id: 2, image: '', sort_order: 1 },
        { option_value_id: 34, option_id: 2, image: '', sort_order: 2 },
      ],
    ],
    [
      'option_value_description',
      [
        { option_value_id: 31, language_id: 1, option_id: 1, name: 'Small' },
        { option_value_id: 32, language_id: 1, option_id: 1, name: 'Large &amp; wide' },
        { option_value_id: 33, language_id: 1, option_id: 2, name: 'Oil' },
        { option_value_id: 34, language_id: 1, option_id: 2, name: 'Wick' },
      ],
    ],
    [
      'product_option',
      [
        { product_option_id: 218, product_id: 40, option_id: 1, value: '', required: 1 },
        { product_option_id: 219, product_id: 40, option_id: 2, value: '', required: 0 },
        { product_option_id: 220, product_id: 40, option_id: 4, value: '', required: 0 },
      ],
    ],
    [
      'product_option_value',
      [
        value(5, 31, '0.0000', '+'),
        value(6, 32, '10.0000', '+'),
        value(15, 33, '2.0000', '+'),
        value(16, 34, '1.0000', '-'),
      ],
    ],
  ];
}
