import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerWire, orderWire } from '../../shared/connector/wire';
import type { DemoShop, DemoShopOptions } from '../options';
import { startDemoShop } from '../server';
import { unitsOf } from '../shop/money';
import { postCall } from '../testing/connector-client';
import { logIn } from '../testing/session';

const dialects = ['2.3', '3.0', '4.0', '4.1'] as const;
const moveWire = z.object({
  product_id: z.number(),
  product_option_value_id: z.number(),
  by: z.number(),
  left: z.number(),
});
const editWire = z.object({
  version: z.string(),
  order: orderWire,
  before: orderWire,
  stock: z.array(moveWire),
  warnings: z.array(z.looseObject({ code: z.string() })),
  order_history_id: z.number().nullable(),
});
type Order = z.infer<typeof orderWire>;
type Edited = z.infer<typeof editWire>;

let shop: DemoShop;
afterEach(() => shop.close());

type Desk = {
  ask(call: string, input: unknown): Promise<z.infer<typeof answerWire>>;
  read(orderId: number): Promise<Order>;
  edit(order: Order, changes: readonly object[], rest?: object): Promise<Edited>;
};

const edition = (order: Order, changes: readonly object[], rest: object = {}): object => ({
  key: randomUUID(),
  order_id: Number(order.order['order_id']),
  version: order.version,
  preview: false,
  changes,
  history: { comment: '', notify: false },
  ...rest,
});

