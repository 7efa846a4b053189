import { describe, expect, test } from 'vitest';
import { shopId } from '../../shared/ids';
import type { KnownStatus } from '../../shared/shop';
import { fail, ok } from '../../shared/result';
import { memoryCache } from '../cache/testing/caches';
import { aHeader, harbour, mill } from '../cache/testing/headers';
import { joinStatuses, namedByShop, orderedNames } from './status-names';
import { credentials, useMachine, valueOf } from './testing/machine';

const { connectedDesk, restarted, freshDesk } = useMachine();

const shipped: KnownStatus = { statusId: 3, name: 'Shipped', source: 'orders' };
const packed: KnownStatus = { statusId: 3, name: 'Verpackt', source: 'owner' };

test('names are kept once each, by id; the last one counts', () => {
  const names = [
    { statusId: 7, name: 'Storniert' },
    { statusId: 3, name: 'Versandt' },
    { statusId: 7, name: 'Abgebrochen' },
  ];
  expect(orderedNames(names)).toEqual([names[1], names[2]]);
});

const sent: KnownStatus = { statusId: 3, name: 'Sent', source: 'shop' };

test.each<[...Parameters<typeof joinStatuses>, KnownStatus[]]>([
  [[], [], [], []],
  [[], [], [shipped], [shipped]],
  [[], [sent], [shipped], [sent]],
  [[packed], [], [shipped], [packed]],
  [[packed], [sent], [shipped], [packed]],
  [
    [{ statusId: 9, name: 'Neu' }],
    [{ statusId: 1, name: 'Pending' }],
    [shipped],
    [
      { statusId: 1, name: 'Pending', source: 'shop' },
      shipped,
      { statusId: 9, name: 'Neu', source: 'owner' },
    ],
  ],
  [
    [],
    [],
    [
      { statusId: 0, name: 'x' },
      { statusId: 4, name: null },
      { statusId: 5, name: '' },
    ],
    [],
  ],
])(
  'what the owner entered, the shop told and orders taught: %j, %j, %j',
  (owner, shop, learnt, known) => {
    expect(joinStatuses(owner, shop, learnt)).toEqual(known);
  },
);

test("a shop's names stand in the rows and counts of that shop alone", async () => {
  const { reader, writer } = memoryCache();
  for (const shop of [harbour, mill])
    await writer.commit({
      shop,
      asOf: 1,
      orders: [
        aHeader(1, { statusId: 3, statusName: 'Shipped' }),
        aHeader(2, { statusId: 5, statusName: 'Complete' }),
        aHeader(3, { statusId: 9, statusName: null }),
      ],
      settled: [],
      marks: null,
    });
  const names = [
    { statusId: 3, name: 'Verpackt' },
    { statusId: 9, name: 'Neu' },
  ];
  const named = namedByShop(reader, (shop) => (shop === harbour ? names : []));
  const ids = [aHeader(1).orderId, aHeader(2).orderId, aHeader(3).orderId];
  const rows = valueOf(await named.rows(harbour, ids)).rows;
  expect(rows.map(({ statusName }) => statusName)).toEqual(['Verpackt', 'Complete', 'Neu']);
  const counts = valueOf(await named.counts(harbour)).statuses;
  expect(counts.map(({ name }) => name)).toEqual(['Verpackt', 'Complete', 'Neu']);
  expect(await named.rows(mill, ids)).toEqual(await reader.rows(mill, ids));
  expect(await named.counts(mill)).toEqual(await reader.counts(mill));
});

describe('the names an owner enters', () => {
  const names = [{ statusId: 3, name: 'Verpackt' }];

  test('are kept, told, and make what is on screen stale', async () => {
    const { shop, ...desk } = await connectedDesk();
    const named = valueOf(desk.shops.nameStatuses(shop.id, names));
    expect(named.statusNames).toEqual(names);
    expect(desk.news.shops.at(-1)).toEqual([named]);
    await new Promise(setImmediate);
    expect(desk.news.orders).toEqual([{ shop: shop.id, ids: null, revision: 1 }]);
    const again = await restarted(desk);
    expect(again.shops.list()[0]?.statusNames).toEqual(names);
    expect(await again.shops.statuses(shop.id)).toEqual(ok([packed]));
    expect(valueOf(again.shops.nameStatuses(shop.id, [])).statusNames).toEqual([]);
  });

  test('are joined with those orders taught', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.storage.statuses = [{ statusId: 5, name: 'Complete', count: 2 }];
    desk.shops.nameStatuses(shop.id, names);
    expect(await desk.shops.statuses(shop.id)).toEqual(
      ok([packed, { statusId: 5, name: 'Complete', source: 'orders' }]),
    );
  });

  test('are all there is where the API shows no orders, whatever the local copy says', async () => {
    const desk = await freshDesk();
    desk.behaviour.probe = ok({ address: 'https://pier.example/', dialect: '4.1' });
    const shop = valueOf(await desk.shops.connect(credentials));
    await desk.localCopy.close();
    desk.shops.nameStatuses(shop.id, names);
    expect(await desk.shops.statuses(shop.id)).toEqual(ok([packed]));
  });

  test('of no shop are told as that', async () => {
    const { shops } = await connectedDesk();
    const nobody = shopId('other');
    const told = fail('no-shop', { shop: nobody });
    expect(await shops.statuses(nobody)).toEqual(told);
    expect(shops.nameStatuses(nobody, names)).toEqual(told);
  });
});
