import { deltaPageWire, fullPageWire, idsWire, orderWire } from '../../shared/connector/wire';
import type { TestShop } from './shop';

/** What a mark is to a desk: kept and sent back as it came. */
export type Mark = (typeof fullPageWire)['_output']['mark'];
export type Page = {
  readonly versions: ReadonlyMap<number, string>;
  readonly next: number | null;
  readonly mark: Mark;
};

/** One page of all orders, each of them parsed. */
export async function readFull(
  shop: TestShop,
  before: number | null,
  limit: number,
): Promise<Page> {
  const page = fullPageWire.parse(await shop.ask('orders', { way: 'full', before, limit }));
  return { versions: versionsOf(page.orders), next: page.next_before, mark: page.mark };
}

/** One page of what changed. */
export async function readDelta(
  shop: TestShop,
  mark: Mark,
  after: number,
  limit: number,
): Promise<Page> {
  const page = deltaPageWire.parse(await shop.ask('orders', { way: 'delta', mark, after, limit }));
  return { versions: versionsOf(page.orders), next: page.next_after, mark: page.mark };
}

/** All pages of a delta. `between` happens after each page. */
export async function readChanges(
  shop: TestShop,
  mark: Mark,
  limit = 200,
): Promise<{
  readonly ids: readonly number[];
  readonly versions: ReadonlyMap<number, string>;
  readonly mark: Mark;
}> {
  const versions = new Map<number, string>();
  const ids: number[] = [];
  const first = await readDelta(shop, mark, 0, limit);
  for (let page = first; ; page = await readDelta(shop, mark, page.next, limit)) {
    for (const [id, version] of page.versions) {
      ids.push(id);
      versions.set(id, version);
    }
    if (page.next === null) return { ids, versions, mark: first.mark };
  }
}

/** What `ids` tells of a range: null when the digest fits. */
export async function readRange(
  shop: TestShop,
  from: number,
  to: number,
  digest: string,
): Promise<ReadonlyMap<number, string> | null> {
  const told = idsWire.parse(await shop.ask('ids', { from, to, digest }));
  return told.same ? null : new Map(told.orders);
}

function versionsOf(orders: readonly unknown[]): ReadonlyMap<number, string> {
  return new Map(
    orders.map((one) => {
      const { order, version } = orderWire.parse(one);
      return [Number(order['order_id']), version];
    }),
  );
}
