import { afterAll, describe, expect, inject, test } from 'vitest';
import { orderWire } from '../../shared/connector/wire';
import { shopKinds } from '../testing/kinds';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';

describe.each(shopKinds)('an order of a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () => (opened ??= openShop({ socket: inject('mariaSocket'), dialect, engine }));
  const read = async (id: number) =>
    orderWire.parse(await (await open()).ask('order', { order_id: id }));
  afterAll(async () => (await open()).end());

  test('is told in the words of 3.0, with all that belongs to it', async () => {
    const id = await seedOrder(await open(), { hasVoucher: true });
    const { order, extra, products, totals, vouchers, histories } = await read(id);
    expect(order).toMatchObject({
      order_id: String(id),
      lastname: "O'Hara",
      fax: '',
      payment_company: 'Keller &amp; Töchter',
      payment_method: 'Card &lt;3D&gt;',
      payment_code: dialect.startsWith('4') ? 'cod.cod' : 'cod',
      shipping_method: 'Flat Shipping Rate',
      shipping_code: 'flat.flat',
      shipping_zone_code: 'ABN',
      payment_iso_code_2: 'GB',
      payment_iso_code_3: 'GBR',
      order_status: 'Processing',
      language_code: 'en-gb',
      custom_field: '[]',
      comment: 'Leave at the &quot;back&quot;',
      currency_value: '1.00000000',
    });
    expect(Object.keys(order)).toHaveLength(69);
    expect(extra['transaction_id']).toBe(dialect.startsWith('4') ? 'T-1' : undefined);
    expect(
      products.map((line) => [line.name, line.quantity, line.price, line.tax, line.reward]),
    ).toEqual([
      ['Lantern', '2', '111.0000', '22.2000', '20'],
      ['Mug &amp; Saucer', '3', '5.5000', '0.0000', '0'],
    ]);
    expect(products[0]?.options.map((option) => `${option.name}: ${option.value}`)).toEqual([
      'Size: Large &amp; wide',
      'Engraving: For &quot;Ann&quot;',
    ]);
    expect(totals.map((row) => row.code)).toEqual([
      'sub_total',
      'reward',
      'shipping',
      'coupon',
      'tax',
      'voucher',
      'total',
    ]);
    expect(totals.at(-1)?.value).toBe(order['total']);
    expect(vouchers.map((voucher) => voucher.description)).toEqual(
      dialect === '4.1' ? [] : ['€25 Gift Certificate for Ann'],
    );
    expect(histories).toMatchObject([
      { order_status_id: 2, notify: true, comment: 'Thank you &amp; bye' },
    ]);
  });

  test('has the status in the language of the order, and none where it is abandoned', async () => {
    const shop = await open();
    const language = dialect.startsWith('4') ? { language_code: 'de-de' } : {};
    const german = await read(await seedOrder(shop, { row: { language_id: 2, ...language } }));
    expect(german.order).toMatchObject({ order_status: 'In Bearbeitung', language_code: 'de-de' });
    const abandoned = await read(await seedOrder(shop, { statusId: 0 }));
    expect(abandoned.order).toMatchObject({ order_status: null, order_status_id: '0' });
  });

  test('is read where it points at nothing', async () => {
    const row = { payment_country_id: 9999, shipping_zone_id: 0, language_id: 77 };
    const told = await read(
      await seedOrder(await open(), { row, lines: [], totals: [], histories: [] }),
    );
    expect(told.order).toMatchObject({
      payment_iso_code_2: '',
      shipping_zone_code: '',
      order_status: null,
    });
    expect(told.order['language_code']).toBe('en-gb');
    expect(told.products).toEqual([]);
    expect(told.histories).toEqual([]);
  });

  test('tells the last 200 entries of a long history, oldest first', async () => {
    const histories = Array.from({ length: 203 }, (_, at) => ({
      statusId: 2,
      comment: `entry ${at}`,
    }));
    const told = await read(await seedOrder(await open(), { histories }));
    expect(told.histories_left_out).toBe(3);
    expect(told.histories).toHaveLength(200);
    expect(told.histories[0]?.comment).toBe('entry 3');
    expect(told.histories.at(-1)?.comment).toBe('entry 202');
  });

  test.each([
    ['order', `UPDATE oc_order SET tracking = 'X' WHERE order_id = ?`],
    ['a line', `UPDATE oc_order_product SET price = price + 0.0001 WHERE order_id = ? LIMIT 1`],
    ['an option', `UPDATE oc_order_option SET value = 'Small' WHERE order_id = ? LIMIT 1`],
    ['a total', `UPDATE oc_order_total SET title = 'Sum' WHERE order_id = ? LIMIT 1`],
    ['the order of totals', `UPDATE oc_order_total SET sort_order = 6 WHERE order_id = ? LIMIT 1`],
    ['a line that is gone', `DELETE FROM oc_order_product WHERE order_id = ? LIMIT 1`],
    [
      'the history',
      `INSERT INTO oc_order_history SET order_id = ?, order_status_id = 2, comment = '', date_added = NOW()`,
    ],
  ])('has another version after a change of %s', async (_name, sql) => {
    const shop = await open();
    const id = await seedOrder(shop);
    const { version } = await read(id);
    expect((await read(id)).version).toBe(version);
    await shop.sql(sql.replace('?', String(id)));
    expect((await read(id)).version).not.toBe(version);
  });

  test('that is not there is not found', async () => {
    expect(await (await open()).refusal('order', { order_id: 2_000_000_000 })).toBe('not-found');
  });
});
