import { expect, test } from 'vitest';
import { descending } from './descending';
import { createLookPast } from './look-past';
import { createMeter } from './progress';
import { createFakeClock } from './testing/fake-clock';

test('tells no rate before a second, then the rate of the last ten', async () => {
  const clock = createFakeClock();
  const meter = createMeter(clock);
  meter.add(50);
  expect(meter.rate()).toBeNull();
  expect(meter.secondsLeft(100)).toBeNull();
  for (let second = 0; second < 20; second += 1) {
    await clock.pass(1_000);
    meter.add(20);
  }
  expect(meter.rate()).toBeCloseTo(20, 0);
  expect(meter.secondsLeft(100)).toBe(5);
  expect(meter.done()).toBe(450);
});

test('tells no time left when nothing comes any more', async () => {
  const clock = createFakeClock();
  const meter = createMeter(clock);
  await clock.pass(1_000);
  meter.add(5);
  await clock.pass(60_000);
  expect(meter.secondsLeft(10)).toBeNull();
});

test('goes down each id once, and takes the lowest when asked', () => {
  const ids = descending([
    { from: 1, to: 3 },
    { from: 7, to: 8 },
  ]);
  expect(ids.total).toBe(5);
  const taken = [ids.next(), ids.lowest(), ids.next(), ids.next(), ids.lowest(), ids.next()];
  expect(taken).toEqual([8, 1, 7, 3, 2, null]);
  expect(ids.lowest()).toBeNull();
});

test('looks past the newest again from each order found there', () => {
  const look = createLookPast(10, 3);
  expect([look.next(), look.next()]).toEqual([11, 12]);
  look.found(12);
  expect(look.progress()).toEqual({ done: 0, total: 3 });
  expect([look.next(), look.next(), look.next(), look.next()]).toEqual([13, 14, 15, null]);
  look.extend(5);
  expect([look.next(), look.next(), look.next()]).toEqual([16, 17, null]);
  expect(look.progress()).toEqual({ done: 5, total: 5 });
});

test('names what it passed over and what it missed shortly below an order it found', () => {
  const look = createLookPast(10, 6, (id) => id === 12 || id === 15);
  expect([look.next(), look.next(), look.next()]).toEqual([11, 13, 14]);
  look.missed(13);
  expect(look.shaky()).toEqual([]);
  look.found(14);
  expect(look.shaky()).toEqual([12, 13]);
  look.found(13);
  expect(look.shaky()).toEqual([12]);
  const far = createLookPast(10, 60);
  far.missed(29);
  far.missed(30);
  far.found(50);
  expect(far.shaky()).toEqual([30]);
});
