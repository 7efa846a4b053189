import { expect, test } from 'vitest';
import { stepFrom } from './step';

const ids = Int32Array.from([9, 7, 5]);

test.each([
  [null, 'next', 9],
  [null, 'previous', 9],
  [9, 'next', 7],
  [5, 'next', 5],
  [9, 'previous', 9],
  [5, 'first', 9],
  [9, 'last', 5],
  [8, 'next', 9],
] as const)('from %s, %s leads to %i', (selected, step, target) => {
  expect(stepFrom(ids, selected, step)).toBe(target);
});

test('an empty list leads nowhere', () => {
  expect(stepFrom(new Int32Array(0), null, 'next')).toBeNull();
});
