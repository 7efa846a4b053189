import { describe, expect, test, vi } from 'vitest';
import { fail } from '../../shared/result';
import { harbour } from '../cache/testing/headers';
import { valueOf } from '../sqlite/testing/files';
import { makeDesk } from './testing/desk';
import { createFakeConnector, type Question } from './testing/fake-connector';
import { idsWithHoles } from './testing/fake-shop';

// a day of passes is driven through
vi.setConfig({ testTimeout: 30_000 });

const minuteMs = 60_000;

function open(ids: readonly number[] = idsWithHoles(300), isOnline = () => true) {
  const connector = createFakeConnector(ids);
  const desk = makeDesk({ ids: [], isOnline });
  desk.shop.openConnector = connector.open;
  const calls = (call: Question['call']) => connector.asked.filter((one) => one.call === call);
  const cached = async () =>
    (await valueOf(desk.writer.versions(harbour, 1, 1_000_000))).map(({ orderId }) => orderId);
  const pass = () => desk.clock.pass(minuteMs + 1_000);
  return { connector, desk, calls, cached, pass, ids };
}

test('lets go by a page while another is written, and is told of it in ids', async () => {
  const { desk, calls } = open(idsWithHoles(900));
  await desk.firstPass();
  expect(calls('page').map((one) => (one.call === 'page' ? one.limit : 0))[0]).toBe(100);
  const walking = desk.states.map(({ phase }) => phase).filter(({ kind }) => kind === 'walking');
  expect(walking.every((phase) => phase.kind === 'walking' && phase.done <= phase.total)).toBe(
    true,
  );
  expect(desk.bugs).toEqual([]);
});

test('compares every range at least once a day, evenly, and a quiet pass is one question', async () => {
  const { desk, calls, connector } = open([3, 9_999, 50_000, 99_999]);
  await desk.firstPass();
  await desk.clock.pass(10 * minuteMs); // the first round
  expect(desk.engine().state().compared).not.toBeNull();
  const before = calls('compare').length;
  expect(before).toBeGreaterThanOrEqual(50);
  await desk.clock.pass(24 * 60 * minuteMs);
  const ranges = calls('compare').slice(before);
  const seen = new Set(ranges.map((one) => (one.call === 'compare' ? one.from : 0)));
  expect(seen.size).toBe(50);
  expect(ranges.length).toBeLessThanOrEqual((24 * 60) / 5 + 1);
  const quiet = calls('changes').length;
  expect(quiet).toBeGreaterThan(1_400);
  expect(connector.looks()).toBeLessThanOrEqual(26);
});

test('a round over ids that begin with a year is a handful of questions', async () => {
  const { desk, calls, connector } = open([2_023_000_001, 2_024_000_001, 2_024_000_002]);
  await desk.firstPass();
  await desk.clock.pass(2 * minuteMs);
  expect(desk.engine().state().compared).not.toBeNull();
  expect(calls('compare').length).toBeLessThanOrEqual(4);
  connector.orders.delete(2_024_000_002);
  connector.orders.delete(2_024_000_001);
  connector.orders.delete(2_023_000_001);
  connector.put(7);
  await desk.clock.pass(3 * minuteMs);
  const cached = await valueOf(desk.writer.versions(harbour, 1, 3_000_000_000));
  expect(cached.map(({ orderId }) => orderId)).toEqual([7]);
  expect(calls('compare').length).toBeLessThan(20);
});

test('a comparison that always fails is waited for longer and longer', async () => {
  const { desk, calls, connector } = open();
  await desk.firstPass();
  let serial = 0;
  connector.onAsk = ({ call }) => {
    serial += 1;
    connector.stamp = `2026-11-01 10:00:${String(serial % 60).padStart(2, '0')}`;
    return call === 'compare' ? 'unexpected-answer' : null;
  };
  const before = calls('changes').length;
  await desk.clock.pass(30 * minuteMs);
  expect(desk.engine().state().phase.kind).toBe('waiting');
  // a wait of 5 s each time would be hundreds
  expect(calls('changes').length - before).toBeLessThan(40);
});

