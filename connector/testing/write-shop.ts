import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { orderWire } from '../../shared/connector/wire';
import type { Dialect } from '../../shared/capabilities';
import type { CallAnswer, CallOptions } from './php';
import { seedOrder, type OrderSeed } from './seed-order';
import { openShop, type TestShop } from './shop';
import { prefix, type Engine } from './tables';

/** What `edit` answers. */
export const editDone = z.object({
  version: z.string(),
  order: orderWire,
  before: orderWire,
  stock: z.array(
    z.object({
      product_id: z.number(),
      product_option_value_id: z.number(),
      by: z.number(),
      left: z.number(),
    }),
  ),
  warnings: z.array(z.looseObject({ code: z.string() })),
  order_history_id: z.number().nullable(),
});
export type EditDone = z.infer<typeof editDone>;
export type OrderNow = z.infer<typeof orderWire>;

/** A change of an edit, as it travels. */
export type Change = Readonly<Record<string, unknown>> & { readonly do: string };

/** A shop whose owner has allowed writes. */
export async function openWritableShop(options: {
  readonly socket: string;
  readonly dialect: Dialect;
  readonly engine: Engine;
}): Promise<TestShop> {
  const shop = await openShop(options);
  await shop.owner('allow');
  return shop;
}

export async function readOrder(shop: TestShop, orderId: number): Promise<OrderNow> {
  return orderWire.parse(await shop.ask('order', { order_id: orderId }));
}

/** The input of an edit based on the order as it is. */
export async function editInput(
  shop: TestShop,
  orderId: number,
  changes: readonly Change[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const { version } = await readOrder(shop, orderId);
  const history = { comment: '', notify: false };
  return {
    key: randomUUID(),
    order_id: orderId,
    version,
    preview: false,
    changes,
    history,
    ...more,
  };
}

/** Edits an order as it is; the edit must succeed. */
export async function edit(
  shop: TestShop,
  orderId: number,
  changes: readonly Change[],
  more: Readonly<Record<string, unknown>> = {},
  options?: CallOptions,
): Promise<EditDone> {
  return editDone.parse(
    await shop.ask('edit', await editInput(shop, orderId, changes, more), options),
  );
}

/** The code of an answer that must be a refusal, with its reason where it has one. */
export function refusalOf(answer: CallAnswer): string {
  if (answer.kind !== 'refused') return answer.kind;
  const { why } = answer.facts;
  return answer.code === 'not-possible' ? `${answer.code}: ${String(why)}` : answer.code;
}

/** Every row of every table, by table; the connector's own and the mails only where they are asked for. */
export async function dump(
  shop: TestShop,
  isAsked = (table: string) => !/cartwright|test_mail/.test(table),
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const tables = await shop.sql('SHOW TABLES');
  const rows: Record<string, readonly unknown[]> = {};
  for (const row of tables.rows) {
    const table = String(Object.values(row)[0]);
    if (!isAsked(table)) continue;
    const found = await shop.sql(`SELECT * FROM \`${table}\``);
    rows[table.replace(prefix, '')] = found.rows
      .map((entry) => JSON.stringify(entry))
      .sort((one, other) => (one < other ? -1 : 1));
  }
  return rows;
}

/** The stock of the seeded products and option values. */
export async function stock(shop: TestShop): Promise<Readonly<Record<string, number>>> {
  const { rows } = await shop.sql(
    `SELECT CONCAT('p', product_id) AS k, quantity AS q FROM ${prefix}product
     UNION SELECT CONCAT('o', product_option_value_id), quantity FROM ${prefix}product_option_value`,
  );
  return Object.fromEntries(rows.map((row) => [String(row['k']), Number(row['q'])]));
}

/** A seeded order as it is before an edit, with the ids of its first two lines (0 where there is none). */
export async function seeded(
  shop: TestShop,
  seed: OrderSeed = {},
): Promise<{
  readonly id: number;
  readonly before: OrderNow;
  readonly first: number;
  readonly second: number;
}> {
  const id = await seedOrder(shop, seed);
  const before = await readOrder(shop, id);
  const [first = 0, second = 0] = before.products.map((line) => line.order_product_id);
  return { id, before, first, second };
}

/** The values of an order's total rows of a code. */
export function totalsOf(order: OrderNow, code: string): readonly string[] {
  return order.totals.filter((row) => row.code === code).map((row) => row.value);
}

/** Why an edit of the order as it is cannot be done. */
export async function whyNot(
  shop: TestShop,
  orderId: number,
  changes: readonly Change[],
): Promise<string> {
  return refusalOf(await shop.call('edit', await editInput(shop, orderId, changes)));
}
