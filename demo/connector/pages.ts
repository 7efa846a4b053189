import { createHash } from 'node:crypto';
import type { DialectName } from '../dialects/dialect';
import type { Json } from '../php/json';
import type { Shop } from '../shop/shop';
import { done, type CallEnd } from './call-end';
import type { Input } from './inputs';
import { bareMark, markOf, shortVersion, twoHoursBefore } from './mark';
import { orderJson, versionOf } from './order-json';

/** A page ends when its orders are longer than this. */
const pageBytes = 2_000_000;

type Page = { readonly orders: readonly Json[]; readonly last: number | null };

/** Takes orders off the ids until there are enough. `last`: the id after which the next page begins; null when none is left. */
function takePage(shop: Shop, dialect: DialectName, ids: Iterator<number>, limit: number): Page {
  const orders: Json[] = [];
  let bytes = 0;
  let last: number | null = null;
  for (let next = ids.next(); next.done !== true; next = ids.next()) {
    if (orders.length === limit || bytes > pageBytes) return { orders, last };
    const row = shop.orders.get(next.value);
    if (row === null) continue;
    const order = orderJson(shop, dialect, row);
    bytes += Buffer.byteLength(JSON.stringify(order));
    orders.push(order);
    last = next.value;
  }
  return { orders, last: null };
}

function* downwards(shop: Shop, before: number | null): Generator<number> {
  const highest = shop.orders.highestId();
  for (let id = Math.min(highest, (before ?? highest + 1) - 1); id > 0; id -= 1) {
    if (shop.orders.has(id)) yield id;
  }
}

function serverTime(shop: Shop): number {
  return Math.floor(shop.clock().now() / 1000);
}

/** A page of all orders, newest first. Only the first page's mark is gone on from, so only it carries versions. */
export function fullPage(
  shop: Shop,
  dialect: DialectName,
  input: Extract<Input<'orders'>, { way: 'full' }>,
): CallEnd {
  const mark = input.before === null ? markOf(shop) : bareMark(shop);
  const page = takePage(shop, dialect, downwards(shop, input.before), input.limit);
  return done({ orders: page.orders, next_before: page.last, mark, time: serverTime(shop) });
}

/** A page of what changed since a mark, lowest id first. */
export function deltaPage(
  shop: Shop,
  dialect: DialectName,
  { mark: since, after, limit }: Extract<Input<'orders'>, { way: 'delta' }>,
): CallEnd {
  const { orders, histories } = shop;
  const mark = markOf(shop);
  // A clock that was set back must not hide what is changed now.
  const from = since.modified < mark.modified ? since.modified : mark.modified;
  const looked = new Set([
    ...histories.ordersAbove(since.order_history_id),
    ...orders.idsTouchedSince(twoHoursBefore(from)),
  ]);
  for (let id = since.order_id + 1; id <= mark.order_id; id += 1) looked.add(id);
  const known = new Map(since.recent);
  const isChanged = (id: number): boolean => {
    const row = id > after ? orders.get(id) : null;
    return row !== null && known.get(id) !== shortVersion(shop, row);
  };
  const ids = [...looked].filter(isChanged).sort((one, other) => one - other);
  const page = takePage(shop, dialect, ids.values(), limit);
  return done({ orders: page.orders, next_after: page.last, mark, time: serverTime(shop) });
}

/** Every order of a range with its version, unless the caller has the very same. */
export function compareIds(shop: Shop, { from, to, digest }: Input<'ids'>): CallEnd {
  const found: [number, string][] = [];
  for (let id = from; id <= Math.min(to, shop.orders.highestId()); id += 1) {
    const row = shop.orders.get(id);
    if (row !== null) found.push([id, versionOf(shop, row)]);
  }
  const text = found.map(([id, version]) => `${id}:${version}\n`).join('');
  const own = createHash('sha1').update(text).digest('hex');
  return done(
    own === digest ? { same: true, mark: bareMark(shop) } : { same: false, orders: found },
  );
}
