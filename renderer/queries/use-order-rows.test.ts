import { expect, test } from 'vitest';
import { shopId } from '../../shared/ids';
import { mixedPlaces, placesOf } from '../testing/places';
import { windowsOf } from './use-order-rows';

const list = placesOf(Array.from({ length: 130 }, (_, at) => 1000 - at));

test('windows begin at multiples of 50, wherever the screen stands', () => {
  expect(windowsOf(list, 0, 10).map(({ ids }) => ids[0])).toEqual([1000]);
  expect(windowsOf(list, 40, 60).map(({ ids }) => ids[0])).toEqual([1000, 950]);
  expect(windowsOf(list, 99, 129).map(({ ids }) => ids.length)).toEqual([50, 30]);
});

test('nothing is asked past the end', () => {
  expect(windowsOf(list, 120, 500).map(({ ids }) => ids[0])).toEqual([900]);
  expect(windowsOf(placesOf([]), 0, 0)).toEqual([]);
});

test('of several shops, each is asked for its own numbers only', () => {
  const [quay, mill] = [shopId('quay'), shopId('mill')];
  const mixed = mixedPlaces(
    [quay, mill],
    [
      [mill, 7],
      [quay, 7],
      [quay, 6],
      [mill, 5],
    ],
  );
  expect(windowsOf(mixed, 0, 3)).toEqual([
    { shop: mill, ids: [7, 5] },
    { shop: quay, ids: [7, 6] },
  ]);
});
