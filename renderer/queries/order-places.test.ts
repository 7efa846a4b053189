import { describe, expect, test } from 'vitest';
import { orderId, shopId } from '../../shared/ids';
import { mixedPlaces } from '../testing/places';
import { idsByShop, isSameOrder, keyAt, keyText, placeOf } from './order-places';

const [quay, mill, pier] = [shopId('quay'), shopId('mill'), shopId('pier')];
const key = (shop: typeof quay, id: number) => ({ shop, orderId: orderId(id) });
const list = mixedPlaces(
  [quay, mill],
  [
    [mill, 3],
    [quay, 3],
    [quay, 2],
    [mill, 2],
  ],
);

describe('the same number in two shops', () => {
  test('has two places', () => {
    expect(placeOf(list, key(quay, 3))).toBe(1);
    expect(placeOf(list, key(mill, 3))).toBe(0);
    expect(placeOf(list, key(mill, 2))).toBe(3);
    expect(keyAt(list, 3)).toEqual(key(mill, 2));
  });

  test('is two orders, with two words for them', () => {
    expect(isSameOrder(key(quay, 3), key(mill, 3))).toBe(false);
    expect(isSameOrder(key(quay, 3), key(quay, 3))).toBe(true);
    expect(keyText(key(quay, 3))).not.toBe(keyText(key(mill, 3)));
  });
});

test('an order the list does not hold has no place', () => {
  expect(placeOf(list, key(pier, 3))).toBe(-1);
  expect(placeOf(list, key(quay, 9))).toBe(-1);
  expect(placeOf(list, null)).toBe(-1);
  expect(keyAt(list, 4)).toBeNull();
  expect(isSameOrder(null, key(quay, 3))).toBe(false);
  expect(isSameOrder(null, null)).toBe(true);
});

test('numbers are sorted by their shop', () => {
  const sets = idsByShop(mixedPlaces([quay, mill], [[mill, 8]]));
  expect([...(sets.get(mill) ?? [])]).toEqual([8]);
  expect([...(sets.get(quay) ?? [])]).toEqual([]);
});
