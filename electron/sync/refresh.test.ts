import { expect, test } from 'vitest';
import { orderId } from '../../shared/ids';
import { makeDesk } from './testing/desk';
import type { Desk } from './testing/desk';
import { failedRead, idsWithHoles } from './testing/fake-shop';

const options = { gapRule: 40 };

async function ready(ids: readonly number[] = idsWithHoles(100)): Promise<Desk> {
  const desk = makeDesk({ ids, options, dialect: '2.3' });
  await desk.firstPass();
  return desk;
}

test('reads one order now and says whether it changed', async () => {
  const desk = await ready();
  expect(await desk.engine().refresh(orderId(100))).toMatchObject({
    ok: true,
    value: { orderId: 100, changed: false, asOf: desk.clock.now() },
  });
  desk.shop.add(100, { statusId: 5 });
  expect(await desk.engine().refresh(orderId(100))).toMatchObject({ value: { changed: true } });
  expect(desk.changes.at(-1)?.ids).toEqual([100]);
});

test('logs in once more, silently, when the session died', async () => {
  const desk = await ready();
  desk.shop.killSessions();
  expect(await desk.engine().refresh(orderId(100))).toMatchObject({ ok: true });
});

test('says that the shop does not accept us when the new session is refused too', async () => {
  const desk = await ready();
  desk.shop.onRead = () => ({ kind: 'session-dead' });
  expect(await desk.engine().refresh(orderId(100))).toMatchObject({
    error: { code: 'no-permission' },
  });
});

test('says that an order is gone only when that is proven, and keeps the copy', async () => {
  const desk = await ready();
  desk.shop.orders.delete(100);
  expect(await desk.engine().refresh(orderId(100))).toMatchObject({
    error: { code: 'order-not-found', facts: { orderId: 100 } },
  });
  expect((await desk.kinds()).read).toContain(100);
  // A dead session that answers like a gap is no proof.
  desk.shop.killSessions('missing');
  expect(await desk.engine().refresh(orderId(99))).toMatchObject({ ok: true });
});

test('says that the only order of a shop is gone', async () => {
  const desk = await ready([1]);
  desk.shop.orders.clear();
  expect(await desk.engine().refresh(orderId(1))).toMatchObject({
    error: { code: 'order-not-found' },
  });
});

test('tries a failed read once more and then tells the error', async () => {
  const desk = await ready();
  let failures = 1;
  desk.shop.onRead = () => (failures-- > 0 ? failedRead('connection-dropped') : null);
  expect(await desk.engine().refresh(orderId(100))).toMatchObject({ ok: true });
  failures = 2;
  expect(await desk.engine().refresh(orderId(100))).toMatchObject({
    error: { code: 'connection-dropped' },
  });
});

test('goes before a running pass, within the limit, and while paused', async () => {
  const desk = makeDesk({ ids: idsWithHoles(300), options, dialect: '2.3' });
  desk.shop.latencyMs = () => 10;
  desk.engine().start();
  await desk.clock.runUntil(() => desk.shop.asked.length > 100);
  let isAnswered = false;
  const first = desk
    .engine()
    .refresh(orderId(2))
    .finally(() => (isAnswered = true));
  const asked = desk.shop.asked.length;
  await desk.clock.runUntil(() => isAnswered);
  expect(await first).toMatchObject({ ok: true });
  expect(desk.shop.asked.length - asked).toBeLessThan(12);
  desk.engine().pause();
  await desk.clock.pass(1_000);
  isAnswered = false;
  const second = desk
    .engine()
    .refresh(orderId(3))
    .finally(() => (isAnswered = true));
  await desk.clock.runUntil(() => isAnswered);
  expect(await second).toMatchObject({ ok: true });
  desk.engine().resume();
  await desk.runTo('idle');
  expect(desk.shop.mostInFlight()).toBeLessThanOrEqual(4);
  expect((await desk.kinds()).read).toEqual(idsWithHoles(300));
});
