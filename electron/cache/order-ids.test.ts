import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../shared/fold';
import { orderId, shopId, type ShopId } from '../../shared/ids';
import {
  sortColumns,
  type OrderHeader,
  type OrderIdList,
  type OrderQuery,
  type StatusKey,
} from '../../shared/order';
import { memoryCache } from './testing/caches';
import { valueOf } from '../sqlite/testing/files';
import { aBatch, aHeader, aQuery, harbour, mill } from './testing/headers';

const quay = shopId('quay');

const dates = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
  .map(([day, hour]) => `2026-02-${two(day)} ${two(hour)}:59:59`);

const anyHeader = fc.record({
  firstname: fc.constantFrom('Anna', 'zoe', 'Zoë', 'Łucja', '山田', '', 'ŽOFIA'),
  statusId: fc.integer({ min: 0, max: 4 }),
  total: fc.constantFrom('0.0000', '9.5000', '10.0000', '100.0000', '-3.2500', 'free'),
  dateAdded: fc.oneof(dates, fc.constant('0000-00-00 00:00:00')),
});

const anyDay = fc.option(
  fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${two(day)}`),
  { nil: null },
);

const shops = [harbour, mill, quay] as const;
const anyShop = fc.constantFrom(...shops);
const noSuchShop = shopId('no such shop');

const anyQuery = fc.record({
  shops: fc.uniqueArray(fc.constantFrom(...shops, noSuchShop), { minLength: 1 }),
  statuses: fc.array(fc.record({ shop: anyShop, statusId: fc.integer({ min: 0, max: 4 }) }), {
    maxLength: 6,
  }),
  from: anyDay,
  to: anyDay,
  abandoned: fc.constantFrom('without' as const, 'only' as const),
  sort: fc.constantFrom(...sortColumns),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
});

type InShop = { readonly shop: ShopId; readonly header: OrderHeader };

/** A cache with the orders of all shops in it; ids count from 1 in each. */
async function filledWith(perShop: readonly (readonly Partial<OrderHeader>[])[]) {
  const cache = memoryCache();
  const orders: InShop[] = [];
  for (const [place, shop] of shops.entries()) {
    const parts = perShop[place] ?? [];
    const headers = parts.map((part, index) => aHeader(index + 1, { ...part, lastname: '' }));
    await valueOf(cache.writer.commit(aBatch(headers, { shop })));
    orders.push(...headers.map((header) => ({ shop, header })));
  }
  return { ...cache, orders };
}

const keysOf = ({ shops: named, ids, shopPlaces }: OrderIdList) =>
  [...ids].map((id, index) => `${id} of ${named[shopPlaces[index] ?? -1]}`);

test('any filter and sort over any shops equals brute force', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyHeader, { maxLength: 20 }), { minLength: 3, maxLength: 3 }),
      fc.array(anyQuery, { minLength: 1, maxLength: 12 }),
      async (perShop, queries) => {
        const { reader, orders } = await filledWith(perShop);
        for (const part of queries) {
          const query = aQuery(part);
          const list = await valueOf(reader.orderIds(query));
          expect(list.shops).toEqual(query.shops);
          expect(list.shopPlaces).toHaveLength(list.ids.length);
          expect(keysOf(list)).toEqual(bruteForce(orders, query));
        }
      },
    ),
    { numRuns: 60 },
  );
});

function bruteForce(orders: readonly InShop[], query: OrderQuery): readonly string[] {
  const kept = orders.filter(({ shop, header }) => {
    const day = header.dateAdded.slice(0, 10);
    const isAsked = (key: StatusKey) => key.shop === shop && key.statusId === header.statusId;
    return (
      query.shops.includes(shop) &&
      (query.abandoned === 'only') === (header.statusId === 0) &&
      (query.statuses.length === 0 || query.statuses.some(isAsked)) &&
      (query.from === null || day >= query.from) &&
      (query.to === null || day <= query.to)
    );
  });
  const sign = query.direction === 'ascending' ? 1 : -1;
  // sorting is stable: equals stay in the order in which the shops were cached
  kept.sort(
    (a, b) =>
      sign * (compare(a.header, b.header, query.sort) || a.header.orderId - b.header.orderId),
  );
  return kept.map(({ shop, header }) => `${header.orderId} of ${shop}`);
}

function compare(a: OrderHeader, b: OrderHeader, sort: OrderQuery['sort']): number {
  switch (sort) {
    case 'orderId':
      return 0;
    case 'dateAdded':
      return a.dateAdded < b.dateAdded ? -1 : Number(a.dateAdded > b.dateAdded);
    case 'customer':
      return Buffer.compare(Buffer.from(fold(a.firstname)), Buffer.from(fold(b.firstname)));
    case 'status':
      return a.statusId - b.statusId;
    case 'total':
      return (Number(a.total) || 0) - (Number(b.total) || 0);
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

describe('several shops', () => {
  const nothing = { ids: new Int32Array(), shopPlaces: new Uint8Array() };

  test('hold their orders apart when every number is in all of them', async () => {
    const { reader, writer } = await filledWith([
      [{ firstname: 'Anna', statusId: 1 }],
      [{ firstname: 'Bob', statusId: 2 }],
      [{ firstname: 'Cara', statusId: 3 }],
    ]);
    const all = aQuery({ shops: [quay, harbour, mill], sort: 'customer', direction: 'ascending' });
    const list = await valueOf(reader.orderIds(all));
    expect(keysOf(list)).toEqual(['1 of harbour', '1 of mill', '1 of quay']);
    expect([...list.shopPlaces]).toEqual([1, 2, 0]);
    for (const [shop, name, statusId] of [
      [harbour, 'Anna', 1],
      [mill, 'Bob', 2],
      [quay, 'Cara', 3],
    ] as const) {
      const found = await valueOf(reader.orderIds({ ...all, search: name }));
      expect(keysOf(found)).toEqual([`1 of ${shop}`]);
      const { rows } = await valueOf(reader.rows(shop, [orderId(1)]));
      expect(rows.map((row) => row.customer)).toEqual([name]);
      expect((await valueOf(reader.order({ shop, orderId: orderId(1) })))?.header).toMatchObject({
        firstname: name,
      });
      expect(await valueOf(reader.counts(shop))).toMatchObject({
        all: 1,
        statuses: [{ statusId, count: 1 }],
      });
    }
    await valueOf(writer.wipe(harbour));
    expect(keysOf(await valueOf(reader.orderIds(all)))).toEqual(['1 of mill', '1 of quay']);
    const gone = await valueOf(reader.orderIds({ ...all, search: 'anna' }));
    expect(gone).toMatchObject(nothing);
    expect(await valueOf(reader.order({ shop: harbour, orderId: orderId(1) }))).toBeNull();
    expect((await valueOf(reader.counts(mill))).all).toBe(1);
  });

  test('have the same status number for different statuses', async () => {
    const { reader } = await filledWith([[{ statusId: 2 }], [{ statusId: 2 }], [{ statusId: 2 }]]);
    const statuses = [
      { shop: mill, statusId: 2 },
      { shop: quay, statusId: 1 },
      { shop: noSuchShop, statusId: 2 },
    ];
    const list = await valueOf(reader.orderIds(aQuery({ shops, statuses })));
    expect(keysOf(list)).toEqual(['1 of mill']);
    expect([...list.shopPlaces]).toEqual([1]);
  });

  test('that are unknown have no orders; one named twice is answered once', async () => {
    const { reader } = await filledWith([[{}, {}], [], []]);
    const unknown = await valueOf(reader.orderIds(aQuery({ shops: [noSuchShop] })));
    expect(unknown).toMatchObject({ shops: [noSuchShop], ...nothing });
    const twice = await valueOf(reader.orderIds(aQuery({ shops: [harbour, harbour, mill] })));
    expect(twice.shops).toEqual([harbour, mill]);
    expect(keysOf(twice)).toEqual(['2 of harbour', '1 of harbour']);
  });

  test('keep order numbers of 32 bits whole', async () => {
    const { reader, writer } = memoryCache();
    const highest = 2 ** 31 - 1;
    for (const shop of shops) await valueOf(writer.commit(aBatch([aHeader(highest)], { shop })));
    const { ids, shopPlaces } = await valueOf(reader.orderIds(aQuery({ shops })));
    expect([...ids]).toEqual([highest, highest, highest]);
    expect([...shopPlaces]).toEqual([0, 1, 2]);
  });
});
