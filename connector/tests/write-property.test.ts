import fc from 'fast-check';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { seedOrder } from '../testing/seed-order';
import type { TestShop } from '../testing/shop';
import {
  dump,
  editDone,
  editInput,
  openWritableShop,
  readOrder,
  stock,
  type Change,
  type OrderNow,
} from '../testing/write-shop';

/** Ten-thousandths of decimal text with four decimals. */
const units = (text: string | undefined): bigint => BigInt((text ?? '').replace('.', ''));
const sum = (values: readonly bigint[]): bigint => values.reduce((one, other) => one + other, 0n);
const price = fc
  .tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`);
const quantity = fc.integer({ min: 1, max: 40 });
const size = (value: number) => [
  { product_option_id: 218, product_option_value_id: value, value: '' },
];
const name = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => `${text.replace(/\p{Cc}/gu, '')}x`);

/** Changes of the usual order: `lantern` and `mug` are its lines. */
const changes = (order: OrderNow): fc.Arbitrary<readonly Change[]> => {
  const [lantern, mug] = order.products.map((line) => line.order_product_id);
  const ofLine = (id: number | undefined): fc.Arbitrary<Change>[] => [
    quantity.map((n) => ({ do: 'set-quantity', order_product_id: id, quantity: n })),
    price.map((p) => ({ do: 'set-price', order_product_id: id, price: p })),
    name.map((n) => ({ do: 'set-name', order_product_id: id, name: n, model: 'M' })),
  ];
  const removable = order.totals.filter((row) =>
    ['coupon', 'voucher', 'reward'].includes(row.code),
  );
  const change = fc.oneof(
    ...ofLine(lantern),
    ...ofLine(mug),
    fc.constant<Change>({ do: 'set-options', order_product_id: lantern, options: size(5) }),
    fc.constant<Change>({ do: 'remove-line', order_product_id: mug }),
    fc.tuple(quantity, fc.option(price)).map(([n, p]): Change => ({
      do: 'add-product',
      product_id: 40,
      quantity: n,
      options: size(6),
      price: p,
    })),
    fc.tuple(quantity, fc.option(price)).map(([n, p]): Change => ({
      do: 'add-product',
      product_id: 44,
      quantity: n,
      options: [],
      price: p,
    })),
    fc.tuple(name, quantity, price).map(([n, q, p]): Change => ({
      do: 'add-line',
      name: n,
      model: '',
      quantity: q,
      price: p,
      tax_class_id: 9,
    })),
    price.map((p): Change => ({ do: 'add-discount', title: 'Less', amount: p })),
    fc
      .tuple(price, fc.constantFrom(null, 0, 9))
      .map(([p, tax]): Change => ({ do: 'set-shipping-cost', amount: p, tax_class_id: tax })),
    name.map((text): Change => ({ do: 'set-comment', comment: text })),
    fc.constantFrom(
      ...removable.map((row): Change => ({
        do: 'remove-total',
        order_total_id: row.order_total_id,
      })),
    ),
  );
  // one change of a kind per line; what is added may come more than once
  const what = (one: Change) =>
    one.do.startsWith('add')
      ? JSON.stringify(one)
      : JSON.stringify([one.do, one['order_product_id'], one['order_total_id']]);
  return fc.uniqueArray(change, { minLength: 1, maxLength: 6, selector: what });
};

/** What must not depend on being stored: ids of new rows, the moment, the version. */
function comparable(order: OrderNow): unknown {
  return {
    ...order,
    version: '',
    order: { ...order.order, date_modified: '' },
    products: order.products.map((line) => ({
      ...line,
      order_product_id: 0,
      options: line.options.map((option) => ({ ...option, order_option_id: 0 })),
    })),
    totals: order.totals.map((row) => ({ ...row, order_total_id: 0 })),
    histories: order.histories.map((entry) => ({ ...entry, order_history_id: 0, date_added: '' })),
  };
}

function expectToAddUp(before: OrderNow, after: OrderNow): void {
  const rows = (order: OrderNow, code: string) =>
    sum(order.totals.filter((row) => row.code === code).map((row) => units(row.value)));
  expect(units(after.order['total'] ?? '')).toBe(rows(after, 'total'));
  expect(sum(after.totals.map((row) => units(row.value)))).toBe(2n * rows(after, 'total'));
  expect(rows(after, 'sub_total')).toBe(sum(after.products.map((line) => units(line.total))));
  for (const line of after.products)
    expect(units(line.total)).toBe(units(line.price) * BigInt(line.quantity));
  const taxes = (order: OrderNow) =>
    sum(order.products.map((line) => units(line.tax) * BigInt(line.quantity)));
  const shippingTax = rows(after, 'tax') - taxes(after) - (rows(before, 'tax') - taxes(before));
  // no tax is on shipping before; afterwards it is 20 % or none
  const expected = [0n, (rows(after, 'shipping') * 2n + 5n) / 10n];
  expect(expected).toContain(shippingTax);
}

/** Pieces of stock and in the order together, by product or option value. */
async function pieces(shop: TestShop, order: OrderNow): Promise<Readonly<Record<string, number>>> {
  const all = { ...(await stock(shop)) };
  for (const line of order.products) {
    const keys = [
      `p${line.product_id}`,
      ...line.options.map((option) => `o${option.product_option_value_id}`),
    ];
    for (const key of keys) if (key in all) all[key] = (all[key] ?? 0) + Number(line.quantity);
  }
  return all;
}

describe.each([
  ['3.0', 'MyISAM', 2],
  ['4.1', 'InnoDB', 5],
  ['2.3', 'InnoDB', 7],
] as const)('any edit in a %s shop on %s with status %i', (dialect, engine, statusId) => {
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());

  test(
    'adds up, is what its preview told, and leaves everything else as it was',
    { timeout: 120_000 },
    async () => {
      const shop = await open();
      await seedOrder(shop);
      let written = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (pick) => {
          const id = await seedOrder(shop, { statusId });
          const before = await readOrder(shop, id);
          const wanted = pick(() => changes(before));
          const tables = await dump(shop);
          const together = await pieces(shop, before);
          const had = await stock(shop);
          const input = await editInput(shop, id, wanted);
          const shown = await shop.call('edit', { ...input, preview: true });
          expect(await dump(shop)).toEqual(tables);
          const answer = await shop.call('edit', input);
          if (answer.kind !== 'ok') {
            // a total below 0, or nothing to do: told by both, and nothing written
            expect(answer).toMatchObject({ code: 'not-possible' });
            expect(shown).toMatchObject({ code: 'not-possible' });
            expect(await dump(shop)).toEqual(tables);
            return;
          }
          written++;
          const done = editDone.parse(answer.value);
          expect(shown.kind).toBe('ok');
          if (shown.kind !== 'ok') return;
          const told = editDone.parse(shown.value);
          expect(comparable(done.order)).toEqual(comparable(told.order));
          expect([done.stock, done.warnings]).toEqual([told.stock, told.warnings]);
          const after = await readOrder(shop, id);
          expect(after).toEqual(done.order);
          expectToAddUp(before, after);
          if (statusId === 7) expect(await stock(shop)).toEqual(had);
          else {
            // what takes no stock (42) is not in the edits; a line that was never in stock (0) neither
            const now = await pieces(shop, after);
            expect(now).toEqual(together);
          }
          const touched = new Set(wanted.map((change) => change['order_product_id']));
          for (const line of before.products)
            if (!touched.has(line.order_product_id)) expect(after.products).toContainEqual(line);
          const left = await dump(shop);
          for (const [table, rows] of Object.entries(tables)) {
            const others = (list: readonly unknown[]) =>
              list.filter((row) => !String(row).includes(`"order_id":"${id}"`));
            if (!/^product(_option_value)?$/.test(table))
              expect(others(left[table] ?? [])).toEqual(others(rows));
          }
        }),
        { numRuns: 30 },
      );
      expect(written).toBeGreaterThan(10);
    },
  );
});
