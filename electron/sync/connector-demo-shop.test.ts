import { afterEach, describe, expect, test, vi } from 'vitest';
import { orderId } from '../../shared/ids';
import { openConnectorDesk, type ConnectorDeskOptions } from './testing/connector-desk';

// thousands of orders are made up and sent over HTTP
vi.setConfig({ testTimeout: 30_000 });

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function desk(options: ConnectorDeskOptions) {
  const opened = await openConnectorDesk(options);
  open.push(opened);
  return opened;
}

const dialects = ['2.3', '3.0', '4.0', '4.1'] as const;

describe.each(dialects)('a %s shop with the connector', (dialect) => {
  test('is read whole by pages, each order with its contents', async () => {
    const one = await desk({ dialect, orders: 450 });
    await one.start();
    const ids = [...one.shop.control.orderIds()];
    expect(await one.idsOf('read')).toEqual(ids);
    expect(await one.idsOf('not-yet')).toEqual([]);
    expect((await one.versions()).filter(({ version }) => version === '')).toEqual([]);
    const { connectorCalls, requests } = one.shop.control.counters();
    expect(connectorCalls).toEqual({ hello: 1, orders: 3 });
    const state = one.engine().state();
    expect(state).toMatchObject({ way: 'connector', expected: ids.length, firstPassDone: true });
    expect(state.requests).toBe(requests);
    expect(one.found).toMatchObject([
      { state: { kind: 'present' }, facts: { baseCurrency: 'EUR' } },
    ]);
    expect(Math.max(...one.batches.map((batch) => batch.orders.length))).toBe(25);
    expect(one.bugs).toEqual([]);
  });

  test('goes back to what its stock API offers when the connector is taken out', async () => {
    const one = await desk({ dialect, orders: 60, sync: { gapRule: 20 } });
    await one.start();
    one.shop.control.setConnector(false);
    await one.pass();
    const canWalk = dialect === '2.3' || dialect === '3.0';
    expect(one.found.at(-1)).toEqual({ state: { kind: 'missing' }, facts: null });
    expect(one.engine().state()).toMatchObject({
      way: canWalk ? 'walk' : null,
      phase: { kind: canWalk ? 'idle' : 'not-offered' },
    });
    expect(await one.idsOf('read')).toHaveLength(60);
    one.shop.control.setConnector({});
    await one.pass();
    expect(one.engine().state()).toMatchObject({ way: 'connector', phase: { kind: 'idle' } });
  });
});

describe('a pass', () => {
  const dialect = '3.0' as const;

  test('with nothing new is one request', async () => {
    const one = await desk({ dialect, orders: 40, sync: { lightEveryMs: 10 } });
    await one.start();
    await one.until(({ compared }) => compared !== null);
    await one.rests();
    one.shop.control.resetCounters();
    const { length } = one.states;
    await one.until(
      () => one.states.slice(length).filter(({ phase }) => phase.kind === 'idle').length > 5,
    );
    const { requests, connectorCalls } = one.shop.control.counters();
    expect(connectorCalls).toEqual({ orders: requests });
    expect(requests).toBeGreaterThanOrEqual(5);
  });

  test('brings what is new and what changed, and settles the ids between', async () => {
    const one = await desk({ dialect, orders: 40 });
    await one.start();
    const { control } = one.shop;
    const highest = control.highestOrderId();
    const [changed = 0] = control.orderIds();
    control.deleteOrder(control.addOrder());
    const added = control.addOrder();
    control.setStatus(changed, 5);
    await one.pass();
    expect(added).toBe(highest + 2);
    expect((await one.order(added))?.contents?.lines.length).toBeGreaterThan(0);
    expect((await one.order(changed))?.header.statusId).toBe(5);
    expect(await one.idsOf('missing')).toContain(highest + 1);
    expect(await one.idsOf('not-yet')).toEqual([]);
  });

  test('finds a change that no date tells of, by comparing', async () => {
    const one = await desk({ dialect, orders: 40 });
    await one.start();
    one.shop.control.changeOrderBySql(7, { comment: 'by hand' });
    await one.pass();
    expect((await one.order(7))?.header.comment).toBe('by hand');
    expect(one.engine().state().compared).not.toBeNull();
  });

  test('finds what was deleted and keeps the copy', async () => {
    const one = await desk({ dialect, orders: 60 });
    await one.start();
    const [first = 0, ...ids] = one.shop.control.orderIds();
    one.shop.control.deleteOrder(first);
    await one.pass();
    expect(await one.order(first)).toMatchObject({ goneSince: expect.any(Number) as number });
    expect(await one.idsOf('read')).toEqual(ids);
  });

  test('marks many as gone when the shop says twice that they are', async () => {
    const one = await desk({ dialect, orders: 60 });
    await one.start();
    const ids = one.shop.control.orderIds();
    for (const id of ids.slice(0, 30)) one.shop.control.deleteOrder(id);
    await one.pass();
    expect((await one.versions()).map((version) => version.orderId)).toEqual(ids.slice(30));
    const { connectorCalls } = one.shop.control.counters();
    expect(connectorCalls['order']).toBe(5);
  });

  test('follows a shop that was restored from a backup', async () => {
    const one = await desk({ dialect, orders: 60, sync: { compareBehind: 1 } });
    await one.start();
    await one.pass();
    const ids = one.shop.control.orderIds();
    for (const id of ids.slice(-8)) one.shop.control.deleteOrder(id);
    one.shop.control.changeOrderBySql(5, { comment: 'as it was' });
    await one.pass();
    expect((await one.versions()).map((version) => version.orderId)).toEqual(ids.slice(0, -8));
    expect((await one.order(5))?.header.comment).toBe('as it was');
    const added = one.shop.control.addOrder();
    await one.pass();
    expect((await one.order(added))?.goneSince).toBeNull();
  });

  test('goes on at the page in flight after a kill', async () => {
    const one = await desk({ dialect, orders: 1_000, sync: { maxPageOrders: 100 } });
    one.shop.control.setLatency(20);
    one.engine().start();
    await one.until(({ coverage }) => coverage.read >= 600);
    const before = one.shop.control.counters().connectorCalls['orders'] ?? 0;
    await one.killAndRestart();
    await one.start();
    expect(await one.idsOf('read')).toEqual([...one.shop.control.orderIds()]);
    const after = one.shop.control.counters().connectorCalls['orders'] ?? 0;
    expect(before).toBeGreaterThanOrEqual(6);
    // what was on its way and what was being written, and nothing else
    expect(after).toBeLessThanOrEqual(10 + 2);
  });

  test('replaces a session that died, at every step', async () => {
    const one = await desk({
      dialect,
      orders: 300,
      faults: [{ name: 'expired-token', only: 'connector', every: 2 }],
    });
    await one.start();
    const { control } = one.shop;
    control.changeOrderBySql(7, { comment: 'by hand' });
    control.deleteOrder(9);
    const added = control.addOrder();
    await one.pass();
    expect((await one.order(7))?.header.comment).toBe('by hand');
    expect((await one.order(9))?.goneSince).not.toBeNull();
    expect(await one.order(added)).not.toBeNull();
    expect(await one.idsOf('read')).toEqual([...control.orderIds()]);
  });

  test.each(['too-many', 'html-500', 'dropped-connection'] as const)(
    'waits and goes on where the shop is in trouble: %s',
    async (name) => {
      const one = await desk({ dialect, orders: 300 });
      one.shop.control.setFault({ name, only: 'connector', after: 1, times: 1 });
      await one.start();
      expect(await one.idsOf('read')).toEqual([...one.shop.control.orderIds()]);
    },
    20_000,
  );

  test('is walked where the connector speaks another protocol', async () => {
    const one = await desk({
      dialect,
      orders: 30,
      connector: { protocol: 2 },
      sync: { gapRule: 5 },
    });
    await one.start();
    expect(one.found).toEqual([
      { state: { kind: 'mismatch', build: '0.1.0', update: 'desk' }, facts: null },
    ]);
    expect(one.engine().state().way).toBe('walk');
    expect(await one.idsOf('read')).toHaveLength(30);
  });
});

