import { describe, expect, test } from 'vitest';
import { makeDesk } from './testing/desk';
import { failedRead, idsWithHoles } from './testing/fake-shop';

const options = { gapRule: 30 };
const ids = idsWithHoles(150);

describe('one order that always fails', () => {
  test.each([75, 150, 1, 149])('is set down as failed with its reason: id %i', async (poison) => {
    const desk = makeDesk({ ids: [...new Set([...ids, 1, 75, 149])], options });
    desk.shop.onRead = ({ id }) => (id === poison ? failedRead('empty-answer') : null);
    await desk.firstPass();
    const { ranges } = await desk.position();
    const failed = ranges.filter((range) => range.kind === 'failed');
    expect(failed).toEqual([
      { from: poison, to: poison, kind: 'failed', reason: 'empty-answer', tries: 3 },
    ]);
    expect((await desk.kinds()).missing).not.toContain(poison);
    expect(desk.engine().state().coverage.failed).toBe(1);
    expect(desk.shop.asked.filter((id) => id === poison)).toHaveLength(3);
  });

  test('is retried by later passes within bounds, and read when it heals', async () => {
    const few = { ...options, recentOrders: 3, lightEveryMs: 3_600_000 };
    const desk = makeDesk({ ids, options: few });
    let isSick = true;
    desk.shop.onRead = ({ id }) => (id === 75 && isSick ? failedRead('empty-answer') : null);
    await desk.firstPass();
    await desk.clock.pass(20 * 3_600_000);
    // Three at first, then one for each ordinary pass until there were seven.
    expect(desk.shop.asked.filter((id) => id === 75)).toHaveLength(7);
    isSick = false;
    await desk.clock.pass(10 * 3_600_000); // a daily pass is among them
    expect((await desk.kinds()).failed).toEqual([]);
    expect((await desk.kinds()).read).toContain(75);
  });

  test('is given up in a shop of one order too', async () => {
    const desk = makeDesk({ ids: [1], options });
    desk.shop.onRead = ({ id }) => (id === 1 ? failedRead('empty-answer') : null);
    await desk.firstPass();
    const { ranges } = await desk.position();
    expect(ranges).toContainEqual({
      from: 1,
      to: 1,
      kind: 'failed',
      reason: 'empty-answer',
      tries: 3,
    });
  });
});

