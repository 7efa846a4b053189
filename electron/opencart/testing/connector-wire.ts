/** A whole order on the wire, as docs/connector-protocol.md has it: what a 3.0 shop holds for an order with an option and a coupon. */
export function wireOrder(orderId: number, change: Readonly<Record<string, unknown>> = {}) {
  const address = (kind: 'payment' | 'shipping') =>
    Object.fromEntries(
      Object.entries({
        firstname: 'Zo&euml;',
        lastname: "O'Brien",
        company: 'Ann &amp; Sons &lt;Ltd&gt;',
        address_1: 'Hafenweg 7',
        address_2: '',
        postcode: '20457',
        city: 'Hamburg',
        zone_id: '1259',
        zone: 'Hamburg',
        zone_code: 'HAM',
        country_id: '81',
        country: 'Germany',
        iso_code_2: 'DE',
        iso_code_3: 'DEU',
        address_format: '{firstname} {lastname}\r\n{postcode} {city}',
        custom_field: '',
        method: kind === 'payment' ? 'Cash On Delivery' : 'Flat Shipping Rate',
        code: kind === 'payment' ? 'cod' : 'flat.flat',
      }).map(([name, value]) => [`${kind}_${name}`, value]),
    );
  return {
    order: {
      order_id: String(orderId),
      invoice_no: '0',
      invoice_prefix: 'INV-2026-00',
      store_id: '0',
      store_name: 'Harbour &amp; Hearth',
      store_url: 'https://shop.example.test/',
      customer_id: '2',
      customer_group_id: '1',
      firstname: 'Zo&euml;',
      lastname: "O'Brien",
      email: 'zoe@example.test',
      telephone: '040 123',
      fax: '',
      custom_field: '{"1":"DE812345678 &amp; Co","2":["4","5"]}',
      ...address('payment'),
      ...address('shipping'),
      comment: 'Bitte &lt;b&gt;nicht&lt;/b&gt; knicken!\r\n&amp;quot;',
      total: '69.4000',
      order_status_id: '2',
      order_status: 'Processing',
      affiliate_id: '0',
      commission: '0.0000',
      marketing_id: '0',
      tracking: '',
      language_id: '1',
      language_code: 'en-gb',
      currency_id: '3',
      currency_code: 'EUR',
      currency_value: '0.91380000',
      ip: '192.0.2.7',
      forwarded_ip: '',
      user_agent: 'made up',
      accept_language: 'de',
      date_added: '2026-10-23 10:15:00',
      date_modified: '2026-10-23 10:16:00',
    },
    extra: { gift: 'A&amp;B' },
    products: [
      {
        order_product_id: 11,
        product_id: 40,
        name: 'Mug &quot;Harbour&quot;',
        model: 'MUG-1',
        quantity: '2',
        price: '30.0000',
        total: '60.0000',
        tax: '1.2000',
        reward: '0',
        options: [
          {
            order_option_id: 5,
            product_option_id: 218,
            product_option_value_id: 0,
            name: 'Engraving',
            value: 'A &amp; Z',
            type: 'text',
          },
        ],
      },
    ],
    vouchers: [
      {
        order_voucher_id: 3,
        voucher_id: 0,
        description: '$25.00 Gift Certificate for Ann',
        code: 'abc',
        from_name: 'Zo&euml;',
        from_email: 'zoe@example.test',
        to_name: 'Ann',
        to_email: 'ann@example.test',
        voucher_theme_id: 8,
        message: 'for you &lt;3',
        amount: '25.0000',
      },
    ],
    totals: [
      { order_total_id: 1, code: 'sub_total', title: 'Sub-Total', value: '60.0000', sort_order: 1 },
      {
        order_total_id: 2,
        code: 'coupon',
        title: 'Coupon (A&amp;B)',
        value: '-5.0000',
        sort_order: 4,
      },
    ],
    histories: [
      {
        order_history_id: 9,
        order_status_id: 2,
        notify: true,
        comment: 'Sent &amp; gone',
        date_added: '2026-10-23 10:16:00',
      },
    ],
    histories_left_out: 0,
    version: '0123456789abcdef0123456789abcdef01234567',
    ...change,
  };
}

/** A mark on the wire; `later` is a member of a connector that is newer than this desk. */
export const wireMark = {
  order_id: 172,
  order_history_id: 400,
  modified: '2026-11-24 01:00:00',
  recent: [[172, '01234567']],
  later: { kept: true },
};

/** What `hello` answers, of a shop in Berlin. */
export function wireHello(change: Readonly<Record<string, unknown>> = {}) {
  return {
    protocol: 1,
    build: '0.1.0',
    opencart: '3.0.3.9',
    php: '8.2.36',
    dialect: '3.0',
    time: 1_795_478_400,
    zone: 'Europe/Berlin',
    now: '2026-11-24 01:00:00',
    writes: true,
    engines: 'journal',
    base_currency: 'EUR',
    currencies: [
      {
        currency_id: 3,
        code: 'EUR',
        title: 'Euro',
        symbol_left: '',
        symbol_right: '&euro;',
        decimals: 2,
        value: '1.00000000',
        enabled: true,
      },
    ],
    statuses: [
      {
        order_status_id: 1,
        names: [{ language_id: 1, name: 'Paid &amp; packed' }],
        class: 'processing',
      },
      { order_status_id: 7, names: [], class: null },
    ],
    default_language_id: 1,
    languages: [{ language_id: 1, code: 'en-gb', name: 'English' }],
    storefronts: [{ store_id: 0, name: 'Harbour &amp; Hearth', url: 'https://shop.example.test/' }],
    customer_groups: [{ customer_group_id: 1, names: [{ language_id: 1, name: 'Default' }] }],
    rights: { read: true, history: true, edit: true },
    orders: { count: 60, highest: 172 },
    mark: wireMark,
    ...change,
  };
}

/** An answer of the connector that grants. */
export function granted(value: unknown): string {
  return JSON.stringify({ cartwright: 1, build: '0.1.0', ok: true, value });
}

/** An answer of the connector that refuses. */
export function refusedWith(code: string, facts: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ cartwright: 1, build: '0.1.0', ok: false, error: { code, facts } });
}
