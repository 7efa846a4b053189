import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createDeskClient } from '../bridge/desk-client';
import { orderId, shopId, type ShopId } from '../../shared/ids';
import type { OrderQuery } from '../../shared/order';
import { createFakeDesk } from '../testing/fake-bridge';
import { madeUpHeader, madeUpShop } from '../testing/made-up-orders';
import { deskQueries } from './desk-queries';
import { listenToDesk, type Timers } from './invalidate';
import { orderQueries } from './order-queries';
import { createDeskQueryClient } from './query-client';

const now = Date.parse('2026-11-23T12:00:00Z');
const shop = madeUpShop;

function changed(id: number) {
  return { shop, header: madeUpHeader(id, 412, now), asOf: now, contents: null, goneSince: null };
}

/** A desk with its listener, watched queries, and timers that run when the test says so. */
async function setUp() {
  const fake = createFakeDesk({ now });
  const desk = createDeskClient(fake.bridge);
  const queries = createDeskQueryClient();
  const due: (() => void)[] = [];
  const timers: Timers = {
    set(run) {
      due.push(run);
      return () => undefined;
    },
  };
  const end = listenToDesk(desk, queries, timers);
  const orders = orderQueries(desk);
  const near = [412, 410, 409].map(orderId);
  const far = [12, 11, 10].map(orderId);
  const watched = [
    new QueryObserver(queries, { ...orders.counts(shop) }).subscribe(() => undefined),
    new QueryObserver(queries, { ...orders.rows(shop, near) }).subscribe(() => undefined),
    new QueryObserver(queries, { ...orders.rows(shop, far) }).subscribe(() => undefined),
  ];
  const settle = () => expect.poll(() => queries.isFetching()).toBe(0);
  await settle();
  const count = (channel: string) => fake.calls.filter((call) => call.channel === channel).length;
  return {
    fake,
    queries,
    settle,
    count,
    due,
    near,
    end: () => {
      for (const stop of watched) stop();
      end();
      queries.clear();
    },
    desk,
  };
}

test('only the windows that hold a changed order are read again', async () => {
  const { fake, settle, count, end, near } = await setUp();
  const before = count('orders:rows');
  fake.addOrders([changed(410)]);
  await settle();
  expect(count('orders:rows')).toBe(before + 1);
  expect(fake.calls.filter((call) => call.channel === 'orders:rows').at(-1)?.input).toEqual({
    shop,
    ids: near,
  });
  end();
});

test('lists and counts are read at once and then at most once in a pause', async () => {
  const { fake, settle, count, due, end } = await setUp();
  const before = count('orders:counts');
  for (const id of [410, 409, 408]) {
    fake.addOrders([changed(id)]);
    await settle();
  }
  expect(count('orders:counts')).toBe(before + 1);
  expect(due.length).toBe(1);
  due.shift()?.();
  await settle();
  expect(count('orders:counts')).toBe(before + 2);
  due.shift()?.();
  await settle();
  expect(count('orders:counts')).toBe(before + 2);
  end();
});

test('too many changes to name, or a revision that went back, make everything stale', async () => {
  const { fake, settle, count, end } = await setUp();
  const before = count('orders:rows');
  fake.emit('orders:changed', { shop, ids: null, revision: 90 });
  await settle();
  expect(count('orders:rows')).toBe(before + 2);
  fake.emit('orders:changed', { shop, ids: [], revision: 3 });
  await settle();
  expect(count('orders:rows')).toBe(before + 4);
  end();
});

test('the state of the sync comes with its event, without asking', async () => {
  const { fake, queries, desk, count, end } = await setUp();
  fake.setSync({ requests: 4242 });
  expect(queries.getQueryData(deskQueries(desk).sync(shop).queryKey)?.requests).toBe(4242);
  expect(count('sync:state')).toBe(0);
  end();
});

/** A detail on screen and one that was on screen before. */
async function withDetails() {
  const parts = await setUp();
  const { fake, desk, queries, settle } = parts;
  const detail = (id: number) => orderQueries(desk).detail({ shop, orderId: orderId(id) });
  await queries.query(detail(410));
  const watched = new QueryObserver(queries, detail(412)).subscribe(() => undefined);
  await settle();
  const asked = () =>
    fake.calls.filter(({ channel }) => channel === 'orders:get').map(({ input }) => input);
  return { ...parts, asked, before: asked().length, detail, watched };
}

const walking = (done: number) =>
  ({ kind: 'walking', pass: 'light', done, total: 40, rate: null, secondsLeft: null }) as const;

