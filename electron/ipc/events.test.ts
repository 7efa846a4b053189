import { describe, expect, test } from 'vitest';
import { orderId, shopId } from '../../shared/ids';
import type { EventName } from '../../shared/ipc/contract';
import type { SyncState } from '../../shared/sync-state';
import { createEvents, type TimerPort } from './events';

const quay = shopId('quay');
const harbour = shopId('harbour');

/** A clock that moves by hand. */
function handClock() {
  let nowMs = 1_000_000;
  let due: { atMs: number; run: () => void }[] = [];
  const port: TimerPort = {
    now: () => nowMs,
    after: (ms, run) => {
      const entry = { atMs: nowMs + ms, run };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
  };
  function pass(ms: number): void {
    const end = nowMs + ms;
    for (;;) {
      const next = due.filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      due = due.filter((other) => other !== next);
      nowMs = next.atMs;
      next.run();
    }
    nowMs = end;
  }
  /** Sets the wall clock; what is due stays as far away as it was. */
  function setBack(ms: number): void {
    nowMs -= ms;
    due = due.map((entry) => ({ ...entry, atMs: entry.atMs - ms }));
  }
  return { port, pass, setBack, waiting: () => due.length };
}

function setUp() {
  const clock = handClock();
  const sent: { event: EventName; data: unknown; atMs: number }[] = [];
  const events = createEvents(
    (event, data) => sent.push({ event, data, atMs: clock.port.now() }),
    clock.port,
  );
  const change = (shop: typeof quay, ids: number[] | null, revision: number) =>
    events.ordersChanged({ shop, ids: ids?.map(orderId) ?? null, revision });
  return { ...clock, events, sent, change };
}

describe('orders:changed', () => {
  test('goes out at once, then what follows is joined a quarter of a second later', () => {
    const { sent, change, pass } = setUp();
    change(quay, [1], 1);
    change(quay, [2, 3], 2);
    change(quay, [3, 4], 3);
    expect(sent.map(({ data }) => data)).toEqual([{ shop: quay, ids: [1], revision: 1 }]);
    pass(250);
    expect(sent.map(({ data }) => data)).toEqual([
      { shop: quay, ids: [1], revision: 1 },
      { shop: quay, ids: [2, 3, 4], revision: 3 },
    ]);
    pass(10_000);
    expect(sent).toHaveLength(2);
  });

  test('is told at most four times a second per shop, however often things happen', () => {
    const { sent, change, pass } = setUp();
    for (let step = 1; step <= 1000; step += 1) {
      change(quay, [step], step);
      change(harbour, [step], step);
      pass(10);
    }
    pass(1000);
    for (const shop of [quay, harbour]) {
      const times = sent
        .filter(({ data }) => (data as { shop: string }).shop === shop)
        .map(({ atMs }) => atMs);
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
    }
    const told = sent.flatMap(({ data }) => (data as { ids: number[] }).ids);
    expect(new Set(told).size).toBe(1000);
  });

  test('waits no longer when the clock was set back by an hour', () => {
    const { sent, change, pass, setBack } = setUp();
    change(quay, [1], 1);
    setBack(3_600_000);
    change(quay, [2], 2);
    pass(250);
    expect(sent.map(({ data }) => (data as { revision: number }).revision)).toEqual([1, 2]);
  });

  test('names no ids when there are more than 200', () => {
    const { sent, change, pass } = setUp();
    const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
    change(quay, many(1, 200), 1);
    change(quay, many(201, 150), 2);
    change(quay, many(300, 150), 3);
    pass(250);
    change(harbour, many(1, 201), 4);
    expect(sent.map(({ data }) => (data as { ids: number[] | null }).ids?.length ?? null)).toEqual([
      200,
      null,
      null,
    ]);
  });

  test('names no ids when one of the joined changes names none', () => {
    const { sent, change, pass } = setUp();
    change(quay, [1], 1);
    change(quay, null, 2);
    change(quay, [2], 3);
    pass(250);
    expect(sent[1]?.data).toEqual({ shop: quay, ids: null, revision: 3 });
  });
});

test('sync:changed tells the newest state', () => {
  const { events, sent, pass } = setUp();
  const state = (requests: number) => ({ shop: quay, requests }) as SyncState; // only these are looked at
  for (const requests of [1, 2, 3]) events.syncChanged(state(requests));
  pass(250);
  expect(sent.map(({ data }) => (data as SyncState).requests)).toEqual([1, 3]);
});

test.each([4, 40])(
  '%i shops at once are told about 16 times a second in all, each of them',
  (count) => {
    const { events, sent, pass } = setUp();
    const shops = Array.from({ length: count }, (_, place) => shopId(`shop-${place}`));
    for (let step = 0; step < 1_000; step += 1) {
      for (const shop of shops) events.syncChanged({ shop, requests: step } as SyncState); // only these are looked at
      pass(10);
    }
    expect(sent.length).toBeLessThanOrEqual(count + 10 * 16 + count);
    pass(10_000);
    for (const shop of shops) {
      const told = sent.map(({ data }) => data as SyncState).filter((state) => state.shop === shop);
      expect(told.length).toBeGreaterThanOrEqual(4);
      expect(told.at(-1)?.requests).toBe(999);
    }
  },
);

test('other events pass at once', () => {
  const { events, sent } = setUp();
  events.tell('connect:stepped', { step: 'reach' });
  events.tell('connect:stepped', { step: 'dialect' });
  expect(sent).toHaveLength(2);
});

test('closing calls off what is gathered', () => {
  const { events, sent, change, pass, waiting } = setUp();
  change(quay, [1], 1);
  change(quay, [2], 2);
  events.close();
  expect(waiting()).toBe(0);
  pass(1000);
  expect(sent).toHaveLength(1);
});