describe('a connector that lies', () => {
  test('does not make orders gone by an empty answer while it still has them', async () => {
    const { connector, desk, cached, pass, ids } = open();
    await desk.firstPass();
    connector.onCompare = () => [];
    await pass();
    await pass();
    expect(await cached()).toEqual(ids);
  });

  test('does not make many gone when the second answer differs from the first', async () => {
    const { connector, desk, cached, pass, ids } = open();
    await desk.firstPass();
    const some = ids.slice(0, 100);
    let answers = 0;
    for (const id of some) connector.orders.delete(id);
    connector.onCompare = (truth) => {
      answers += 1;
      return answers === 1
        ? truth
        : some.map((orderId) => ({ orderId, version: 'f'.repeat(40) })).concat(truth);
    };
    await pass();
    expect(answers).toBe(2);
    // the five that were asked for one by one, and no more
    expect((await cached()).length).toBe(ids.length - 5);
  });

  test('of a shop that is really empty is believed when told twice', async () => {
    const { connector, desk, cached, pass } = open();
    await desk.firstPass();
    connector.orders.clear();
    await pass();
    await pass();
    expect(await cached()).toEqual([]);
    expect((await desk.kinds()).read).toEqual([]);
  });
});

describe('orders that cannot be read', () => {
  test('are told with the reason, and read again later', async () => {
    const { connector, desk, pass, ids } = open();
    const [id = 0] = ids;
    connector.broken.set(id, 'numbered');
    await desk.firstPass();
    expect((await desk.kinds()).failed).toEqual([id]);
    const { ranges } = await desk.position();
    expect(ranges.find(({ kind }) => kind === 'failed')).toMatchObject({
      reason: 'unexpected-answer',
      tries: 1,
    });
    await pass();
    expect((await desk.kinds()).failed).toEqual([id]);
    connector.broken.clear();
    await pass();
    expect((await desk.kinds()).failed).toEqual([]);
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test('and do not tell their number are never taken for missing', async () => {
    const { connector, desk, pass, ids } = open();
    const [, id = 0] = ids;
    connector.broken.set(id, 'nameless');
    await desk.firstPass();
    expect((await desk.kinds()).missing).not.toContain(id);
    await pass();
    expect((await desk.kinds()).failed).toEqual([id]);
    connector.broken.clear();
    await pass();
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test('are not taken for missing when they are new', async () => {
    const { connector, desk, pass } = open();
    await desk.firstPass();
    connector.broken.set(1_001, 'numbered');
    connector.put(1_001);
    connector.put(1_003);
    connector.onAsk = ({ call }) => (call === 'compare' ? 'unexpected-answer' : null);
    await pass();
    const { failed, missing } = await desk.kinds();
    expect(failed).toEqual([1_001]);
    expect(missing).not.toContain(1_002);
    connector.onAsk = () => null;
    connector.broken.clear();
    await desk.clock.pass(10 * minuteMs);
    expect((await desk.kinds()).read).toContain(1_001);
    expect((await desk.kinds())['not-yet']).toEqual([]);
  });

  test('because the shop breaks at one of them hold nothing else up', async () => {
    const { connector, desk, calls, ids } = open();
    const [id = 0] = ids;
    connector.broken.set(id, 'numbered');
    connector.onAsk = (one) => (one.call === 'order' && one.id === id ? 'server-error' : null);
    await desk.firstPass();
    await desk.clock.pass(20 * minuteMs);
    expect(desk.engine().state()).toMatchObject({ phase: { kind: 'idle' } });
    expect(desk.engine().state().compared).not.toBeNull();
    expect(calls('order').length).toBeLessThan(3 * 12);
    const { ranges } = await desk.position();
    expect(ranges.find(({ kind }) => kind === 'failed')).toMatchObject({ reason: 'server-error' });
  });

  test('keep the copy they have', async () => {
    const { connector, desk, pass, cached, ids } = open();
    await desk.firstPass();
    const [id = 0] = ids;
    connector.broken.set(id, 'numbered');
    connector.put(id);
    await pass();
    expect(await cached()).toEqual(ids);
    expect((await desk.kinds()).read).toEqual(ids);
  });
});

describe('a pass that is broken off', () => {
  test('keeps the mark while not all of its pages are written', async () => {
    const { connector, desk, pass, ids } = open();
    await desk.firstPass();
    const { connector: before } = await desk.position();
    for (const id of ids) connector.put(id, { statusId: 5 });
    connector.onAsk = (one) =>
      one.call === 'changes' && one.after > 0 ? 'unexpected-answer' : null;
    await pass();
    expect(desk.engine().state().phase.kind).toBe('waiting');
    expect((await desk.position()).connector?.mark).toBe(before?.mark);
    connector.onAsk = () => null;
    await pass();
    expect((await desk.position()).connector?.mark).not.toBe(before?.mark);
  });

  test('by a write that fails goes on at that page', async () => {
    const { desk, connector, ids } = open();
    desk.failNextCommit('storage-restarted');
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(ids);
    expect(connector.asked.length).toBeGreaterThan(3);
  });

  test('by the user is left until it is asked for, and delta goes on', async () => {
    const { desk, connector, calls } = open(idsWithHoles(1_000));
    connector.onAsk = (one) => {
      if (one.call === 'page' && (one.before ?? Infinity) < 700) desk.engine().cancel();
      return null;
    };
    desk.engine().start();
    await desk.runTo('idle');
    connector.onAsk = () => null;
    const pages = calls('page').length;
    await desk.clock.pass(5 * minuteMs);
    expect(calls('page')).toHaveLength(pages);
    expect(calls('changes').length).toBeGreaterThan(2);
    desk.engine().now();
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(idsWithHoles(1_000));
  });

  test('by a pause goes on where it stood', async () => {
    const { desk, connector, calls } = open(idsWithHoles(1_000));
    connector.onAsk = (one) => {
      if (one.call === 'page' && (one.before ?? Infinity) < 700) desk.engine().pause();
      return null;
    };
    desk.engine().start();
    await desk.runTo('paused');
    await desk.clock.pass(5 * minuteMs);
    const pages = calls('page').length;
    connector.onAsk = () => null;
    desk.engine().resume();
    await desk.runTo('idle');
    expect((await desk.kinds()).read).toEqual(idsWithHoles(1_000));
    expect(calls('page').length - pages).toBeLessThan(9);
  });
});

describe('looking for the connector', () => {
  test('that fails at a shop of which nothing is known is tried again, then the shop is walked', async () => {
    const { connector, desk } = open();
    for (const id of idsWithHoles(50)) desk.shop.add(id);
    connector.onOpen = () => fail('time-out', { seconds: 30 });
    desk.engine().start();
    await desk.runTo('waiting');
    await desk.firstPass();
    expect(desk.engine().state().way).toBe('walk');
    expect(connector.looks()).toBe(2);
  });

  test('that is broken off tells nothing of the shop', async () => {
    const { connector, desk } = open();
    connector.onOpen = () => {
      if (connector.looks() === 1) desk.engine().cancel();
      return fail('time-out', { seconds: 30 });
    };
    desk.engine().start();
    await desk.runTo('idle');
    desk.engine().now();
    await desk.runTo('waiting');
    expect(connector.looks()).toBe(2);
    expect(desk.shop.requests()).toBe(0);
  });

  test('that fails at a shop read through it before is waited for, and never walked', async () => {
    const { connector, desk, cached, ids } = open();
    await desk.firstPass();
    desk.killAndRestart();
    connector.onOpen = () => fail('time-out', { seconds: 30 });
    desk.engine().start();
    await desk.clock.pass(60 * minuteMs);
    expect(desk.engine().state().phase.kind).toBe('waiting');
    expect(desk.shop.requests()).toBe(0);
    connector.onOpen = null;
    await desk.clock.pass(10 * minuteMs);
    expect(desk.engine().state().phase.kind).toBe('idle');
    expect(await cached()).toEqual(ids);
  });

  test('a shop that is offline is not asked', async () => {
    let isOnline = false;
    const { connector, desk } = open([1, 2, 3], () => isOnline);
    desk.engine().start();
    await desk.runTo('waiting');
    expect(connector.looks()).toBe(0);
    isOnline = true;
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual([1, 2, 3]);
  });

  test('a stock shop is asked again each ten minutes, and read through it once it is there', async () => {
    const { connector, desk, ids } = open();
    for (const id of ids) desk.shop.add(id);
    connector.onOpen = () => ({ ok: true, value: { kind: 'missing' } });
    await desk.firstPass();
    await desk.clock.pass(30 * minuteMs);
    expect(connector.looks()).toBeGreaterThanOrEqual(3);
    expect(connector.looks()).toBeLessThanOrEqual(4);
    connector.onOpen = null;
    await desk.clock.pass(12 * minuteMs);
    expect(desk.engine().state().way).toBe('connector');
    const versions = await valueOf(desk.writer.versions(harbour, 1, 300));
    expect(versions.filter(({ version }) => version === '')).toEqual([]);
  });
});