async function open(options: Partial<DemoShopOptions> = {}): Promise<Desk> {
  shop = await startDemoShop({ dialect: '3.0', orders: 60, connector: {}, ...options });
  const session = await logIn(shop);
  const ask: Desk['ask'] = async (call, input) =>
    answerWire.parse(JSON.parse((await postCall(shop, session, call, input)).body));
  const value = async (call: string, input: unknown): Promise<unknown> => {
    const answer = await ask(call, input);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  return {
    ask,
    read: async (order_id) => orderWire.parse(await value('order', { order_id })),
    edit: async (order, changes, rest) =>
      editWire.parse(await value('edit', edition(order, changes, rest))),
  };
}

/** The first order of the shop for which that is true. */
async function firstOrder(desk: Desk, isRight: (order: Order) => boolean): Promise<Order> {
  for (const id of shop.control.orderIds()) {
    const order = await desk.read(id);
    if (isRight(order)) return order;
  }
  throw new Error('no such order in this shop');
}

const has = (order: Order, code: string): boolean => order.totals.some((row) => row.code === code);
const takesStock = (order: Order): boolean =>
  ['1', '2', '3', '5'].includes(order.order['order_status_id'] ?? '');
/** An order with a taxed line of a product that is still sold and counted. */
const isUsual = (order: Order): boolean =>
  takesStock(order) && has(order, 'tax') && (order.products[0]?.product_id ?? 999) < 134;

function lineOf(order: Order, at = 0): Order['products'][number] {
  const line = order.products.at(at);
  if (line === undefined) throw new Error('an order without lines');
  return line;
}

const totalOf = (order: Order): number => unitsOf(order.order['total'] ?? '');

function expectSum({ order, totals }: Order): void {
  const value = (isTotal: boolean): number =>
    totals
      .filter((row) => (row.code === 'total') === isTotal)
      .reduce((sum, row) => sum + unitsOf(row.value), 0);
  expect(value(false)).toBe(value(true));
  expect(unitsOf(order['total'] ?? '')).toBe(value(true));
}

describe.each(dialects)('an edit in %s', (dialect) => {
  test('of a quantity keeps price and tax per unit, moves totals and stock by the difference', async () => {
    const desk = await open({ dialect });
    const order = await firstOrder(desk, isUsual);
    const line = lineOf(order);
    const quantity = Number(line.quantity) + 2;
    const change = { do: 'set-quantity', order_product_id: line.order_product_id, quantity };
    const preview = await desk.edit(order, [change], { preview: true });
    expect(preview).toMatchObject({ order_history_id: null, version: order.version });
    expect(await desk.read(Number(order.order['order_id']))).toEqual(order);
    const { order: after, before, stock } = await desk.edit(order, [change]);
    expect(before).toEqual(order);
    expect(stock).toEqual(preview.stock);
    expect(stock).toContainEqual(
      expect.objectContaining({ product_id: line.product_id, product_option_value_id: 0, by: -2 }),
    );
    expect(totalOf(after)).toBe(totalOf(preview.order));
    expect(totalOf(after) - totalOf(order)).toBe(2 * (unitsOf(line.price) + unitsOf(line.tax)));
    expect(lineOf(after)).toMatchObject({
      order_product_id: line.order_product_id,
      price: line.price,
      tax: line.tax,
      options: line.options,
    });
    expectSum(after);
    const entry = after.histories.at(-1);
    expect(entry?.comment).toContain(`Quantity of`);
    expect(entry).toMatchObject({
      order_status_id: Number(order.order['order_status_id']),
      notify: false,
    });
    expect(shop.control.mails()).toEqual([]);
    expect(await desk.read(Number(order.order['order_id']))).toEqual(after);
  });

  test('is done once for a key, and refused when the order is another one by now', async () => {
    const desk = await open({ dialect });
    const order = await firstOrder(desk, (one) => one.products.length > 0);
    const input = edition(order, [{ do: 'set-comment', comment: 'A & B' }]);
    const first = await desk.ask('edit', input);
    expect(first).toMatchObject({ ok: true });
    expect(await desk.ask('edit', input)).toEqual(first);
    expect(shop.control.history(Number(order.order['order_id']))).toHaveLength(1);
    const late = edition(order, [{ do: 'set-comment', comment: 'late' }]);
    expect(await desk.ask('edit', late)).toMatchObject({ error: { code: 'conflict' } });
  });
});

describe('an edit', () => {
  test('adds and removes lines, and gives new ones the tax of their class', async () => {
    const desk = await open();
    const order = await firstOrder(
      desk,
      (one) => isUsual(one) && one.products.length > 1 && !has(one, 'coupon'),
    );
    const gone = lineOf(order, 1);
    const { order: after } = await desk.edit(order, [
      { do: 'remove-line', order_product_id: gone.order_product_id },
      { do: 'add-product', product_id: 128, quantity: 2, options: [], price: null },
      { do: 'add-line', name: 'By <hand>', model: '', quantity: 1, price: '5', tax_class_id: 0 },
      { do: 'add-discount', title: 'Sorry & thanks', amount: '1.5' },
    ]);
    expectSum(after);
    expect(after.products.map((line) => line.order_product_id)).not.toContain(
      gone.order_product_id,
    );
    expect(lineOf(after, -2)).toMatchObject({ product_id: 128, price: '27.1000', tax: '1.8970' });
    expect(lineOf(after, -1)).toMatchObject({ name: 'By &lt;hand&gt;', tax: '0.0000' });
    const discount = after.totals.find((row) => row.title === 'Sorry &amp; thanks');
    expect(discount).toMatchObject({ value: '-1.5000', code: 'handling' });
    expect(after.totals.at(-1)?.code).toBe('total');
    const removed = await desk.edit(after, [
      { do: 'remove-total', order_total_id: discount?.order_total_id },
    ]);
    expect(totalOf(removed.order) - totalOf(after)).toBe(15_000);
    expectSum(removed.order);
  });

  test('changes price, name, options, shipping, customer and address; nothing else', async () => {
    const desk = await open({ orders: 200 });
    const order = await firstOrder(
      desk,
      (one) => isUsual(one) && has(one, 'shipping') && lineOf(one).options[0]?.type === 'radio',
    );
    const line = lineOf(order);
    const [option] = line.options;
    const address = {
      firstname: 'Ada',
      lastname: 'L.',
      company: '',
      address_1: 'Am Kai 1',
      address_2: '',
      city: 'Hamburg',
      postcode: '20457',
      country_id: 81,
      zone_id: 1259,
    };
    const { order: after, warnings } = await desk.edit(order, [
      { do: 'set-price', order_product_id: line.order_product_id, price: '10' },
      { do: 'set-name', order_product_id: line.order_product_id, name: 'New "name"', model: 'M' },
      { do: 'set-shipping-cost', amount: '9.9', tax_class_id: null },
      { do: 'set-customer', firstname: 'Ada', lastname: 'L.', email: 'a@b.test', telephone: '1' },
      { do: 'set-address', which: 'shipping', address },
    ]);
    expectSum(after);
    expect(lineOf(after)).toMatchObject({
      name: 'New &quot;name&quot;',
      model: 'M',
      price: '10.0000',
      options: line.options,
    });
    expect(after.order).toMatchObject({
      email: 'a@b.test',
      shipping_zone: 'Hamburg',
      shipping_country: 'Germany',
      payment_address_1: order.order['payment_address_1'],
    });
    expect(after.totals.find((row) => row.code === 'shipping')?.value).toBe('9.9000');
    expect(after.products.slice(1)).toEqual(order.products.slice(1));
    expect(warnings.every(({ code }) => code !== 'stock-below-zero')).toBe(true);
    const same = {
      product_option_id: option?.product_option_id,
      product_option_value_id: (option?.product_option_id ?? 0) * 10 + 3,
      value: '',
    };
    const others = line.options
      .slice(1)
      .map(({ product_option_id, product_option_value_id, value }) => ({
        product_option_id,
        product_option_value_id,
        value,
      }));
    const again = await desk.edit(after, [
      { do: 'set-options', order_product_id: line.order_product_id, options: [same, ...others] },
    ]);
    expectSum(again.order);
    expect(lineOf(again.order).options[0]).toMatchObject({ value: 'Large', name: 'Size' });
  });

  test('sends one mail when it is asked to', async () => {
    const desk = await open();
    const order = await firstOrder(desk, takesStock);
    await desk.edit(order, [{ do: 'set-comment', comment: 'x' }], {
      history: { comment: 'As you wished & more', notify: true },
    });
    const orderId = Number(order.order['order_id']);
    expect(shop.control.mails()).toEqual([{ to: order.order['email'], kind: 'update', orderId }]);
    expect(shop.control.history(orderId).at(-1)?.comment).toMatch(/\n\nAs you wished &amp; more$/);
  });

  test.each([
    [{ do: 'set-quantity', order_product_id: 1, quantity: 1 }, 'line-not-there'],
    [{ do: 'set-quantity', order_product_id: 'line', quantity: 0 }, 'quantity'],
    [
      { do: 'add-product', product_id: 138, quantity: 1, options: [], price: null },
      'product-not-there',
    ],
    [
      { do: 'add-product', product_id: 101, quantity: 1, options: [], price: null },
      'option-required',
    ],
    [{ do: 'add-discount', title: 'x', amount: '99999' }, 'negative-total'],
    [{ do: 'remove-total', order_total_id: 1 }, 'total-not-there'],
  ])('of %j is not possible: %s', async (change, why) => {
    const desk = await open();
    const order = await firstOrder(desk, takesStock);
    const line = lineOf(order).order_product_id;
    const real =
      'order_product_id' in change && change.order_product_id === 'line'
        ? { ...change, order_product_id: line }
        : change;
    expect(await desk.ask('edit', edition(order, [real]))).toMatchObject({
      error: { code: 'not-possible', facts: { why } },
    });
    expect(await desk.read(Number(order.order['order_id']))).toEqual(order);
  });

  test('may be looked at while writes are not allowed, and not made', async () => {
    const desk = await open({ connector: { canWrite: false } });
    const order = await firstOrder(desk, takesStock);
    const changes = [{ do: 'set-comment', comment: 'x' }];
    expect(await desk.edit(order, changes, { preview: true })).toMatchObject({
      order: { order: { comment: 'x' } },
    });
    expect(await desk.ask('edit', edition(order, changes))).toMatchObject({
      error: { code: 'read-only' },
    });
  });
});
