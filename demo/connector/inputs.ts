import { z } from 'zod';
import { id, key, orderId, version } from './fields';

const limit = (most: number) => z.number().int().min(1).max(most);
const words = z.string().max(200);
const comment = z.string().max(20_000);

const mark = z.strictObject({
  order_id: id,
  order_history_id: id,
  modified: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  recent: z.array(z.tuple([id, z.string().regex(/^[0-9a-f]{8}$/)])).max(400),
});
/** Where a delta goes on from. */
export type Mark = z.infer<typeof mark>;

/** Most ids one call compares. */
const mostIds = 2000;

/** The inputs of the reading calls and of `history`; an unknown field is refused. Source: docs/connector-protocol.md, sections 3 and 4. */
export const inputs = {
  hello: z.strictObject({ places: z.boolean().optional() }),
  orders: z.discriminatedUnion('way', [
    z.strictObject({
      way: z.literal('full'),
      before: orderId.nullable(),
      limit: limit(200),
    }),
    z.strictObject({ way: z.literal('delta'), mark, after: id, limit: limit(200) }),
  ]),
  order: z.strictObject({ order_id: orderId }),
  ids: z
    .strictObject({ from: id, to: id, digest: z.union([z.literal(''), version]) })
    .refine(({ from, to }) => to >= from && to - from < mostIds, { path: ['to'] }),
  products: z.strictObject({
    words: words.default(''),
    product_ids: z.array(orderId).max(100).default([]),
    order_id: orderId.nullable().default(null),
    limit: limit(50),
  }),
  customers: z.strictObject({ words, limit: limit(50) }),
  history: z.strictObject({
    key,
    order_id: orderId,
    version: version.nullable(),
    order_status_id: orderId,
    comment,
    notify: z.boolean(),
  }),
} as const;
export type Input<Name extends keyof typeof inputs> = z.infer<(typeof inputs)[Name]>;
