import { expect, test } from 'vitest';
import { readTestOptions, STEPS } from './test-options.mjs';

test('runs every step by default', () => {
  expect(readTestOptions([])).toEqual({ steps: STEPS, isLong: false, isTreeChecked: false });
});

test('keeps the order of the steps, not of the command line', () => {
  expect(readTestOptions(['--only', 'e2e,unit', '--long']).steps).toEqual(['unit', 'e2e']);
});

test('refuses what it does not know', () => {
  expect(() => readTestOptions(['--only', 'unit,speed'])).toThrow('no step "speed"');
  expect(() => readTestOptions(['--quick'])).toThrow('--quick');
});
