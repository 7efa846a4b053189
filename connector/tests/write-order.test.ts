import { afterAll, describe, expect, inject, test } from 'vitest';
import { shopKinds } from '../testing/kinds';
import { everyTotal } from '../testing/seed-order';
import type { TestShop } from '../testing/shop';
import { edit, openWritableShop, readOrder, seeded, totalsOf, whyNot } from '../testing/write-shop';

const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code).sort();

describe.each(shopKinds)('an edit’s totals and header in a %s shop on %s', (dialect, engine) => {
  const is4 = dialect.startsWith('4');
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());

  test('a discount is a row before the total and can be removed again', async () => {
    const shop = await open();
    const { id, before } = await seeded(shop);
    const { order } = await edit(shop, id, [
      { do: 'add-discount', title: 'Sorry & <bye>', amount: '4.9900' },
    ]);
    expect(order.totals.at(-2)).toMatchObject({
      title: 'Sorry &amp; &lt;bye&gt;',
      value: '-4.9900',
    });
    expect(order.totals.at(-1)?.value).toBe(order.order['total']);
    const row = order.totals.at(-2)?.order_total_id;
    const undone = await edit(shop, id, [{ do: 'remove-total', order_total_id: row }]);
    expect(undone.order.totals).toEqual(before.totals);
    if (is4) {
      const { rows } = await shop.sql(
        `SELECT DISTINCT extension FROM oc_order_total WHERE order_id = ${id}`,
      );
      expect(rows).toEqual([{ extension: 'opencart' }]);
    }
  });

  test('coupon, voucher and reward rows stay, or go where it is asked; other rows never', async () => {
    const gift = { code: 'gift_wrap', title: 'Wrapping', value: '1.0000', sort_order: 4 };
    const shop = await open();
    const { id, before, second: mug } = await seeded(shop, { totals: [...everyTotal, gift] });
    const row = (code: string) =>
      before.totals.find((total) => total.code === code)?.order_total_id ?? 0;
    const kept = await edit(shop, id, [{ do: 'set-quantity', order_product_id: mug, quantity: 4 }]);
    expect(kept.warnings).toEqual(
      expect.arrayContaining([
        { code: 'coupon-may-differ', order_total_id: row('coupon') },
        { code: 'coupon-may-differ', order_total_id: row('voucher') },
        { code: 'coupon-may-differ', order_total_id: row('reward') },
        { code: 'unknown-total-kept', order_total_id: row('gift_wrap') },
      ]),
    );
    const done = await edit(shop, id, [
      { do: 'remove-total', order_total_id: row('coupon') },
      { do: 'remove-total', order_total_id: row('reward') },
    ]);
    expect(Number(done.order.order['total'])).toBe(Number(kept.order.order['total']) + 12);
    expect(codes(done.warnings)).toContain('reward-not-moved');
    for (const code of ['sub_total', 'tax', 'shipping', 'total', 'gift_wrap'])
      expect(await whyNot(shop, id, [{ do: 'remove-total', order_total_id: row(code) }])).toBe(
        'not-possible: total-not-removable',
      );
    expect(await whyNot(shop, id, [{ do: 'remove-total', order_total_id: row('coupon') }])).toBe(
      'not-possible: total-not-there',
    );
  });

  test('a shipping cost moves its row, its tax and the total', async () => {
    const shop = await open();
    const { id } = await seeded(shop);
    const taxed = await edit(shop, id, [
      { do: 'set-shipping-cost', amount: '10.0000', tax_class_id: 9 },
    ]);
    if (is4) expect(codes(taxed.warnings)).not.toContain('shipping-tax-estimated');
    expect([totalsOf(taxed.order, 'shipping'), totalsOf(taxed.order, 'tax')]).toEqual([
      ['10.0000'],
      ['46.4000'],
    ]);
    const kept = await edit(shop, id, [
      { do: 'set-shipping-cost', amount: '5.0000', tax_class_id: null },
    ]);
    expect([totalsOf(kept.order, 'shipping'), totalsOf(kept.order, 'tax')]).toEqual([
      ['5.0000'],
      ['45.4000'],
    ]);
    const free = await edit(shop, id, [
      { do: 'set-shipping-cost', amount: '0.0000', tax_class_id: 0 },
    ]);
    expect([totalsOf(free.order, 'shipping'), totalsOf(free.order, 'tax')]).toEqual([
      ['0.0000'],
      ['44.4000'],
    ]);
    if (is4) {
      const { rows } = await shop.sql(
        `SELECT shipping_method FROM oc_order WHERE order_id = ${id}`,
      );
      expect(JSON.parse(rows[0]?.['shipping_method'] ?? '')).toEqual({
        name: 'Flat Shipping Rate',
        code: 'flat.flat',
        cost: '0.0000',
        tax_class_id: '0',
        text: '5.00€',
      });
    }
    const none = await seeded(shop, { totals: [] });
    expect(
      await whyNot(shop, none.id, [
        { do: 'set-shipping-cost', amount: '1.0000', tax_class_id: null },
      ]),
    ).toBe('not-possible: no-total-row');
  });

  test.skipIf(is4)(
    'knows the tax class of a shipping method from the shop’s settings',
    async () => {
      const shop = await open();
      const { id } = await seeded(shop, {
        totals: [{ code: 'shipping', title: 'Weight', value: '10.0000', sort_order: 3 }],
        row: { shipping_code: 'weight.weight_5' },
      });
      await shop.sql(
        `UPDATE oc_order_total SET value = value + 2 WHERE order_id = ${id} AND code IN ('tax', 'total')`,
      );
      await shop.insert('setting', {
        store_id: 0,
        code: 'weight',
        key: dialect === '2.3' ? 'weight_tax_class_id' : 'shipping_weight_tax_class_id',
        value: '9',
        serialized: 0,
      });
      const { order, warnings } = await edit(shop, id, [
        { do: 'set-shipping-cost', amount: '20.0000', tax_class_id: null },
      ]);
      expect([totalsOf(order, 'tax'), codes(warnings)]).toEqual([['48.4000'], []]);
    },
  );

  test('customer, addresses, methods and comment change alone', async () => {
    const shop = await open();
    const { id, before } = await seeded(shop);
    const address = {
      firstname: 'Ann',
      lastname: '<b>',
      company: '',
      address_1: 'A & B',
      address_2: '',
      city: 'Hamburg',
      postcode: '20095',
      country_id: 81,
      zone_id: 1254,
    };
    const { order } = await edit(shop, id, [
      {
        do: 'set-customer',
        firstname: 'Ann',
        lastname: 'O"Neil',
        email: 'ann@example.test',
        telephone: '1',
      },
      { do: 'set-address', which: 'shipping', address },
      { do: 'set-method', which: 'payment', title: 'Bank & co', code: 'bank_transfer' },
      { do: 'set-comment', comment: 'Line 1\r\nLine 2 <i>' },
    ]);
    const { order: row, version, histories } = order;
    expect(order).toEqual({ ...before, order: row, version, histories });
    expect(row).toEqual({
      ...before.order,
      firstname: 'Ann',
      lastname: 'O&quot;Neil',
      email: 'ann@example.test',
      telephone: '1',
      shipping_firstname: 'Ann',
      shipping_lastname: '&lt;b&gt;',
      shipping_company: '',
      shipping_address_1: 'A &amp; B',
      shipping_city: 'Hamburg',
      shipping_postcode: '20095',
      shipping_country: 'Germany',
      shipping_country_id: '81',
      shipping_iso_code_2: 'DE',
      shipping_iso_code_3: 'DEU',
      shipping_zone: 'Hamburg',
      shipping_zone_id: '1254',
      shipping_zone_code: 'HAM',
      shipping_address_format: is4 ? '{firstname} {lastname}' : '',
      payment_method: 'Bank &amp; co',
      payment_code: 'bank_transfer',
      comment: 'Line 1\r\nLine 2 &lt;i&gt;',
      date_modified: row['date_modified'] ?? '',
    });
    expect(
      await whyNot(shop, id, [
        { do: 'set-address', which: 'payment', address: { ...address, country_id: 999 } },
      ]),
    ).toBe('not-possible: country');
    expect(
      await whyNot(shop, id, [
        { do: 'set-address', which: 'payment', address: { ...address, zone_id: 3513 } },
      ]),
    ).toBe('not-possible: zone');
  });

  test('the history entry says what changed, then what the clerk says', async () => {
    const shop = await open();
    const { id, second: mug } = await seeded(shop);
    const { order, order_history_id } = await edit(
      shop,
      id,
      [{ do: 'set-quantity', order_product_id: mug, quantity: 4 }],
      { history: { comment: 'Asked by "phone"', notify: false } },
    );
    expect(order.histories).toHaveLength(2);
    expect(order.histories[1]).toMatchObject({
      order_history_id,
      order_status_id: 2,
      notify: false,
    });
    expect(order.histories[1]?.comment).toBe(
      'Order edited.\nQuantity of Mug &amp; Saucer: 3 to 4\nTotal: 274.4000 to 279.9000\n\nAsked by &quot;phone&quot;',
    );
    expect(order.order['date_modified']).toBe(order.histories[1]?.date_added);
  });

  test('what cannot be done is told with its reason', async () => {
    const shop = await open();
    const { id, before, first: lantern, second: mug } = await seeded(shop);
    const line = { do: 'set-quantity', order_product_id: mug, quantity: 4 };
    expect(await whyNot(shop, id, [{ ...line, quantity: 0 }])).toBe('not-possible: quantity');
    expect(await whyNot(shop, id, [line, line])).toBe('not-possible: line-twice');
    expect(await whyNot(shop, id, [line, { do: 'remove-line', order_product_id: mug }])).toBe(
      'not-possible: line-twice',
    );
    expect(await whyNot(shop, id, [{ ...line, order_product_id: 1_000_000 }])).toBe(
      'not-possible: line-not-there',
    );
    expect(await whyNot(shop, id, [{ ...line, quantity: 3 }])).toBe('not-possible: nothing-to-do');
    expect(
      await whyNot(shop, id, [
        { do: 'add-product', product_id: 999, quantity: 1, options: [], price: null },
      ]),
    ).toBe('not-possible: product-not-there');
    expect(
      await whyNot(shop, id, [
        { do: 'add-product', product_id: 40, quantity: 1, options: [], price: null },
      ]),
    ).toBe('not-possible: option-required');
    expect(
      await whyNot(shop, id, [{ do: 'add-discount', title: 'All', amount: '1000.0000' }]),
    ).toBe('not-possible: negative-total');
    expect(
      await whyNot(shop, id, [
        {
          do: 'add-line',
          name: 'Ship',
          model: '',
          quantity: 9_999_999,
          price: '9999999999.0000',
          tax_class_id: 0,
        },
      ]),
    ).toBe('bad-input');
    await shop.sql(`DELETE FROM oc_order_total WHERE order_id = ${id} AND code = 'total'`);
    expect(await whyNot(shop, id, [line])).toBe('not-possible: no-total-row');
    if (is4)
      await shop.insert('order_subscription', {
        order_id: id,
        order_product_id: lantern,
        product_id: 40,
        subscription_plan_id: 1,
        trial_price: 0,
        trial_tax: 0,
        trial_frequency: 'day',
        trial_cycle: 0,
        trial_duration: 0,
        ...(dialect === '4.0' ? { trial_remaining: 0 } : {}),
        price: 1,
        tax: 0,
        frequency: 'day',
        cycle: 1,
        duration: 0,
      });
    if (is4)
      expect(await whyNot(shop, id, [{ do: 'remove-line', order_product_id: lantern }])).toBe(
        'not-possible: subscription',
      );
    expect((await readOrder(shop, id)).products).toEqual(before.products);
  });

  test('an order whose shop totals no taxes gets none; a lone commission and points are told', async () => {
    const shop = await open();
    const {
      id,
      second: mug,
      first: lantern,
    } = await seeded(shop, {
      totals: [],
      row: { affiliate_id: 4, commission: '1.5000' },
    });
    await shop.sql(
      `UPDATE oc_order_total SET value = value - 44.4 WHERE order_id = ${id} AND code = 'total'`,
    );
    await shop.sql(`UPDATE oc_order SET total = total - 44.4 WHERE order_id = ${id}`);
    await shop.sql(`DELETE FROM oc_order_total WHERE order_id = ${id} AND code = 'tax'`);
    const { order, warnings } = await edit(shop, id, [
      { do: 'set-quantity', order_product_id: lantern, quantity: 1 },
      { do: 'remove-line', order_product_id: mug },
    ]);
    expect([order.order['total'], order.products[0]?.reward]).toEqual(['111.0000', '10']);
    expect(order.totals.map((row) => row.code)).toEqual(['sub_total', 'total']);
    expect(codes(warnings)).toEqual([
      'commission-not-moved',
      'reward-not-moved',
      'tax-not-totalled',
    ]);
  });
});