describe('a shop in trouble', () => {
  test('fails the pass and marks nothing, then goes on with growing waits', async () => {
    const desk = makeDesk({ ids, options });
    let isDown = false;
    desk.shop.onRead = ({ serial }) => {
      if (serial === 80) isDown = true;
      return isDown ? failedRead('connection-dropped') : null;
    };
    desk.engine().start();
    await desk.runTo('waiting');
    const before = await desk.position();
    expect(before.ranges.some((range) => range.kind === 'failed')).toBe(false);
    const waits: number[] = [];
    for (let pass = 0; pass < 9; pass += 1) {
      const { phase } = desk.engine().state();
      if (phase.kind !== 'waiting') throw new Error(phase.kind);
      expect(phase.error.code).toBe('connection-dropped');
      waits.push(phase.retryAt - desk.clock.now());
      const { retryAt } = phase;
      await desk.clock.runUntil(() => {
        const next = desk.engine().state().phase;
        return next.kind === 'waiting' && next.retryAt !== retryAt;
      });
    }
    expect(waits).toEqual([
      5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000,
    ]);
    expect((await desk.position()).ranges).toEqual(before.ranges);
    isDown = false;
    desk.engine().now();
    await desk.runTo('idle');
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test('reads all of a shop that drops each tenth connection', async () => {
    const desk = makeDesk({ ids, options });
    desk.shop.onRead = ({ serial }) =>
      serial % 10 === 0 ? failedRead('connection-dropped') : null;
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test('waits as long as a 429 asks, and asks for less at once afterwards', async () => {
    const desk = makeDesk({ ids, options });
    desk.shop.latencyMs = () => 10;
    let limitedAt = 0;
    const after: number[] = [];
    desk.shop.onRead = ({ serial }) => {
      if (limitedAt > 0) after.push(desk.clock.now() - limitedAt);
      if (serial !== 60) return null;
      limitedAt = desk.clock.now();
      return failedRead('too-many-requests', { retryAfterSeconds: 20 });
    };
    await desk.firstPass();
    const waited = after.filter((ms) => ms > 100);
    expect(Math.min(...waited)).toBeGreaterThanOrEqual(20_000);
    expect((await desk.kinds()).read).toEqual(ids);
    expect((await desk.kinds()).failed).toEqual([]);
  });

  test('ends the pass when a 429 asks for a long wait, and comes back no earlier', async () => {
    const desk = makeDesk({ ids, options });
    desk.shop.onRead = ({ serial }) =>
      serial === 60 ? failedRead('too-many-requests', { retryAfterSeconds: 600 }) : null;
    desk.engine().start();
    await desk.runTo('waiting');
    const { phase } = desk.engine().state();
    if (phase.kind !== 'waiting') throw new Error(phase.kind);
    expect(phase.retryAt - desk.clock.now()).toBe(600_000);
  });

  test('waits for the network without asking the shop, and goes on when told', async () => {
    let isOnline = false;
    const desk = makeDesk({ ids, options, isOnline: () => isOnline });
    desk.engine().start();
    await desk.runTo('waiting');
    expect(desk.engine().state()).toMatchObject({
      isOnline: false,
      phase: { error: { code: 'offline' } },
    });
    await desk.clock.pass(60_000);
    expect(desk.shop.requests()).toBe(0);
    isOnline = true;
    desk.engine().now();
    await desk.runTo('idle');
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test('tells after a restart when the shop last answered, though it cannot be reached', async () => {
    const desk = makeDesk({ ids, options });
    await desk.firstPass();
    const { lastContactAt } = desk.engine().state();
    desk.shop.onRead = () => failedRead('connection-refused');
    desk.killAndRestart();
    await desk.clock.pass(600_000);
    desk.engine().start();
    await desk.runTo('waiting');
    expect(desk.engine().state().lastContactAt).toBe(lastContactAt);
  });

  test('waits shortly after the first failure that follows a good time', async () => {
    const desk = makeDesk({ ids, options });
    await desk.firstPass();
    desk.shop.onRead = () => failedRead('connection-refused');
    desk.engine().now();
    await desk.runTo('waiting');
    const { phase } = desk.engine().state();
    if (phase.kind !== 'waiting') throw new Error(phase.kind);
    expect(phase.retryAt - desk.clock.now()).toBe(5_000);
  });

  test('waits when the shop cannot be reached for a login', async () => {
    const desk = makeDesk({ ids, options });
    desk.shop.onLogin = (serial) =>
      serial < 3 ? { ok: false, error: { code: 'connection-refused', facts: {} } } : null;
    await desk.firstPass();
    expect(desk.shop.logins()).toBe(3);
    expect(desk.states.map((state) => state.phase.kind)).toContain('waiting');
  });
});

describe.each(['2.3', '3.0'] as const)('requests at once on %s', (dialect) => {
  test.each([1, 2, 4, 8])('never exceed %i, logins included, and reach it', async (most) => {
    const desk = makeDesk({
      ids: idsWithHoles(300),
      dialect,
      options: { ...options, maxConcurrency: most },
    });
    desk.shop.latencyMs = ({ id }) => 20 + (id % 13);
    desk.shop.onRead = ({ serial }) => {
      if (serial % 90 === 0) desk.shop.killSessions();
      return null;
    };
    await desk.firstPass();
    expect(desk.shop.mostInFlight()).toBe(most);
    if (dialect === '2.3') expect(desk.shop.mostInSession()).toBe(1);
    expect((await desk.kinds()).read).toEqual(idsWithHoles(300));
  });

  test('are few at a slow shop', async () => {
    const desk = makeDesk({ ids, dialect, options });
    // Slower the more it has to do at once.
    desk.shop.latencyMs = () => 900 * desk.shop.inFlight() ** 2;
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(ids);
    const seen = desk.states.map((state) => state.concurrency);
    expect(Math.min(...seen.slice(-5))).toBeLessThanOrEqual(2);
  });
});

test('opens no more 2.3 sessions than are needed at once', async () => {
  const desk = makeDesk({ ids, dialect: '2.3', options: { ...options, maxConcurrency: 3 } });
  desk.shop.latencyMs = () => 10;
  await desk.firstPass();
  expect(desk.shop.logins()).toBe(3);
});
