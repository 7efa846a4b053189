import { expect, test } from 'vitest';
import { afterAnswer, afterTrouble, askedWaitMs, isTrouble, startRate } from './rate';
import type { Rate } from './rate';

const answers = (rate: Rate, ms: number, count: number): Rate => {
  let next = rate;
  for (let index = 0; index < count; index += 1) next = afterAnswer(next, ms);
  return next;
};

test('begins at two at once and grows to the ceiling while answers are quick', () => {
  const rate = startRate(2, 4);
  expect(rate.limit).toBe(2);
  expect(answers(rate, 20, 3).limit).toBe(2);
  expect(answers(rate, 20, 4).limit).toBe(3);
  expect(answers(rate, 20, 1_000).limit).toBe(4);
});

test('keeps any ceiling between 1 and 8', () => {
  expect(answers(startRate(2, 50), 5, 5_000).limit).toBe(8);
  expect(answers(startRate(2, 1), 5, 100).limit).toBe(1);
  expect(startRate(2, 0).limit).toBe(1);
});

test('halves at trouble, once for all requests of that time', () => {
  const grown = answers(startRate(2, 8), 20, 1_000);
  const halved = afterTrouble(grown);
  expect(halved.limit).toBe(4);
  // The other requests of the same moment fail alike and say nothing new.
  let rate = halved;
  for (let index = 0; index < 7; index += 1) rate = afterTrouble(rate);
  expect(rate.limit).toBe(4);
  expect(afterTrouble(rate).limit).toBe(2);
});

test('never falls below one', () => {
  let rate = startRate(2, 4);
  for (let index = 0; index < 50; index += 1) rate = afterTrouble(rate);
  expect(rate.limit).toBe(1);
});

test('halves when answers become slow, and does not grow while they are slowish', () => {
  const grown = answers(startRate(2, 4), 100, 200);
  expect(afterAnswer(grown, 2_500).limit).toBe(2);
  const two = afterTrouble(grown);
  expect(answers(two, 450, 100).limit).toBe(2);
  expect(answers(two, 100, 100).limit).toBe(4);
});

test('takes a shop that is always slow as it is', () => {
  expect(answers(startRate(2, 4), 1_500, 100).limit).toBe(4);
});

test('knows trouble from an odd order, and reads Retry-After', () => {
  const error = (code: 'too-many-requests' | 'empty-answer', retryAfterSeconds?: number) => ({
    code,
    facts: retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  });
  expect(isTrouble(error('too-many-requests'))).toBe(true);
  expect(isTrouble(error('empty-answer'))).toBe(false);
  expect(askedWaitMs(error('too-many-requests', 7))).toBe(7_000);
  expect(askedWaitMs(error('too-many-requests'))).toBeNull();
});
