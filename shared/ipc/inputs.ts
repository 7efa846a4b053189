import { z } from 'zod';
import { orderId, shopId } from '../ids';
import { longestComment } from '../history';
import { sortColumns } from '../order';
import { mostShops } from '../shop';
import type { Channel, Input } from './contract';

/** Parses unknown bridge input into exactly the input of a channel; throws a ZodError on anything else. */
type Parser<T> = { parse(value: unknown): T };

const none = z.null();
const shop = z.string().min(1).max(64).transform(shopId);
const order = z.number().int().min(1).max(2_147_483_647).transform(orderId);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const passphrase = z.string().max(1024);
const statusId = z.number().int().min(1).max(2_147_483_647);
const certificate = z
  .string()
  .regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  .nullable();
/** A name somebody typed: no control character, which nobody could see. */
const nameUpTo = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);
const change = z.strictObject({ shop, id: z.uuid() });
const ofShop = z.strictObject({ shop });
const ofOrder = z.strictObject({ shop, orderId: order });

const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  density: z.enum(['comfortable', 'compact']).exactOptional(),
  hasLetterKeys: z.boolean().exactOptional(),
  layout: z.record(z.string().max(64), z.array(z.number()).max(8)).exactOptional(),
});

const orderQuery = z.strictObject({
  shops: z.array(shop).min(1).max(mostShops),
  search: z.string().max(500),
  statuses: z.array(z.strictObject({ shop, statusId: z.number().int().min(0) })).max(1000),
  from: day.nullable(),
  to: day.nullable(),
  abandoned: z.enum(['without', 'only']),
  sort: z.enum(sortColumns),
  direction: z.enum(['ascending', 'descending']),
});

const zone = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('measured'),
    offsetMinutes: z.number().int().min(-900).max(900),
    at: z.number(),
  }),
  z.strictObject({ kind: z.literal('set'), name: z.string().min(1).max(64) }),
]);

/** One parser per request. Leaving one out, or parsing to another shape, does not compile. */
export const inputs: { readonly [C in Channel]: Parser<Input<C>> } = {
  'app:info': none,
  'app:copy': z.strictObject({ text: z.string().max(100_000) }),
  'app:open': z.strictObject({
    kind: z.enum(['mail', 'call', 'map']),
    target: z.string().min(1).max(500),
  }),
  'app:painted': z.strictObject({ what: z.enum(['shell', 'orders']) }),
  'preferences:get': none,
  'preferences:set': preferences,
  'vault:state': none,
  'vault:choose': z.strictObject({
    mode: z.enum(['os-key-store', 'passphrase', 'session']),
    passphrase: passphrase.nullable(),
  }),
  'vault:retry': none,
  'vault:unlock': z.strictObject({ passphrase }),
  'shops:list': none,
  'shops:connect': z.strictObject({
    address: z.string().min(1).max(2000),
    username: z.string().max(200),
    key: z.string().min(1).max(2000),
    newestOrderId: z.number().int().min(1).max(2_147_483_647).nullable(),
    certificate,
  }),
  'shops:cancel-connect': none,
  'shops:enter-key': z.strictObject({ shop, key: z.string().min(1).max(2000) }),
  'shops:disconnect': ofShop,
  'shops:set-zone': z.strictObject({ shop, zone }),
  'shops:disconnect-all': none,
  'shops:change': z.strictObject({
    shop,
    name: nameUpTo(80),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  'shops:move': z.strictObject({ shop, address: z.string().min(1).max(2000), certificate }),
  'shops:name-statuses': z.strictObject({
    shop,
    names: z.array(z.strictObject({ statusId, name: nameUpTo(64) })).max(200),
  }),
  'shops:statuses': ofShop,
  'doctor:run': z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('shop'), shop }),
    z.strictObject({
      kind: z.literal('form'),
      address: z.string().max(2000),
      username: z.string().max(200),
      key: z.string().max(2000),
      certificate,
    }),
  ]),
  'doctor:cancel': none,
  'history:add': z.strictObject({
    shop,
    orderId: order,
    statusId,
    comment: z.string().max(longestComment),
    notify: z.boolean(),
  }),
  'history:list': z.strictObject({ shop, orderId: order.nullable() }),
  'history:check': change,
  'history:settle': change.extend({ as: z.enum(['done', 'not-done']) }),
  'connector:look': ofShop,
  'connector:save': z.strictObject({
    dialect: z.enum(['2.3', '3.0', '4.0', '4.1']),
    kind: z.enum(['package', 'files']),
  }),
  'cache:state': none,
  'orders:ids': orderQuery,
  'orders:rows': z.strictObject({ shop, ids: z.array(order).max(500) }),
  'orders:get': ofOrder,
  'orders:counts': ofShop,
  'orders:refresh': ofOrder,
  'sync:state': ofShop,
  'sync:pause': ofShop,
  'sync:resume': ofShop,
  'sync:cancel': ofShop,
  'sync:now': ofShop,
};
