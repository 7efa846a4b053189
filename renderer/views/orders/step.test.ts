import { expect, test } from 'vitest';
import { orderId, shopId } from '../../../shared/ids';
import { madeUpShop } from '../../testing/made-up-orders';
import { mixedPlaces, placesOf } from '../../testing/places';
import { stepFrom } from './step';

const list = placesOf([9, 7, 5]);
const key = (id: number | null, shop = madeUpShop) =>
  id === null ? null : { shop, orderId: orderId(id) };

test.each([
  [null, 'next', 9],
  [null, 'previous', 9],
  [9, 'next', 7],
  [5, 'next', 5],
  [9, 'previous', 9],
  [5, 'first', 9],
  [9, 'last', 5],
  [8, 'next', 9],
] as const)('from %s, %s leads to %i', (selected, step, target) => {
  expect(stepFrom(list, key(selected), step)).toEqual(key(target));
});

test('an empty list leads nowhere', () => {
  expect(stepFrom(placesOf([]), null, 'next')).toBeNull();
});

test('steps go through the same number of two shops one after the other', () => {
  const [quay, mill] = [shopId('quay'), shopId('mill')];
  const mixed = mixedPlaces(
    [quay, mill],
    [
      [quay, 2],
      [mill, 2],
      [quay, 1],
    ],
  );
  const second = stepFrom(mixed, key(2, quay), 'next');
  expect(second).toEqual(key(2, mill));
  expect(stepFrom(mixed, second, 'next')).toEqual(key(1, quay));
  expect(stepFrom(mixed, second, 'previous')).toEqual(key(2, quay));
});
