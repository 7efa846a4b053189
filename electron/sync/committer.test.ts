import { expect, test } from 'vitest';
import { ok } from '../../shared/result';
import { aHeader, harbour } from '../cache/testing/headers';
import type { SettledRange, WalkBatch } from '../cache/types';
import { createCommitter, missingRange, readRange } from './committer';
import { kindOf, settle } from './coverage';
import type { Coverage } from './coverage';
import { createFakeClock } from './testing/fake-clock';
import { plainCache } from './testing/plain-cache';

function begin(batchOrders: number) {
  const batches: WalkBatch[] = [];
  let written: Coverage = [];
  const cache = plainCache();
  const committer = createCommitter({
    shop: harbour,
    writer: cache,
    clock: createFakeClock(),
    batchOrders,
    batchMs: 150,
    isRead: (id) => kindOf(written, id) === 'read',
    onCommitted: (batch) => {
      batches.push(batch);
      written = settle(written, batch.settled);
    },
    onFailed: () => undefined,
    onRoom: () => undefined,
  });
  const ranges = async (): Promise<readonly SettledRange[]> => {
    const position = await cache.position(harbour);
    return position.ok ? position.value.ranges : [];
  };
  return { committer, batches, ranges };
}

test('an order that was missing before it was found in one batch is written as read', async () => {
  const { committer, ranges } = begin(25);
  committer.addRange(missingRange(7));
  committer.addOrder(aHeader(7));
  expect(await committer.flush()).toEqual(ok(null));
  expect(await ranges()).toEqual([readRange(7)]);
});

test('a miss that waits for the orders before it does not undo one of them', async () => {
  const { committer, batches, ranges } = begin(1);
  committer.addOrder(aHeader(9));
  committer.addRange(missingRange(7));
  committer.addOrder(aHeader(7));
  committer.addOrder(aHeader(6));
  committer.addRange(missingRange(5));
  expect(await committer.flush()).toEqual(ok(null));
  expect(batches).toHaveLength(3);
  expect(await ranges()).toEqual([missingRange(5), { ...readRange(6), to: 7 }, readRange(9)]);
});
