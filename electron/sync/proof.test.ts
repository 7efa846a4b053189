import { expect, test } from 'vitest';
import { createKnownOrders } from './known-orders';
import { createProof } from './proof';

test('a find proves the misses answered before its request started, and only those', () => {
  const proof = createProof();
  proof.missed(10, 2);
  proof.missed(11, 5);
  proof.missed(12, 9);
  expect(proof.found(1)).toEqual([]);
  expect(proof.found(6)).toEqual([10, 11]);
  expect(proof.pending()).toBe(1);
  expect(proof.found(20)).toEqual([12]);
});

test('what is thrown away is never proven', () => {
  const proof = createProof();
  proof.missed(10, 2);
  proof.missed(11, 5);
  expect(proof.throwAway()).toEqual([10, 11]);
  expect(proof.found(99)).toEqual([]);
});

test('known orders come latest first, doubted ones last', () => {
  const known = createKnownOrders();
  expect(known.pick()).toBeNull();
  for (const id of [1, 2, 3]) known.add(id);
  expect(known.pick()).toBe(3);
  expect(known.pick(3)).toBe(2);
  known.doubt(3);
  expect(known.pick()).toBe(2);
  known.doubt(2);
  known.doubt(1);
  expect(known.pick()).toBe(3);
  known.doubt(3);
  expect(known.pick()).toBe(2);
  known.add(1);
  expect(known.pick()).toBe(1);
});

test('only the latest known orders are kept', () => {
  const known = createKnownOrders();
  for (let id = 1; id <= 500; id += 1) known.add(id);
  for (let id = 500; id > 436; id -= 1) {
    expect(known.pick()).toBe(id);
    known.doubt(id);
  }
  expect(known.pick()).toBe(500);
});
