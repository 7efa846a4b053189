import { expect, test } from 'vitest';
import { makeDesk } from './testing/desk';
import type { Desk } from './testing/desk';
import { idsWithHoles } from './testing/fake-shop';

const options = { gapRule: 40 };
const forty = idsWithHoles(40);

/** The first time `id` is asked for it is answered as missing, and right after it these orders are made. */
function makeOnMiss(desk: Desk, id: number, made: readonly number[]) {
  desk.shop.onRead = (read) => {
    if (read.id !== id) return null;
    desk.shop.onRead = () => null;
    for (const one of made) desk.shop.add(one);
    return { kind: 'missing' };
  };
}

test('a first pass reads an order made after the look past the newest missed it', async () => {
  const desk = makeDesk({ ids: forty, options });
  makeOnMiss(desk, 65, [65, 66]);
  await desk.firstPass();
  expect((await desk.kinds()).read).toEqual([...forty, 65, 66]);
  expect((await desk.kinds())['not-yet']).toEqual([]);
});

test('a first pass killed before it looked again reads that order when it is taken up', async () => {
  const desk = makeDesk({ ids: forty, options });
  desk.shop.latencyMs = () => 50;
  makeOnMiss(desk, 65, [65, 66]);
  desk.engine().start();
  await desk.clock.runUntil(() => desk.shop.asked.includes(103));
  expect((await desk.kinds()).missing).toContain(65);
  expect(desk.shop.asked.filter((id) => id === 65)).toHaveLength(1);
  desk.killAndRestart();
  await desk.firstPass();
  expect((await desk.kinds()).read).toEqual([...forty, 65, 66]);
});

test('a first pass reads an order made between two probes for the newest', async () => {
  const desk = makeDesk({ ids: forty, options, hint: 40 });
  makeOnMiss(desk, 45, [41, 42, 43, 44, 45, 46, 47]);
  await desk.firstPass();
  expect(desk.shop.orders.has(47)).toBe(true);
  expect((await desk.kinds()).read).toEqual([...forty, 41, 42, 43, 44, 45, 46, 47]);
});

test('an ordinary pass counts an order as read that it missed before it found it', async () => {
  // Few enough reads that the miss and the find are written together, and ids that the first pass did not look at.
  const desk = makeDesk({ ids: forty, hint: 40, options: { gapRule: 3, recentOrders: 3 } });
  await desk.firstPass();
  expect(desk.shop.asked).not.toContain(46);
  makeOnMiss(desk, 46, [46, 47]);
  await desk.clock.pass(60_000);
  await desk.runTo('idle');
  expect((await desk.kinds()).read).toEqual([...forty, 46, 47]);
  expect(desk.engine().state().coverage.read).toBe(forty.length + 2);
});

test('the daily look reads an order made after it missed it, in the same pass', async () => {
  const slow = { ...options, lightEveryMs: 100_000, dailyEveryMs: 250_000, recentOrders: 3 };
  const desk = makeDesk({ ids: forty, options: slow });
  await desk.firstPass();
  makeOnMiss(desk, 70, [70, 71]);
  await desk.clock.runUntil(() => desk.shop.orders.has(71));
  await desk.runTo('idle');
  expect((await desk.kinds()).read).toEqual([...forty, 70, 71]);
});
