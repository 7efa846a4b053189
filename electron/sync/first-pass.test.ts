import { describe, expect, test } from 'vitest';
import { askedTwice, makeDesk } from './testing/desk';
import { idsWithHoles } from './testing/fake-shop';

const dialects = ['2.3', '3.0'] as const;

describe.each(dialects)('a first pass on %s', (dialect) => {
  test('reads a shop of 450 ids with holes within the budget', async () => {
    const ids = idsWithHoles(450);
    const desk = makeDesk({ ids, dialect });
    desk.shop.latencyMs = ({ id }) => 5 + (id % 7);
    await desk.firstPass();
    const kinds = await desk.kinds();
    expect(kinds.read).toEqual(ids);
    expect(kinds['not-yet']).toEqual([]);
    expect(kinds.failed).toEqual([]);
    expect(desk.shop.requests()).toBeLessThanOrEqual(450 + 500 + 60);
    const state = desk.engine().state();
    // the look for the connector before it: one login more
    expect(state.requests).toBe(desk.shop.requests() + (dialect === '2.3' ? 3 : 2));
    expect(state.logins).toBe(desk.shop.logins() + 1);
    expect(state.newestOrderId).toBe(450);
    expect(state.lookedUpTo).toBeGreaterThanOrEqual(950);
  });

  test('finds everything on both sides of a gap of 500 ids, within the budget', async () => {
    const ids = [...idsWithHoles(300), ...idsWithHoles(950, 801)];
    const desk = makeDesk({ ids: [...ids, 801], dialect });
    await desk.firstPass();
    const kinds = await desk.kinds();
    expect(kinds.read).toEqual([...new Set([...ids, 801])].sort((a, b) => a - b));
    expect(kinds['not-yet']).toEqual([]);
    expect(desk.shop.requests()).toBeLessThanOrEqual(950 + 500 + 60);
  });

  test.each([1, 5, 40, 130])('finds %i orders behind a gap of 500 ids', async (count) => {
    const ids = Array.from({ length: 300 + count }, (_, index) =>
      index < 300 ? index + 1 : index + 501,
    );
    const desk = makeDesk({ ids, dialect });
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test('reads nothing twice but the orders that prove misses', async () => {
    const desk = makeDesk({ ids: idsWithHoles(450), dialect });
    await desk.firstPass();
    const twice = askedTwice(desk.shop.asked);
    for (const id of twice.keys()) expect(desk.shop.orders.has(id)).toBe(true);
    const again = [...twice.values()].reduce((sum, count) => sum + count - 1, 0);
    expect(again).toBeLessThanOrEqual(30);
  });

  test('goes from the newest order down', async () => {
    const desk = makeDesk({ ids: idsWithHoles(450), dialect, hint: 450 });
    await desk.firstPass();
    const walked = desk.shop.asked.filter((id) => id < 449);
    const firstHundred = walked.slice(0, 100);
    expect(Math.min(...firstHundred)).toBeGreaterThan(330);
  });

  test('ends a shop without orders as empty and marks nothing as missing', async () => {
    const desk = makeDesk({ ids: [], dialect });
    await desk.firstPass();
    const position = await desk.position();
    expect(position.ranges).toEqual([]);
    expect(position.marks.firstPassDone).toBe(true);
    const state = desk.engine().state();
    expect(state.newestOrderId).toBeNull();
    expect(state.coverage).toEqual({ read: 0, missing: 0, failed: 0, notYet: 0, ranges: [] });
    expect(desk.shop.requests()).toBeLessThanOrEqual(500 + 60);
  });

  test('reads the orders that come to an empty shop later', async () => {
    const desk = makeDesk({ ids: [], dialect });
    await desk.firstPass();
    desk.shop.add(3);
    await desk.clock.pass(61_000);
    await desk.clock.runUntil(() => desk.engine().state().newestOrderId === 3);
    await desk.runTo('idle');
    expect(await desk.kinds()).toEqual({ read: [3], missing: [1, 2], failed: [], 'not-yet': [] });
  });

  test('reads a shop of one order', async () => {
    const desk = makeDesk({ ids: [1], dialect });
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual([1]);
    expect(desk.shop.requests()).toBeLessThanOrEqual(1 + 500 + 60);
  });

  test('reads a shop whose ids begin high', async () => {
    const ids = idsWithHoles(700, 400);
    const desk = makeDesk({ ids, dialect });
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test.each([
    ['the newest', 450],
    ['too low', 60],
    ['a little too high', 460],
    ['far too high', 90_000],
    ['nonsense', 2_147_483_647],
  ])('takes a hint that is %s', async (_, hint) => {
    const ids = idsWithHoles(450);
    const desk = makeDesk({ ids, dialect, hint });
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(ids);
    expect(desk.shop.requests()).toBeLessThanOrEqual(450 + 500 + 60);
  });

  test('has the orders that come during the walk after the next ordinary pass at the latest', async () => {
    const desk = makeDesk({ ids: idsWithHoles(300), dialect });
    desk.shop.onRead = ({ serial }) => {
      if (serial === 150) for (let id = 301; id <= 310; id += 1) desk.shop.add(id);
      if (serial === 300) for (let id = 312; id <= 315; id += 1) desk.shop.add(id);
      return null;
    };
    await desk.firstPass();
    await desk.clock.pass(62_000);
    await desk.runTo('idle');
    const kinds = await desk.kinds();
    expect(kinds.read).toEqual([...desk.shop.orders.keys()].sort((a, b) => a - b));
    expect(kinds.missing).toContain(311);
  });

  test('goes on when the orders that prove misses were deleted', async () => {
    const desk = makeDesk({ ids: idsWithHoles(200), dialect });
    // Everything read so far is gone when the look past the newest begins.
    desk.shop.onRead = ({ id }) => {
      if (id === 240) for (let gone = 150; gone <= 200; gone += 1) desk.shop.orders.delete(gone);
      return null;
    };
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(idsWithHoles(200));
  });
});

test('fails instead of looping when every known order was deleted', async () => {
  const desk = makeDesk({ ids: idsWithHoles(40) });
  desk.shop.onRead = ({ id }) => {
    if (id === 100) desk.shop.orders.clear();
    return null;
  };
  desk.engine().start();
  await desk.runTo('stopped');
  const { phase } = desk.engine().state();
  expect(phase).toMatchObject({ kind: 'stopped', error: { code: 'no-permission' } });
  expect((await desk.kinds()).read).toEqual(idsWithHoles(40));
});
