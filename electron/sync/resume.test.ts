import { describe, expect, test } from 'vitest';
import { askedTwice, makeDesk } from './testing/desk';
import { idsWithHoles } from './testing/fake-shop';

const ids = idsWithHoles(400);

describe.each(['2.3', '3.0'] as const)('a first pass killed on %s', (dialect) => {
  test.each([20, 60, 240, 385, 470, 800])(
    'at request %i and started again reads nothing twice but the page in flight',
    async (serial) => {
      const desk = makeDesk({ ids, dialect });
      desk.shop.latencyMs = ({ id }) => 5 + (id % 5);
      desk.engine().start();
      await desk.clock.runUntil(() => desk.shop.asked.length >= serial);
      const before = await desk.position();
      desk.killAndRestart();
      const askedBefore = desk.shop.asked.length;
      await desk.firstPass();
      const kinds = await desk.kinds();
      expect(kinds.read).toEqual(ids);
      expect(kinds['not-yet']).toEqual([]);

      const settledBefore = new Set(
        before.ranges.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index),
        ),
      );
      const again = desk.shop.asked.slice(askedBefore).filter((id) => settledBefore.has(id));
      // Only orders that exist, to prove misses by; never a settled miss.
      expect(again.filter((id) => !desk.shop.orders.has(id))).toEqual([]);
      expect(again.length).toBeLessThanOrEqual(40);
      // Not yet written at the kill: a batch, the unproven misses of each session, what was under way.
      const unwritten = askedBefore - new Set([...settledBefore]).size;
      expect(unwritten).toBeLessThanOrEqual(25 + 4 * 20 + 30);
    },
  );

  test('again and again comes to its end', async () => {
    const desk = makeDesk({ ids, dialect, options: { gapRule: 40 } });
    desk.shop.latencyMs = () => 5;
    for (let kills = 0; kills < 12; kills += 1) {
      desk.engine().start();
      const target = desk.shop.asked.length + 60;
      await desk.clock.runUntil(
        () => desk.shop.asked.length >= target || desk.engine().state().firstPassDone,
      );
      desk.killAndRestart();
    }
    await desk.firstPass();
    expect((await desk.kinds()).read).toEqual(ids);
    expect((await desk.kinds())['not-yet']).toEqual([]);
  });
});

test('orders that came above while the desk was closed are read first', async () => {
  const desk = makeDesk({ ids, options: { gapRule: 40 } });
  desk.shop.latencyMs = () => 5;
  desk.engine().start();
  await desk.clock.runUntil(() => desk.shop.asked.length >= 200);
  desk.killAndRestart();
  for (let id = 401; id <= 430; id += 1) desk.shop.add(id);
  desk.shop.orders.delete(415);
  const askedBefore = desk.shop.asked.length;
  await desk.firstPass();
  expect((await desk.kinds()).read).toEqual([...desk.shop.orders.keys()].sort((a, b) => a - b));
  expect((await desk.kinds()).missing).toContain(415);
  const first = desk.shop.asked.slice(askedBefore, askedBefore + 20);
  expect(Math.min(...first)).toBeGreaterThan(400);
});

test.each([
  ['finding-newest', 50],
  ['looking-past-newest', 40],
] as const)(
  'orders made at ids that were missing are found after a kill while %s',
  async (kind, reads) => {
    const desk = makeDesk({ ids: idsWithHoles(100), options: { gapRule: 60 } });
    desk.shop.latencyMs = () => 5;
    desk.engine().start();
    await desk.runTo(kind);
    const target = desk.shop.asked.length + reads;
    await desk.clock.runUntil(() => desk.shop.asked.length >= target);
    expect(desk.engine().state().phase.kind).toBe(kind);
    // Let what is proven be written: the kill comes after misses above the newest are in the cache.
    await desk.clock.pass(5);
    desk.killAndRestart();
    const { ranges } = await desk.position();
    expect(ranges.some((range) => range.kind === 'missing' && range.from > 100)).toBe(true);
    for (const id of [101, 102, 103, 104, 111, 128]) desk.shop.add(id);
    await desk.firstPass();
    await desk.clock.pass(60_000);
    await desk.runTo('idle');
    const kinds = await desk.kinds();
    expect(kinds.read).toEqual([...idsWithHoles(100), 101, 102, 103, 104, 111, 128]);
    expect(kinds.missing.filter((id) => desk.shop.orders.has(id))).toEqual([]);
    expect(kinds['not-yet']).toEqual([]);
  },
);

test('a storage restart in the middle fails the pass gently and nothing is lost', async () => {
  const desk = makeDesk({ ids, options: { gapRule: 40 } });
  desk.shop.latencyMs = () => 5;
  desk.engine().start();
  await desk.clock.runUntil(() => desk.commits() >= 5);
  desk.failNextCommit('storage-restarted');
  await desk.runTo('waiting');
  const { phase } = desk.engine().state();
  if (phase.kind !== 'waiting') throw new Error(phase.kind);
  expect(phase.error.code).toBe('storage-restarted');
  expect(phase.retryAt - desk.clock.now()).toBeLessThanOrEqual(1_000);
  await desk.runTo('idle');
  expect((await desk.kinds()).read).toEqual(ids);
  expect((await desk.kinds())['not-yet']).toEqual([]);
  // What was answered but not written is read again, nothing else.
  expect(askedTwice(desk.shop.asked).size).toBeLessThanOrEqual(80);
});

test('stop ends at once: nothing is asked or told afterwards', async () => {
  const desk = makeDesk({ ids });
  desk.shop.latencyMs = () => 5;
  desk.engine().start();
  await desk.clock.runUntil(() => desk.shop.asked.length >= 150);
  const stopped = desk.engine().stop();
  await desk.clock.settle();
  await stopped;
  const asked = desk.shop.asked.length;
  const told = desk.states.length;
  await desk.clock.pass(120_000);
  expect(desk.shop.asked).toHaveLength(asked);
  expect(desk.states).toHaveLength(told);
  expect(desk.shop.inFlight()).toBe(0);
  expect(desk.clock.timers()).toBe(0);
});
