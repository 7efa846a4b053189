import { expect, test } from 'vitest';
import { createHold } from './hold';
import { createMeter } from './progress';
import { afterAnswer, startRate } from './rate';
import { createStateTeller } from './state-teller';
import { makeDesk } from './testing/desk';
import { createFakeClock } from './testing/fake-clock';
import { idsWithHoles } from './testing/fake-shop';

const hourMs = 3_600_000;

test('the state is told in its time', async () => {
  const clock = createFakeClock();
  const desk = makeDesk({ ids: [] });
  let told = 0;
  const teller = createStateTeller({
    clock,
    everyMs: 200,
    read: desk.engine().state,
    onState: () => (told += 1),
  });
  teller.tell();
  clock.adjust(-hourMs);
  teller.touch();
  await clock.pass(200);
  expect(told).toBe(2);
});

test('the rate of a pass is there again after a second', async () => {
  const clock = createFakeClock();
  const meter = createMeter(clock);
  await clock.pass(1_000);
  meter.add(20);
  clock.adjust(-hourMs);
  meter.add(20);
  await clock.pass(2_000);
  meter.add(20);
  expect(meter.rate()).toBeCloseTo(10, 0);
});

test('an answer of a negative time is no measure for the others', () => {
  const rate = afterAnswer(startRate(2, 4), 1_000);
  expect(afterAnswer(rate, 1_000 - hourMs)).toEqual(rate);
});

test('a longer hold still replaces a shorter one', async () => {
  const clock = createFakeClock();
  let over = 0;
  const hold = createHold(clock, () => (over += 1));
  hold.hold(500);
  clock.adjust(-hourMs);
  hold.hold(30_000);
  await clock.pass(29_000);
  expect(over).toBe(0);
  await clock.pass(1_000);
  expect(over).toBe(1);
});

test('the zone is not measured on an order that may be old', async () => {
  const desk = makeDesk({ ids: idsWithHoles(120), options: { gapRule: 40 } });
  await desk.firstPass();
  await desk.clock.pass(60_000);
  await desk.runTo('idle');
  desk.engine().pause();
  desk.shop.add(121, { dateAdded: '2026-11-23 12:01:30' });
  await desk.clock.pass(900_000);
  desk.clock.adjust(-hourMs);
  desk.engine().resume();
  await desk.clock.runUntil(() => desk.engine().state().newestOrderId === 121);
  await desk.runTo('idle');
  expect(desk.zones).toEqual([]);
});