test('a cache of the walk is read anew through a connector that was installed since', async () => {
  const one = await desk({ dialect: '3.0', orders: 60, connector: false, sync: { gapRule: 20 } });
  await one.start();
  expect((await one.versions()).every(({ version }) => version === '')).toBe(true);
  one.shop.control.deleteOrder(one.shop.control.orderIds()[4] ?? 0);
  one.shop.control.setConnector({});
  await one.pass();
  await one.pass();
  const ids = [...one.shop.control.orderIds()];
  const versions = await one.versions();
  expect(versions.map((version) => version.orderId)).toEqual(ids);
  expect(versions.filter(({ version }) => version === '')).toEqual([]);
});

test('a stock shop is asked for the connector once, not each minute', async () => {
  const one = await desk({
    dialect: '3.0',
    orders: 20,
    connector: false,
    sync: { gapRule: 5, lightEveryMs: 5 },
  });
  await one.start();
  await one.until(() => one.states.filter(({ phase }) => phase.kind === 'idle').length > 4);
  expect(one.found).toHaveLength(1);
});

describe.each(['3.0', '4.1'] as const)('one order of a %s shop', (dialect) => {
  test('is read now, whole, and gone when the shop has it no more', async () => {
    const one = await desk({ dialect, orders: 30 });
    await one.start();
    one.shop.control.changeOrderBySql(5, { comment: 'now' });
    const read = await one.engine().refresh(orderId(5));
    expect(read).toMatchObject({ ok: true, value: { orderId: 5, changed: true } });
    expect(await one.order(5)).toMatchObject({ header: { comment: 'now' } });
    one.shop.control.killSessions();
    expect(await one.engine().refresh(orderId(5))).toMatchObject({
      ok: true,
      value: { changed: false },
    });
    one.shop.control.deleteOrder(5);
    expect(await one.engine().refresh(orderId(5))).toMatchObject({
      error: { code: 'order-not-found', facts: { orderId: 5 } },
    });
    expect((await one.order(5))?.goneSince).not.toBeNull();
  });
});

test('ten thousand orders are about a hundred requests', async () => {
  const one = await desk({ dialect: '3.0', orders: 10_000 });
  await one.start();
  expect((await one.position()).highestRead).toBe(one.shop.control.highestOrderId());
  expect(one.engine().state().coverage).toMatchObject({ read: 10_000, notYet: 0 });
  expect(one.shop.control.counters().requests).toBeLessThanOrEqual(110);
}, 120_000);
