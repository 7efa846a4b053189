import { expect, test } from 'vitest';
import { rungs, type Attempt } from './ladder';

const states = (attempt: Attempt, reached: Parameters<typeof rungs>[1]) =>
  rungs(attempt, reached).map(({ state }) => state);

test('the ladder fills as steps are reached', () => {
  expect(states({ kind: 'idle' }, null)).toEqual(Array(6).fill('waiting'));
  expect(states({ kind: 'working' }, null)[0]).toBe('running');
  expect(states({ kind: 'working' }, 'dialect')).toEqual([
    'done',
    'done',
    'running',
    'waiting',
    'waiting',
    'waiting',
  ]);
  expect(states({ kind: 'done' }, 'keep')).toEqual(Array(6).fill('done'));
});

test('the step that was reached is the one that failed', () => {
  const error = { code: 'wrong-key', facts: {} } as const;
  expect(states({ kind: 'failed', error }, 'login')).toEqual([
    'done',
    'done',
    'done',
    'failed',
    'waiting',
    'waiting',
  ]);
  expect(states({ kind: 'failed', error }, null)[0]).toBe('failed');
});

test('a stopped try leaves what was reached', () => {
  expect(states({ kind: 'stopped' }, 'reach').slice(0, 2)).toEqual(['done', 'waiting']);
});
