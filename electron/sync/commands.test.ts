import { describe, expect, test } from 'vitest';
import type { SyncPhase } from '../../shared/sync-state';
import { makeDesk } from './testing/desk';
import type { Desk } from './testing/desk';
import { failedRead, idsWithHoles } from './testing/fake-shop';

const ids = idsWithHoles(200);
const options = { gapRule: 40 };

function begin(): Desk {
  const desk = makeDesk({ ids, options });
  desk.shop.latencyMs = () => 10;
  desk.engine().start();
  return desk;
}

const phases: readonly [SyncPhase['kind']][] = [
  ['logging-in'],
  ['finding-newest'],
  ['walking'],
  ['looking-past-newest'],
];

describe.each(phases)('while %s', (kind) => {
  test('pause lets the requests under way finish, writes them, and resume goes on', async () => {
    const desk = begin();
    await desk.runTo(kind);
    desk.engine().pause();
    expect(desk.engine().state().phase).toEqual({ kind: 'paused', by: 'user' });
    await desk.clock.pass(1_000);
    const asked = desk.shop.asked.length;
    expect(desk.shop.inFlight()).toBe(0);
    const position = await desk.position();
    await desk.clock.pass(600_000);
    expect(desk.shop.asked).toHaveLength(asked);
    expect(await desk.position()).toEqual(position);
    desk.engine().resume();
    await desk.runTo('idle');
    expect((await desk.kinds()).read).toEqual(ids);
    const reads = desk.shop.asked.filter((id) => desk.shop.orders.has(id)).length;
    expect(reads).toBeLessThanOrEqual(ids.length + 15);
  });

  test('cancel ends the pass, keeps what was read, and now takes it up again', async () => {
    const desk = begin();
    await desk.runTo(kind);
    desk.engine().cancel();
    await desk.runTo('idle');
    const { phase, firstPassDone } = desk.engine().state();
    expect(firstPassDone).toBe(false);
    expect(phase).toEqual({ kind: 'idle', nextPassAt: desk.clock.now() + 60_000 });
    const read = (await desk.kinds()).read.length;
    // The ordinary pass of each minute leaves the first pass alone.
    await desk.clock.pass(200_000);
    expect(desk.engine().state().firstPassDone).toBe(false);
    expect((await desk.kinds()).read.length).toBeLessThanOrEqual(read + 1);
    desk.engine().now();
    await desk.clock.runUntil(() => desk.engine().state().firstPassDone);
    await desk.runTo('idle');
    expect((await desk.kinds()).read).toEqual(ids);
  });

  test('cancel while paused ends the pause too', async () => {
    const desk = begin();
    await desk.runTo(kind);
    desk.engine().pause();
    await desk.clock.pass(500);
    desk.engine().cancel();
    await desk.runTo('idle');
    desk.engine().resume();
    await desk.clock.runUntil(() => desk.engine().state().firstPassDone);
    expect((await desk.kinds()).read).toEqual(ids);
  });
});

test('a cancelled first pass is taken up at the next start', async () => {
  const desk = begin();
  await desk.runTo('walking');
  desk.engine().cancel();
  await desk.runTo('idle');
  desk.killAndRestart();
  await desk.firstPass();
  expect((await desk.kinds()).read).toEqual(ids);
});

test('pause while idle holds the next pass until resume', async () => {
  const desk = begin();
  await desk.clock.runUntil(() => desk.engine().state().firstPassDone);
  await desk.runTo('idle');
  desk.engine().pause();
  const asked = desk.shop.asked.length;
  await desk.clock.pass(300_000);
  expect(desk.shop.asked).toHaveLength(asked);
  desk.engine().resume();
  await desk.clock.runUntil(() => desk.shop.asked.length > asked);
  await desk.runTo('idle');
});

test('now runs a pass before the minute is over', async () => {
  const desk = begin();
  await desk.clock.runUntil(() => desk.engine().state().firstPassDone);
  await desk.runTo('idle');
  desk.shop.add(201);
  const before = desk.clock.now();
  desk.engine().now();
  await desk.clock.runUntil(() => desk.engine().state().newestOrderId === 201);
  expect(desk.clock.now() - before).toBeLessThan(5_000);
});

test('cancel while waiting after a failure leaves the shop alone for a minute', async () => {
  const desk = begin();
  desk.shop.onRead = ({ serial }) => (serial > 100 ? failedRead('connection-dropped') : null);
  await desk.runTo('waiting');
  desk.engine().cancel();
  expect(desk.engine().state().phase.kind).toBe('idle');
  const asked = desk.shop.asked.length;
  await desk.clock.pass(59_000);
  expect(desk.shop.asked).toHaveLength(asked);
});

test('tells the state at most five times a second, and each end of a phase', async () => {
  const desk = makeDesk({ ids: idsWithHoles(400), options });
  desk.shop.latencyMs = () => 10;
  const told: number[] = [];
  const push = desk.states.push.bind(desk.states);
  desk.states.push = (...states) => {
    told.push(desk.clock.now());
    return push(...states);
  };
  const start = desk.clock.now();
  await desk.firstPass();
  const seconds = (desk.clock.now() - start) / 1000;
  expect(told.length).toBeLessThanOrEqual(5 * seconds + 10);
  expect(desk.states.at(-1)).toEqual(desk.engine().state());
  const kinds = [...new Set(desk.states.map((state) => state.phase.kind))];
  expect(kinds).toEqual(['logging-in', 'finding-newest', 'walking', 'looking-past-newest', 'idle']);
});

test('tells progress that only grows, with a rate and the time left', async () => {
  const desk = makeDesk({ ids: idsWithHoles(600), options });
  desk.shop.latencyMs = () => 40;
  await desk.firstPass();
  const walking = desk.states.flatMap(({ phase }) => (phase.kind === 'walking' ? [phase] : []));
  const done = walking.map((phase) => phase.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(walking.every((phase) => phase.done <= phase.total)).toBe(true);
  const middle = walking[Math.floor(walking.length / 2)];
  expect(middle?.rate).toBeGreaterThan(20);
  expect(middle?.secondsLeft).toBeGreaterThan(0);
  for (const { coverage } of desk.states) {
    const sum = coverage.read + coverage.missing + coverage.failed + coverage.notYet;
    expect(sum).toBe(coverage.ranges.at(-1)?.to ?? 0);
  }
});

test('a sync that begins paused reads nothing, and tells what is known all the same', async () => {
  const desk = makeDesk({ ids, options });
  await desk.firstPass();
  desk.killAndRestart();
  const requests = desk.shop.requests();
  desk.engine().pause();
  desk.engine().start();
  await desk.clock.pass(600_000);
  expect(desk.shop.requests()).toBe(requests);
  const state = desk.engine().state();
  expect(state.phase).toEqual({ kind: 'paused', by: 'user' });
  expect(state.coverage.read).toBe(ids.length);
  expect(desk.states.at(-1)?.coverage.read).toBe(ids.length);
  desk.engine().resume();
  await desk.clock.runUntil(() => desk.shop.requests() > requests);
});
