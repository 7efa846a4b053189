import path from 'node:path';
import { expect, test } from 'vitest';
import { readDemoOptions } from './demo-options.mjs';

test('shows a 3.0 shop without faults by default', () => {
  expect(readDemoOptions([])).toEqual({
    dialect: '3.0',
    faults: [],
    isSmoke: false,
    screenshot: null,
    timeLimitMs: 300_000,
  });
});

test('reads every option', () => {
  const line =
    '--dialect 2.3 --fault slow --fault html --smoke --screenshot a/b.png --time-limit 9';
  expect(readDemoOptions(line.split(' '))).toEqual({
    dialect: '2.3',
    faults: ['slow', 'html'],
    isSmoke: true,
    screenshot: path.resolve('a/b.png'),
    timeLimitMs: 9000,
  });
});

test.each([
  [['--dialect', '4.1'], 'no demo shop'],
  [['--screenshot', 'a.png'], '--smoke'],
  [['--smoke', '--time-limit', 'soon'], 'seconds'],
  [['--smok'], '--smok'],
])('refuses %j', (args, reason) => {
  expect(() => readDemoOptions(args)).toThrow(reason);
});
