import { expect, test } from 'vitest';
import { inLanes } from './in-lanes.mjs';

test('does every job once, in order, and never more at a time than there are lanes', async () => {
  /** @type {number[]} */
  const begun = [];
  let running = 0;
  let most = 0;
  await inLanes([1, 2, 3, 4, 5], 2, async (job) => {
    begun.push(job);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});
