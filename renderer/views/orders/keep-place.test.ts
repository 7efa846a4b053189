import { expect, test } from 'vitest';
import { countUnseen, keepPlace } from './keep-place';

const list = (...ids: number[]) => Int32Array.from(ids);

test('a row keeps its place when others come in above it', () => {
  expect(keepPlace(list(9, 8, 7, 6), list(11, 10, 9, 8, 7, 6), 2)).toEqual({
    index: 4,
    isFound: true,
  });
});

test('a row that left hands its place to the next one below', () => {
  expect(keepPlace(list(9, 8, 7, 6), list(10, 9, 8, 6), 2)).toEqual({ index: 2, isFound: true });
});

test('a list with nothing in common leaves the place alone', () => {
  expect(keepPlace(list(9, 8), list(3, 2), 1)).toEqual({ index: 1, isFound: false });
  expect(keepPlace(list(), list(3, 2), 0)).toEqual({ index: 0, isFound: false });
});

test('only unseen rows above are announced', () => {
  expect(countUnseen(list(11, 10, 9, 8), 3, new Set([9, 8]))).toBe(2);
  expect(countUnseen(list(11, 10, 9, 8), 0, new Set())).toBe(0);
});
