import { expect, test } from 'vitest';
import { shopId } from '../../../shared/ids';
import { idsByShop } from '../../queries/order-places';
import { mixedPlaces, placesOf } from '../../testing/places';
import { countUnseen, keepPlace } from './keep-place';

const list = (...ids: number[]) => placesOf(ids);

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
  expect(countUnseen(list(11, 10, 9, 8), 3, idsByShop(list(9, 8)))).toBe(2);
  expect(countUnseen(list(11, 10, 9, 8), 0, new Map())).toBe(0);
});

const [quay, mill] = [shopId('quay'), shopId('mill')];

test('a row keeps its place beside one of the same number from another shop', () => {
  const before = mixedPlaces(
    [quay, mill],
    [
      [quay, 5],
      [quay, 4],
    ],
  );
  const after = mixedPlaces(
    [quay, mill],
    [
      [mill, 5],
      [mill, 4],
      [quay, 5],
      [quay, 4],
    ],
  );
  expect(keepPlace(before, after, 1)).toEqual({ index: 3, isFound: true });
});

test('an order is new although another shop has shown one of its number', () => {
  const shown = mixedPlaces([quay, mill], [[quay, 5]]);
  const after = mixedPlaces(
    [quay, mill],
    [
      [mill, 5],
      [quay, 5],
    ],
  );
  expect(countUnseen(after, 2, idsByShop(shown))).toBe(1);
});
