import { expect, test } from 'vitest';
import { orderId } from '../../shared/ids';
import { ok } from '../../shared/result';
import { makeDesk } from './testing/desk';
import { idsWithHoles } from './testing/fake-shop';

const ids = idsWithHoles(120);
const options = { gapRule: 40 };

test('a callback that throws loses no order and no session', async () => {
  const desk = makeDesk({ ids, options });
  desk.onTold = (what) => {
    throw new Error(what);
  };
  await desk.firstPass();
  expect((await desk.kinds()).read).toEqual(ids);
  for (const id of [121, 122, 123, 124, 125]) {
    desk.shop.add(id);
    await desk.clock.pass(60_000);
    await desk.runTo('idle');
  }
  expect((await desk.kinds()).read).toEqual([...ids, 121, 122, 123, 124, 125]);
  expect((await desk.kinds())['not-yet']).toEqual([]);
  expect(desk.zones).toEqual([60]);
  const bugs = new Set(desk.bugs.map((bug) => (bug instanceof Error ? bug.message : bug)));
  expect(bugs).toEqual(new Set(['state', 'change', 'zone']));
  await desk.engine().stop();
});

test.each(['now', 'resume'] as const)('%s starts again after a bug', async (command) => {
  const desk = makeDesk({ ids, options });
  desk.tellPosition = () => Promise.reject(new Error('a bug'));
  desk.engine().start();
  await desk.runTo('stopped');
  expect(desk.engine().state().phase).toMatchObject({ error: { code: 'bug' } });
  expect(desk.bugs).toEqual([new Error('a bug')]);
  desk.tellPosition = null;
  desk.engine()[command]();
  await desk.clock.runUntil(() => desk.engine().state().firstPassDone);
  expect((await desk.kinds()).read).toEqual(ids);
});

test('stop waits a second at most for a storage that does not answer', async () => {
  const desk = makeDesk({ ids, options });
  let answer: () => void = () => undefined;
  desk.tellPosition = () =>
    new Promise((resolve) => {
      answer = () =>
        resolve(ok({ ranges: [], highestRead: null, marks: { ...noMarks }, connector: null }));
    });
  desk.engine().start();
  await desk.clock.settle();
  let isStopped = false;
  const stopped = desk
    .engine()
    .stop()
    .then(() => {
      isStopped = true;
    });
  await desk.clock.pass(900);
  expect(isStopped).toBe(false);
  await desk.clock.pass(100);
  await stopped;
  answer();
  await desk.clock.settle();
  expect(desk.shop.requests()).toBe(0);
  expect(desk.commits()).toBe(0);
});

test('stop leaves no timer behind', async () => {
  const desk = makeDesk({ ids, options });
  await desk.firstPass();
  await desk.engine().stop();
  expect(desk.clock.timers()).toBe(0);
});

const noMarks = { firstPassDone: false, startId: null, lastGapCheckAt: null, lastPassAt: null };

test('an order on which the client throws is set down as failed, and its place is given back', async () => {
  const desk = makeDesk({ ids, options: { ...options, maxConcurrency: 2 } });
  desk.shop.onRead = ({ id }) => {
    if (id === 75) throw new Error('a bug of the client');
    return null;
  };
  await desk.firstPass();
  const { ranges } = await desk.position();
  expect(ranges.filter(({ kind }) => kind === 'failed')).toMatchObject([
    { from: 75, to: 75, reason: 'bug' },
  ]);
  expect((await desk.kinds()).read).toEqual(ids.filter((id) => id !== 75));
  expect(desk.bugs[0]).toEqual(new Error('a bug of the client'));
  expect(await desk.engine().refresh(orderId(75))).toMatchObject({ error: { code: 'bug' } });
  expect(await desk.engine().refresh(orderId(74))).toMatchObject({ ok: true });
});

test('a login on which the client throws stops the sync, and now tries again', async () => {
  const desk = makeDesk({ ids, options });
  desk.shop.onLogin = () => {
    throw new Error('a bug of the login');
  };
  desk.engine().start();
  await desk.runTo('stopped');
  expect(desk.engine().state().phase).toMatchObject({ error: { code: 'bug' } });
  desk.shop.onLogin = () => null;
  desk.engine().now();
  await desk.runTo('idle');
  expect((await desk.kinds()).read).toEqual(ids);
});
