import { expect, test } from 'vitest';
import { windowsOf } from './use-order-rows';

const ids = Int32Array.from({ length: 130 }, (_, at) => 1000 - at);

test('windows begin at multiples of 50, wherever the screen stands', () => {
  expect(windowsOf(ids, 0, 10).map((window) => window[0])).toEqual([1000]);
  expect(windowsOf(ids, 40, 60).map((window) => window[0])).toEqual([1000, 950]);
  expect(windowsOf(ids, 99, 129).map((window) => window.length)).toEqual([50, 30]);
});

test('nothing is asked past the end', () => {
  expect(windowsOf(ids, 120, 500).map((window) => window[0])).toEqual([900]);
  expect(windowsOf(new Int32Array(0), 0, 0)).toEqual([]);
});
