import { afterAll, describe, expect, inject, test } from 'vitest';
import { shopKinds } from '../testing/kinds';
import type { TestShop } from '../testing/shop';
import { edit, openWritableShop, seeded, stock, totalsOf, whyNot } from '../testing/write-shop';

const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code).sort();

describe.each(shopKinds)('an edit’s lines in a %s shop on %s', (dialect, engine) => {
  const is4 = dialect.startsWith('4');
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());
  const small = { product_option_id: 218, product_option_value_id: 5, value: '' };
  const large = { product_option_id: 218, product_option_value_id: 6, value: '' };
  const engraving = { product_option_id: 220, product_option_value_id: 0, value: 'For "Ann"' };

  test('a changed price is taxed anew, everything else of the line stays', async () => {
    const shop = await open();
    const { id, before, first: lantern } = await seeded(shop);
    const { order } = await edit(shop, id, [
      { do: 'set-price', order_product_id: lantern, price: '90.0050' },
    ]);
    expect(order.products).toEqual([
      { ...before.products[0], price: '90.0050', total: '180.0100', tax: '18.0010' },
      before.products[1],
    ]);
    expect([totalsOf(order, 'sub_total'), totalsOf(order, 'tax')]).toEqual([
      ['196.5100'],
      ['36.0020'],
    ]);
  });

  test('changed options move the price by their difference and keep the rows that fit', async () => {
    const shop = await open();
    const { id, before, first: lantern } = await seeded(shop);
    const [size, text] = before.products[0]?.options ?? [];
    const had = await stock(shop);
    const { order, stock: moves } = await edit(shop, id, [
      {
        do: 'set-options',
        order_product_id: lantern,
        options: [
          small,
          engraving,
          { ...large, product_option_id: 219, product_option_value_id: 15 },
        ],
      },
    ]);
    const line = order.products[0];
    // 10 less for the size, 2 more for the oil
    expect(line).toMatchObject({ price: '103.0000', tax: '20.6000', total: '206.0000' });
    expect(line?.options).toMatchObject([
      { ...size, product_option_value_id: 5, value: 'Small' },
      text ?? {},
      {
        product_option_id: 219,
        product_option_value_id: 15,
        name: 'Extras',
        value: 'Oil',
        type: 'checkbox',
      },
    ]);
    expect(moves.map((move) => [move.product_option_value_id, move.by])).toEqual([
      [15, -2],
      [5, -2],
      [6, 2],
    ]);
    const now = await stock(shop);
    expect([now['o5'], now['o6'], now['p40']]).toEqual([
      Number(had['o5']) - 2,
      Number(had['o6']) + 2,
      had['p40'],
    ]);
    const given = await edit(shop, id, [
      { do: 'set-options', order_product_id: lantern, options: [large] },
      { do: 'set-price', order_product_id: lantern, price: '1.0000' },
    ]);
    expect(given.order.products[0]).toMatchObject({ price: '1.0000', tax: '0.2000' });
    expect(given.order.products[0]?.options.map((option) => option.order_option_id)).toEqual([
      size?.order_option_id,
    ]);
  });

  test('options that are not the product’s, are missing or chosen twice are refused', async () => {
    const shop = await open();
    const { id, first: lantern, second: mug } = await seeded(shop);
    const options = (list: readonly object[], line = lantern) =>
      whyNot(shop, id, [{ do: 'set-options', order_product_id: line, options: list }]);
    expect(await options([engraving])).toBe('not-possible: option-required');
    expect(await options([small, large])).toBe('bad-input');
    expect(await options([{ ...small, product_option_value_id: 15 }])).toBe(
      'not-possible: option-not-there',
    );
    expect(await options([{ ...small, product_option_id: 77 }])).toBe(
      'not-possible: option-not-there',
    );
    expect(await options([small], mug)).toBe('not-possible: option-not-there');
  });

  test('a product comes with today’s price of the group, its name, tax and points', async () => {
    const shop = await open();
    const { id } = await seeded(shop, { row: { customer_group_id: 2 } });
    await shop.insert('product_reward', { product_id: 41, customer_group_id: 2, points: 7 });
    const { order, stock: moves } = await edit(shop, id, [
      { do: 'add-product', product_id: 41, quantity: 2, options: [], price: null },
      { do: 'add-product', product_id: 44, quantity: 3, options: [], price: null },
      { do: 'add-product', product_id: 40, quantity: 1, options: [large], price: null },
      { do: 'add-product', product_id: 43, quantity: 1, options: [], price: '1.5000' },
    ]);
    expect(order.products.slice(2)).toMatchObject([
      {
        name: 'Mug &amp; Saucer',
        model: 'Model 41',
        price: '4.0000',
        total: '8.0000',
        tax: '0.0000',
        reward: '14',
      },
      { name: 'Battery', price: '3.3333', total: '9.9999', tax: '2.6667' },
      {
        name: 'Lantern',
        price: '111.0000',
        tax: '22.2000',
        options: [{ value: 'Large &amp; wide' }],
      },
      { name: 'Old rope', price: '1.5000', tax: '0.3000' },
    ]);
    // 3 × 0.6667 + 22.2 + 0.3 to VAT, and a row of its own for the tax that was not there
    expect(
      order.totals.filter((row) => row.code === 'tax').map((row) => [row.title, row.value]),
    ).toEqual([
      ['VAT (20%)', '68.9001'],
      ['Eco Tax (-2.00)', '6.0000'],
    ]);
    expect(moves.find((move) => move.product_id === 43)).toMatchObject({ by: -1, left: -1 });
  });

  test('stock: the order’s own pieces are free, too little is a warning, other statuses take none', async () => {
    const shop = await open();
    const { id, first: lantern, second: mug } = await seeded(shop);
    await shop.sql('UPDATE oc_product SET quantity = 1 WHERE product_id = 41');
    const one = await edit(shop, id, [{ do: 'set-quantity', order_product_id: mug, quantity: 4 }]);
    expect([one.stock, codes(one.warnings)]).toEqual([
      [{ product_id: 41, product_option_value_id: 0, by: -1, left: 0 }],
      ['coupon-may-differ', 'coupon-may-differ', 'coupon-may-differ'],
    ]);
    const two = await edit(shop, id, [{ do: 'set-quantity', order_product_id: mug, quantity: 6 }]);
    expect(two.warnings).toContainEqual({
      code: 'stock-below-zero',
      product_id: 41,
      product_option_value_id: 0,
      left: -2,
    });
    await shop.sql('UPDATE oc_product SET quantity = 1000 WHERE product_id = 41');
    for (const statusId of [0, 1, 7]) {
      const other = await seeded(shop, { statusId });
      const had = await stock(shop);
      const done = await edit(shop, other.id, [
        { do: 'remove-line', order_product_id: other.first },
      ]);
      expect([done.stock, await stock(shop)]).toEqual([[], had]);
    }
    const third = await seeded(shop, {
      lines: [{ product_id: 42, name: 'Card', quantity: 1, price: '20.0000', tax: '4.0000' }],
    });
    expect(
      (
        await edit(shop, third.id, [
          { do: 'set-quantity', order_product_id: third.first, quantity: 2 },
        ])
      ).stock,
    ).toEqual([]);
    expect(lantern).toBeGreaterThan(0);
  });

  test.runIf(is4)('a variant’s master loses and gets stock with it', async () => {
    const shop = await open();
    const { id, second: mug } = await seeded(shop);
    await shop.sql(`UPDATE oc_order_product SET master_id = 44 WHERE order_product_id = ${mug}`);
    const done = await edit(shop, id, [{ do: 'set-quantity', order_product_id: mug, quantity: 1 }]);
    expect(done.stock.map((move) => [move.product_id, move.by])).toEqual([
      [41, 2],
      [44, 2],
    ]);
  });

  test('a removed line takes its goods, tax, options and pieces along', async () => {
    const shop = await open();
    const { id, first: lantern, before } = await seeded(shop);
    const { order } = await edit(shop, id, [{ do: 'remove-line', order_product_id: lantern }]);
    expect(order.products).toEqual(before.products.slice(1));
    expect([totalsOf(order, 'sub_total'), totalsOf(order, 'tax'), order.order['total']]).toEqual([
      ['16.5000'],
      ['0.0000'],
      '8.0000',
    ]);
    const { rows } = await shop.sql(
      `SELECT COUNT(*) AS n FROM oc_order_option WHERE order_id = ${id}`,
    );
    expect(rows[0]?.['n']).toBe('0');
  });

  test('a line whose product is gone is taxed in proportion', async () => {
    const shop = await open();
    const { id, first: lantern } = await seeded(shop, {
      lines: [{ product_id: 4711, name: 'Gone', quantity: 3, price: '30.0000', tax: '5.7000' }],
    });
    const { order } = await edit(shop, id, [
      { do: 'set-price', order_product_id: lantern, price: '10.0000' },
    ]);
    expect([order.products[0]?.tax, totalsOf(order, 'tax')]).toEqual(['1.9000', ['5.7000']]);
  });

  test('amounts are exact where a float is not', async () => {
    const shop = await open();
    const { id, first: lantern } = await seeded(shop, {
      lines: [{ product_id: 0, name: 'Ship', quantity: 1, price: '0.0000', tax: '0.0000' }],
      totals: [],
    });
    const { order } = await edit(shop, id, [
      { do: 'set-price', order_product_id: lantern, price: '9007199254.7409' },
      { do: 'set-quantity', order_product_id: lantern, quantity: 11 },
      { do: 'add-line', name: 'Cent', model: '', quantity: 3, price: '0.0001', tax_class_id: 0 },
    ]);
    expect([order.products[0]?.total, order.order['total']]).toEqual([
      '99079191802.1499',
      '99079191802.1502',
    ]);
  });
});
