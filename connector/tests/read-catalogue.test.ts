import { afterAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { shopKinds } from '../testing/kinds';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';

const decimal = z.string().regex(/^-?\d+\.\d{4}$/);
const productsWire = z.strictObject({
  products: z.array(
    z.strictObject({
      product_id: z.int(),
      name: z.string(),
      model: z.string(),
      sku: z.string(),
      price: decimal,
      special: decimal.nullable(),
      tax_class_id: z.int(),
      quantity: z.int(),
      minimum: z.int(),
      subtract: z.boolean(),
      enabled: z.boolean(),
      options: z.array(
        z.strictObject({
          product_option_id: z.int(),
          name: z.string(),
          type: z.string(),
          required: z.boolean(),
          values: z.array(
            z.strictObject({
              product_option_value_id: z.int(),
              name: z.string(),
              price: decimal,
              price_prefix: z.string(),
              quantity: z.int(),
              subtract: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
  more: z.boolean(),
});
const text = z.string();
const addressWire = z.strictObject({
  address_id: z.int(),
  firstname: text,
  lastname: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  postcode: text,
  country_id: z.int(),
  zone_id: z.int(),
});
const customersWire = z.strictObject({
  customers: z.array(
    z.strictObject({
      customer_id: z.int(),
      customer_group_id: z.int(),
      firstname: text,
      lastname: text,
      email: text,
      telephone: text,
      enabled: z.boolean(),
      addresses: z.array(addressWire),
    }),
  ),
  more: z.boolean(),
});

describe.each(shopKinds)('the catalogue and customers of a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () => (opened ??= openShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());
  const products = async (input: object) =>
    productsWire.parse(await (await open()).ask('products', { limit: 50, ...input }));
  const customers = async (words: string, limit = 50) =>
    customersWire.parse(await (await open()).ask('customers', { words, limit }));

  test.each([
    ['lant', [40]],
    ['mug & sauc', [41]],
    ['model 43', [43]],
    ['SKU-44', [44]],
    ['%', []],
    ['_antern', []],
    [String.raw`\ `, []],
    ["'", []],
    ['', [40, 41, 42, 43, 44]],
  ])('finds products by %j', async (words, ids) => {
    expect((await products({ words })).products.map((one) => one.product_id)).toEqual(ids);
  });

  test('tells a product with options, prices and stock, a disabled one too', async () => {
    const { products: found, more } = await products({ product_ids: [40, 43, 999] });
    expect(more).toBe(false);
    expect(found[0]).toMatchObject({
      name: 'Lantern',
      price: '101.0000',
      special: null,
      tax_class_id: 9,
      quantity: 1000,
    });
    expect(found[0]?.options.map((option) => [option.name, option.type, option.required])).toEqual([
      ['Size', 'radio', true],
      ['Extras', 'checkbox', false],
      ['Engraving', 'text', false],
    ]);
    expect(found[0]?.options[0]?.values[1]).toEqual({
      product_option_value_id: 6,
      name: 'Large &amp; wide',
      price: '10.0000',
      price_prefix: '+',
      quantity: 96,
      subtract: true,
    });
    expect(found[1]).toMatchObject({ product_id: 43, enabled: false, quantity: 0 });
  });

  test("gives the prices of an order's customer group", async () => {
    const shop = await open();
    const orderId = await seedOrder(shop, { row: { customer_group_id: 2 } });
    const special = async (more: object) =>
      (await products({ product_ids: [41], ...more })).products[0]?.special;
    expect(await special({})).toBeNull();
    expect(await special({ order_id: orderId })).toBe('4.0000');
    expect(await shop.refusal('products', { order_id: 987654, limit: 1 })).toBe('not-found');
  });

  test('says when there are more than were asked for', async () => {
    const told = await products({ words: '', limit: 2 });
    expect([told.products.length, told.more]).toEqual([2, true]);
    expect(await customers('', 1)).toMatchObject({ more: true });
  });

  test('finds customers by every word in name, address or telephone, with their addresses', async () => {
    const { customers: found } = await customers("zoë O'HARA 7946");
    expect(found).toHaveLength(1);
    expect(found[0]?.addresses).toMatchObject([
      { address_id: 11, city: 'Aberdeen', zone_id: 3513 },
    ]);
    expect((await customers('ash & co')).customers).toMatchObject([
      { customer_id: 4, enabled: false, addresses: [] },
    ]);
    expect((await customers('zoe tom')).customers).toEqual([]);
  });
});
