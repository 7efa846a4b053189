import path from 'node:path';
import { expect, test } from 'vitest';
import { readDemoOptions } from './demo-options.mjs';

test('shows a 3.0 shop with the connector and without faults by default', () => {
  expect(readDemoOptions([])).toEqual({
    dialects: ['3.0'],
    isStock: false,
    faults: [],
    isSmoke: false,
    screenshot: null,
    timeLimitMs: 300_000,
  });
});

test('reads every option', () => {
  const line =
    '--dialect 2.3 --stock --fault slow --fault html --smoke --screenshot a/b.png --time-limit 9';
  expect(readDemoOptions(line.split(' '))).toEqual({
    dialects: ['2.3'],
    isStock: true,
    faults: ['slow', 'html'],
    isSmoke: true,
    screenshot: path.resolve('a/b.png'),
    timeLimitMs: 9000,
  });
});

test('reads several shops', () => {
  const { dialects } = readDemoOptions(['--shops', '3.0, 2.3,4.1']);
  expect(dialects).toEqual(['3.0', '2.3', '4.1']);
});

test.each([
  [['--dialect', '2.1'], 'no demo shop'],
  [['--shops', '3.0,'], 'no demo shop'],
  [['--shops', '3.0', '--dialect', '3.0'], 'for one shop'],
  [['--shops', Array(9).fill('3.0').join(',')], 'at most 8'],
  [['--screenshot', 'a.png'], '--smoke'],
  [['--smoke', '--time-limit', 'soon'], 'seconds'],
  [['--smok'], '--smok'],
])('refuses %j', (args, reason) => {
  expect(() => readDemoOptions(args)).toThrow(reason);
});
