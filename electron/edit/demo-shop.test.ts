import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Dialect } from '../../shared/capabilities';
import { orderId } from '../../shared/ids';
import type { FaultInput } from '../../demo/faults/fault';
import {
  harbour,
  makeOrder,
  openHistoryDesk,
  type HistoryDeskOptions,
} from './testing/history-desk';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function desk(options: HistoryDeskOptions) {
  const opened = await openHistoryDesk(options);
  open.push(opened);
  return opened;
}

const readers: readonly Dialect[] = ['2.3', '3.0'];
const writers: readonly Dialect[] = ['4.0', '4.1'];

describe.each([...readers, ...writers])('on %s', (dialect) => {
  test('adds one entry with status, comment and notify, and tells what is known', async () => {
    const { shop, add, changes, read } = await desk({ dialect });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id, comment: 'Tom & "Żółć" <b>2×</b>\nok', notify: true });
    expect(change.state.kind).toBe(readers.includes(dialect) ? 'done' : 'sent');
    const rows = shop.control.history(id);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      order_status_id: '3',
      notify: '1',
      comment: 'Tom &amp; &quot;Żółć&quot; &lt;b&gt;2×&lt;/b&gt;\nok',
    });
    expect(changes.map(({ state }) => state.kind)).toEqual([
      'waiting',
      'sending',
      change.state.kind,
    ]);
    if (change.state.kind === 'done') {
      expect(change.state.stored).toMatchObject({ statusId: 3 });
      expect(change.before).toMatchObject({ statusId: 1 });
      expect(read.at(-1)).toMatchObject({ orderId: id, statusId: 3 });
    }
  });

  test('stays silent where the customer is not to be mailed', async () => {
    const { shop, add } = await desk({ dialect });
    await add({ orderId: makeOrder({ shop }) });
    expect(shop.control.mails()).toEqual([]);
  });

  test('says not done where the shop has no such order, and stores nothing', async () => {
    const { add } = await desk({ dialect });
    const change = await add({ orderId: orderId(99_999) });
    expect(change.state).toMatchObject({
      kind: 'not-done',
      error: { code: readers.includes(dialect) ? 'order-not-found' : 'write-refused' },
    });
  });

  test('says not done where the shop does not let it in', async () => {
    const { shop, add, key } = await desk({ dialect });
    const id = makeOrder({ shop });
    key.current = 'x'.repeat(64);
    const refused = await add({ orderId: id });
    expect(refused.state).toMatchObject({
      kind: 'not-done',
      error: { code: dialect === '4.1' ? 'signature-refused' : 'wrong-key' },
    });
    key.current = null;
    expect((await add({ orderId: id })).state).toMatchObject({ error: { code: 'no-key' } });
    expect(shop.control.history(id)).toEqual([]);
  });

  const lost: readonly (readonly [string, FaultInput])[] = [
    ['cut before the commit', { name: 'write-lost', when: 'before' }],
    ['cut during the commit', { name: 'write-lost', when: 'during' }],
    ['cut after the commit', { name: 'write-lost', when: 'after' }],
    ['never answered, before', { name: 'time-out', only: 'write', when: 'before' }],
    ['never answered, after', { name: 'time-out', only: 'write', when: 'after' }],
    ['answered with a page, before', { name: 'html-500', only: 'write', when: 'before' }],
    ['answered with a page, after', { name: 'html-500', only: 'write', when: 'after' }],
    ['sent on to error.html', { name: 'error-html-redirect', only: 'write', when: 'after' }],
    ['garbled', { name: 'garbage', only: 'write' }],
    ['with the mail server down', 'mail-down'],
  ];
  test.each(lost)(
    'an entry %s is there once at most, and what is said is true',
    async (_, fault) => {
      const { shop, add, history } = await desk({ dialect, faults: [fault] });
      const id = makeOrder({ shop });
      const change = await add({ orderId: id, notify: fault === 'mail-down' });
      const rows = shop.control.history(id);
      const status = Number(shop.control.order(id)?.order_status_id);
      expect(rows.length).toBeLessThanOrEqual(1);
      const { kind } = change.state;
      expect(['done', 'not-done', 'unknown']).toContain(kind);
      if (kind === 'done') expect(status).toBe(3);
      if (kind === 'not-done') expect([rows.length, status]).toEqual([0, 1]);
      // the order is closed to further changes until it is known
      const more = await history.add({
        shop: harbour,
        orderId: id,
        statusId: 5,
        comment: '',
        notify: false,
      });
      expect(more.ok).toBe(kind !== 'unknown');
    },
  );
});

