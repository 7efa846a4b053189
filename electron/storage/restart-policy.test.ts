import { expect, test } from 'vitest';
import { decideRestart } from './restart-policy';

test('rests longer after each end and gives up at the sixth within a minute', () => {
  let exits: readonly number[] = [];
  const decisions = [0, 1_000, 2_000, 3_000, 4_000, 5_000].map((at) => {
    const next = decideRestart(exits, at);
    exits = next.exits;
    return next.decision;
  });
  const delays = decisions.map((one) => (one.kind === 'restart' ? one.delayMs : null));
  expect(delays.slice(0, 5)).toEqual([50, 250, 1_000, 2_000, 5_000]);
  expect(decisions[5]).toEqual({ kind: 'give-up' });
});

test('forgets ends older than a minute', () => {
  const { decision, exits } = decideRestart([0, 1, 2, 3, 4], 60_003);
  expect(decision).toEqual({ kind: 'restart', delayMs: 250 });
  expect(exits).toEqual([4, 60_003]);
});
