import { expect, test } from 'vitest';
import { orderId } from '../../shared/ids';
import { valueOf } from '../sqlite/testing/files';
import { memoryCache } from './testing/caches';
import { contentsOf, someContents } from './testing/contents';
import { aBatch, aHeader, aQuery, harbour, mill } from './testing/headers';

const gone = [orderId(1)];

async function withGone(asOf = 2_000) {
  const cache = memoryCache();
  await cache.writer.commit(aBatch([aHeader(1), aHeader(2)], { contents: [contentsOf(1)] }));
  const receipt = await valueOf(cache.writer.commit(aBatch([], { gone, asOf })));
  const order = () => valueOf(cache.reader.order({ shop: harbour, orderId: orderId(1) }));
  return { ...cache, receipt, order };
}

test('a gone order stays readable, in the list and in the counts, and says so', async () => {
  const { reader, receipt, order } = await withGone();
  expect(receipt.ids).toEqual([1]);
  expect(await order()).toEqual({
    shop: harbour,
    header: aHeader(1),
    asOf: 1_000,
    contents: someContents(),
    goneSince: 2_000,
  });
  expect([...(await valueOf(reader.orderIds(aQuery()))).ids]).toEqual([2, 1]);
  expect([...(await valueOf(reader.orderIds(aQuery({ search: 'mug' })))).ids]).toEqual([1]);
  expect((await valueOf(reader.counts(harbour))).all).toBe(2);
  const { rows } = await valueOf(reader.rows(harbour, [1, 2].map(orderId)));
  expect(rows.map((row) => row.isGone)).toEqual([true, false]);
});

test('an order told gone again keeps the moment, and that is no change', async () => {
  const { writer, receipt, order } = await withGone();
  const again = await valueOf(writer.commit(aBatch([], { gone, asOf: 5_000 })));
  expect(again).toEqual({ revision: receipt.revision, ids: [] });
  expect((await order())?.goneSince).toBe(2_000);
});

test.each([
  ['as it was', aHeader(1)],
  ['changed', aHeader(1, { comment: 'back again' })],
])('an order written again %s is no longer gone', async (_how, header) => {
  const { writer, receipt, order } = await withGone();
  const back = await valueOf(writer.commit(aBatch([header], { asOf: 3_000 })));
  expect(back).toEqual({ revision: receipt.revision + 1, ids: [1] });
  expect(await order()).toMatchObject({ header, asOf: 3_000, goneSince: null });
});

test('an order that is both told and gone in one batch is there', async () => {
  const { writer, order } = await withGone();
  await writer.commit(aBatch([aHeader(1)], { asOf: 3_000, gone }));
  expect((await order())?.goneSince).toBeNull();
});

test('an order read later than it was found gone stays', async () => {
  const { receipt, order } = await withGone(500);
  expect(receipt.ids).toEqual([]);
  expect((await order())?.goneSince).toBeNull();
});

test('an order that was never read, or is of another shop, cannot be gone', async () => {
  const { writer, order } = await withGone(500);
  const batch = aBatch([aHeader(5)], { shop: mill, asOf: 2_000, gone: [...gone, orderId(99)] });
  expect((await valueOf(writer.commit(batch))).ids).toEqual([5]);
  expect((await order())?.goneSince).toBeNull();
});