describe.each(readers)('a lost answer on %s', (dialect) => {
  test('is done when the shop shows it', async () => {
    const { shop, add } = await desk({ dialect, faults: [{ name: 'write-lost', when: 'after' }] });
    const id = makeOrder({ shop });
    expect((await add({ orderId: id })).state).toMatchObject({
      kind: 'done',
      stored: { statusId: 3 },
    });
  });

  test('is unknown when the shop does not show it, and done when a later look finds it', async () => {
    const { shop, add, history } = await desk({
      dialect,
      faults: [{ name: 'write-lost', when: 'before' }],
    });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    expect(change.state).toMatchObject({ kind: 'unknown', lastLook: { statusId: 1 } });
    const still = await history.check({ shop: harbour, id: change.id });
    expect(still).toMatchObject({ ok: true, value: { state: { kind: 'unknown' } } });
    shop.control.addHistory(id, { statusId: 3 });
    const found = await history.check({ shop: harbour, id: change.id });
    expect(found).toMatchObject({ ok: true, value: { state: { kind: 'done' } } });
    expect(shop.control.history(id)).toHaveLength(1);
  });

  test('is told from a change a moment before: it waits until the second has passed', async () => {
    const { shop, add, history } = await desk({
      dialect,
      faults: [{ name: 'write-lost', when: 'before' }],
    });
    const id = orderId(shop.control.addOrder());
    shop.control.addHistory(id, { statusId: 3 });
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe('unknown');
    shop.control.addHistory(id, { statusId: 3 });
    const found = await history.check({ shop: harbour, id: change.id });
    expect(found).toMatchObject({ ok: true, value: { state: { kind: 'done' } } });
  });

  test('looks again by itself', async () => {
    const timers: (() => void)[] = [];
    const { shop, add, reaches } = await desk({
      dialect,
      faults: [{ name: 'write-lost', when: 'before' }],
      clock: {
        setTimer: (_, fn) => {
          timers.push(fn);
          return () => undefined;
        },
      },
    });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    shop.control.addHistory(id, { statusId: 3 });
    await vi.waitFor(() => expect(timers).toHaveLength(1));
    timers[0]?.();
    expect((await reaches(change.id, 'done')).state.kind).toBe('done');
  });
});

describe.each(writers)('a lost answer on %s', (dialect) => {
  test('is unknown until the user has looked in the shop', async () => {
    const { shop, add, history } = await desk({
      dialect,
      faults: [{ name: 'write-lost', when: 'after' }],
    });
    const change = await add({ orderId: makeOrder({ shop }) });
    expect(change.state).toMatchObject({ kind: 'unknown', lastLook: null });
    expect(await history.check({ shop: harbour, id: change.id })).toMatchObject({
      error: { code: 'not-offered' },
    });
    const settled = await history.settle({ shop: harbour, id: change.id }, 'done');
    expect(settled).toMatchObject({ ok: true, value: { state: { kind: 'settled', as: 'done' } } });
  });
});

describe('a login that ends', () => {
  test.each([1, 2, 3, 4])('at request %i of it leads to one entry all the same', async (after) => {
    const { shop, add } = await desk({
      dialect: '3.0',
      faults: [{ name: 'expired-token', after, times: 1 }],
    });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe('done');
    expect(shop.control.history(id)).toHaveLength(1);
  });
});

describe('several entries', () => {
  test('of one shop go out one after the other, each on a login of its own', async () => {
    const { shop, add } = await desk({ dialect: '2.3', latencyMs: 5 });
    const ids = [makeOrder({ shop }), makeOrder({ shop }), makeOrder({ shop })];
    const changes = await Promise.all(ids.map((id) => add({ orderId: id })));
    const after = shop.control.counters();
    expect(changes.map(({ state }) => state.kind)).toEqual(['done', 'done', 'done']);
    expect(after.byOutcome.login).toBe(3);
    expect(after.maxConcurrent).toBe(1);
  });

  test('of one order asked for at once: the second is refused while the first is not settled', async () => {
    const { shop, history, reaches } = await desk({ dialect: '3.0', latencyMs: 20 });
    const id = makeOrder({ shop });
    const draft = { shop: harbour, orderId: id, statusId: 3, comment: '', notify: false };
    const [first, second] = await Promise.all([history.add(draft), history.add(draft)]);
    expect(second).toMatchObject({ ok: false, error: { code: 'unsettled-write' } });
    if (!first.ok) throw new Error(first.error.code);
    await reaches(first.value.id, 'done');
    expect(shop.control.history(id)).toHaveLength(1);
  });
});