test('the end of a pass reads the detail on screen again, the walk itself does not', async () => {
  const { fake, settle, asked, before, end, queries, detail, watched } = await withDetails();
  for (const done of [1, 2, 3]) fake.setSync({ phase: walking(done) });
  await settle();
  expect(asked().length).toBe(before);
  fake.setSync({ phase: { kind: 'idle', nextPassAt: now + 60_000 } });
  await settle();
  expect(asked().slice(before)).toEqual([{ shop, orderId: 412 }]);
  // the one not on screen is read when it is opened again
  expect(queries.getQueryState(detail(410).queryKey)?.isInvalidated).toBe(true);
  fake.setSync({ requests: 5000 });
  await settle();
  expect(asked().length).toBe(before + 1);
  watched();
  end();
});

test('a pass too short to be told of still ends: the next one has another time', async () => {
  const { fake, settle, asked, before, end, watched } = await withDetails();
  fake.setSync({ phase: { kind: 'idle', nextPassAt: now + 60_000 } });
  fake.setSync({ phase: { kind: 'idle', nextPassAt: now + 120_000 } });
  await settle();
  expect(asked().length).toBe(before + 1);
  watched();
  end();
});

test('a pass that breaks off leaves no detail older than the copy', async () => {
  const { fake, settle, asked, before, end, watched } = await withDetails();
  fake.setSync({ phase: walking(1) });
  const error = { code: 'time-out', facts: {} } as const;
  fake.setSync({ phase: { kind: 'waiting', error, retryAt: now + 5000 } });
  await settle();
  expect(asked().length).toBe(before + 1);
  watched();
  end();
});

const [quay, harbour] = [shopId('quay'), shopId('harbour')];

function listOf(...shops: readonly ShopId[]): OrderQuery {
  return {
    shops,
    search: '',
    statuses: [],
    from: null,
    to: null,
    abandoned: 'without',
    sort: 'dateAdded',
    direction: 'descending',
  };
}

/** A desk with two shops of the same numbers, a list of each and one of both, all on screen. */
async function withTwoShops() {
  const fake = createFakeDesk({
    now,
    shops: [quay, harbour].map((id) => ({ shop: { id }, orders: 30 })),
  });
  const desk = createDeskClient(fake.bridge);
  const queries = createDeskQueryClient();
  const due: (() => void)[] = [];
  const set: Timers['set'] = (run) => {
    due.push(run);
    return () => undefined;
  };
  const end = listenToDesk(desk, queries, { set });
  const orders = orderQueries(desk);
  const watched = [
    ...[[quay], [harbour], [quay, harbour]].map((shops) =>
      new QueryObserver(queries, orders.ids(listOf(...shops))).subscribe(() => undefined),
    ),
    ...[quay, harbour].flatMap((shop) => [
      new QueryObserver(queries, orders.detail({ shop, orderId: orderId(30) })).subscribe(
        () => undefined,
      ),
      new QueryObserver(queries, orders.rows(shop, [orderId(30)])).subscribe(() => undefined),
    ]),
  ];
  const settle = () => expect.poll(() => queries.isFetching()).toBe(0);
  await settle();
  const since = fake.calls.length;
  const asked = (channel: string) =>
    fake.calls
      .slice(since)
      .filter((call) => call.channel === channel)
      .map(({ input }) => input);
  const change = (shop: ShopId) => {
    fake.addOrders([
      { shop, header: madeUpHeader(30, 30, now), asOf: now, contents: null, goneSince: null },
    ]);
  };
  return {
    change,
    settle,
    asked,
    due,
    end: () => {
      for (const stop of watched) stop();
      end();
      queries.clear();
    },
  };
}

test('a change in one shop touches the lists it stands in, and no order of another shop', async () => {
  const { change, settle, asked, end } = await withTwoShops();
  change(harbour);
  await settle();
  expect(asked('orders:ids')).toEqual([listOf(harbour), listOf(quay, harbour)]);
  expect(asked('orders:get')).toEqual([{ shop: harbour, orderId: 30 }]);
  expect(asked('orders:rows')).toEqual([{ shop: harbour, ids: [30] }]);
  end();
});

test('shops share one pause: a list of both is read once for what came in meanwhile', async () => {
  const { change, settle, asked, due, end } = await withTwoShops();
  change(quay);
  await settle();
  for (const shop of [harbour, quay, harbour]) change(shop);
  await settle();
  expect(asked('orders:ids')).toEqual([listOf(quay), listOf(quay, harbour)]);
  expect(due.length).toBe(1);
  due.shift()?.();
  await settle();
  expect(asked('orders:ids').slice(2)).toEqual([
    listOf(quay),
    listOf(harbour),
    listOf(quay, harbour),
  ]);
  end();
});
