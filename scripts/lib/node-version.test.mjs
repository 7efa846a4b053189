import { expect, test } from 'vitest';
import { isNodeNewEnough } from './node-version.mjs';

test.each([
  ['18.20.8', false],
  ['20.9.0', false],
  ['20.18.1', false],
  ['20.19.0', true],
  ['22.0.0', true],
  ['24.11.1', true],
])('Node %s is new enough: %s', (version, isEnough) => {
  expect(isNodeNewEnough(version)).toBe(isEnough);
});
