import { expect, test } from 'vitest';
import { compareCounts, compareLines, watchFirstPass } from './smoke-watch.mjs';

const ok = (/** @type {unknown} */ value) => ({ ok: /** @type {const} */ (true), value });

const quay = { id: 'shop-1', address: 'http://127.0.0.1:1/' };

/**
 * A desk that shows one sync state after the other; the last one stays.
 * @param {readonly object[]} states
 */
function desk(states, shop = quay) {
  let at = 0;
  return async (/** @type {string} */ channel) => {
    if (channel === 'shops:list') return ok([shop]);
    if (channel === 'orders:counts') return ok({ all: 380, abandoned: 20 });
    if (channel === 'app:info') return ok({ electron: '33.2.1' });
    at += 1;
    return ok(states[Math.min(at, states.length) - 1]);
  };
}

const walking = { phase: { kind: 'walking' }, firstPassDone: false, coverage: { read: 12 } };
const done = { phase: { kind: 'idle' }, firstPassDone: true, coverage: { read: 400 } };

/** A clock that goes on by one second with each wait. */
function clock() {
  let at = 0;
  return { now: () => at, wait: async () => void (at += 1000) };
}

test('answers the counts when the first pass is done', async () => {
  const ask = desk([walking, walking, done]);
  await expect(watchFirstPass(ask, { timeLimitMs: 60_000, ...clock() })).resolves.toEqual({
    shops: [{ ...quay, isOffered: true, ordersRead: 400, ordersInCache: 400 }],
    version: '33.2.1',
  });
});

test('does not wait for orders that are not offered', async () => {
  const phase = { kind: 'not-offered' };
  const ask = desk([{ phase, firstPassDone: false, coverage: { read: 0 } }]);
  const { shops } = await watchFirstPass(ask, { timeLimitMs: 60_000, ...clock() });
  expect(shops).toMatchObject([{ isOffered: false, ordersRead: 0 }]);
});

test('waits for as many shops as there are to be', async () => {
  const watching = watchFirstPass(desk([done]), { timeLimitMs: 3000, shops: 2, ...clock() });
  await expect(watching).rejects.toThrow('1 of 2 shops connected');
});

test('gives up at the time limit and says how far it came', async () => {
  const watching = watchFirstPass(desk([walking]), { timeLimitMs: 5000, ...clock() });
  await expect(watching).rejects.toThrow(
    'not done after 5 s; last seen: phase walking, 12 orders read',
  );
});

test('does not wait for a walk that has stopped', async () => {
  const error = { code: 'wrong-key', facts: { status: 200 } };
  const stopped = {
    phase: { kind: 'stopped', error },
    firstPassDone: false,
    coverage: { read: 0 },
  };
  const watching = watchFirstPass(desk([walking, stopped]), { timeLimitMs: 60_000, ...clock() });
  await expect(watching).rejects.toThrow('the walk stopped: wrong-key {"status":200}');
});

test('says so when the desk never connects', async () => {
  const watching = watchFirstPass(async () => ok([]), { timeLimitMs: 2000, ...clock() });
  await expect(watching).rejects.toThrow('did not connect');
});

test('accepts equal counts only', () => {
  expect(() => compareCounts({ ordersInShop: 4, ordersRead: 4, ordersInCache: 4 })).not.toThrow();
  expect(() => compareCounts({ ordersInShop: 4, ordersRead: 3, ordersInCache: 4 })).toThrow(
    'read 3',
  );
  expect(() => compareCounts({ ordersInShop: 4, ordersRead: 4, ordersInCache: 3 })).toThrow(
    'holds 3',
  );
});

test('accepts the same lines only', () => {
  const inShop = { products: [{ order_product_id: 70 }, { order_product_id: 71 }] };
  const line = (/** @type {number} */ lineId) => ({ lineId });
  expect(() => compareLines(7, inShop, { lines: [line(70), line(71)] })).not.toThrow();
  expect(() => compareLines(7, inShop, { lines: [line(70)] })).toThrow('the desk has 70');
  expect(() => compareLines(7, inShop, null)).toThrow('order 7 has the lines 70 71');
});