describe('an order that became abandoned meanwhile', () => {
  test('is not changed: other mails than those foretold would go out', async () => {
    const { shop, add, seen } = await desk({ dialect: '3.0' });
    const id = makeOrder({ shop }, 0);
    seen.statusId = 2;
    const change = await add({ orderId: id });
    expect(change.state).toMatchObject({
      kind: 'not-done',
      error: { code: 'forecast-changed' },
    });
    expect(shop.control.history(id)).toEqual([]);
    expect(shop.control.mails()).toEqual([]);
    seen.statusId = 0;
    expect((await add({ orderId: id })).state.kind).toBe('done');
  });
});

describe('the end of the desk', () => {
  test('is named as the reason of what it broke off', async () => {
    const { shop, history, reaches } = await desk({
      dialect: '3.0',
      timeoutMs: 20_000,
      faults: [{ name: 'time-out', only: 'write', when: 'before' }],
    });
    const id = makeOrder({ shop });
    const added = await history.add({
      shop: harbour,
      orderId: id,
      statusId: 3,
      comment: '',
      notify: false,
    });
    if (!added.ok) throw new Error(added.error.code);
    await vi.waitFor(() => expect(shop.control.counters().byRoute['api/order/history']).toBe(1));
    await history.end();
    expect((await reaches(added.value.id, 'unknown')).state).toMatchObject({
      error: { code: 'ended-before-answer' },
    });
  });
});

describe('a shop that is being disconnected', () => {
  test('sends nothing more; what has left is unknown', async () => {
    const { shop, history, reaches } = await desk({
      dialect: '3.0',
      timeoutMs: 20_000,
      faults: [{ name: 'time-out', only: 'write', when: 'before' }],
    });
    const ids = [makeOrder({ shop }), makeOrder({ shop })];
    const added = await Promise.all(
      ids.map((id) =>
        history.add({ shop: harbour, orderId: id, statusId: 3, comment: '', notify: false }),
      ),
    );
    const [first, second] = added.map((one) => (one.ok ? one.value.id : ''));
    await vi.waitFor(() => expect(shop.control.counters().byRoute['api/order/history']).toBe(1));
    await history.whileClosed(harbour, async () => undefined);
    expect((await reaches(first ?? '', 'unknown')).state.kind).toBe('unknown');
    expect((await reaches(second ?? '', 'not-done')).state).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(ids.map((id) => shop.control.history(id))).toEqual([[], []]);
  });
});

describe('the next start', () => {
  test('finds what was waiting not sent, what was sending unknown, and sends neither', async () => {
    const first = await desk({ dialect: '3.0' });
    const { outbox, shop } = first;
    const id = makeOrder({ shop });
    const base = {
      shop: harbour,
      orderId: id,
      statusId: 3,
      comment: '',
      notify: false,
      createdAt: Date.now(),
      sentAt: null,
      shopAheadMs: null,
      before: null,
    } as const;
    const waiting = { ...base, id: crypto.randomUUID(), state: { kind: 'waiting' } } as const;
    const sending = {
      ...base,
      id: crypto.randomUUID(),
      sentAt: Date.now(),
      before: { statusId: 1, dateModified: '2020-01-01 00:00:00', at: Date.now() },
      state: { kind: 'sending' },
    } as const;
    await outbox.add(waiting);
    await outbox.add(sending);
    expect(await first.history.begin()).toMatchObject({ ok: true });
    expect((await first.reaches(waiting.id, 'not-done')).state).toMatchObject({
      error: { code: 'ended-before-sending' },
    });
    expect((await first.reaches(sending.id, 'unknown')).state).toMatchObject({
      error: { code: 'ended-before-answer' },
    });
    expect(shop.control.history(id)).toEqual([]);
  });
});
