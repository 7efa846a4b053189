import { afterEach, describe, expect, test } from 'vitest';
import type { FaultInput } from '../../demo/faults/fault';
import type { HistoryChange } from '../../shared/history';
import type { OrderId } from '../../shared/ids';
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
  const opened = await openHistoryDesk({
    connector: {},
    // waits are as long as the test says: none
    clock: { sleep: async () => undefined },
    ...options,
  });
  open.push(opened);
  return opened;
}

/** A change that was on its way when the desk was killed. */
const left = (id: OrderId, parts: Partial<HistoryChange> = {}): HistoryChange => ({
  id: crypto.randomUUID(),
  shop: harbour,
  orderId: id,
  statusId: 3,
  comment: 'On its way',
  notify: false,
  createdAt: Date.now(),
  sentAt: Date.now(),
  shopAheadMs: 0,
  before: {
    statusId: 1,
    dateModified: '2024-02-29 12:00:00',
    highestEntryId: 0,
    at: Date.now(),
  },
  isKeyed: true,
  state: { kind: 'sending' },
  ...parts,
});

describe.each(['2.3', '3.0', '4.0', '4.1'] as const)('a %s shop with the connector', (dialect) => {
  test('takes one entry under its key, and the desk knows that it is done', async () => {
    const { shop, add, contents } = await desk({ dialect });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id, comment: 'Tom & Zoë\nok' });
    expect(change).toMatchObject({
      state: { kind: 'done', stored: { statusId: 3 } },
      isKeyed: true,
    });
    expect(shop.control.history(id)).toHaveLength(1);
    expect(shop.control.connectorKeys()).toEqual([{ key: change.id, kind: 'done' }]);
    expect(contents.at(-1)?.histories.at(-1)).toMatchObject({ comment: 'Tom & Zoë\nok' });
  });

  test('that may only be read takes it the old way, and its history proves it', async () => {
    const { shop, add, outbox } = await desk({ dialect, connector: { canWrite: false } });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe('done');
    expect(change.isKeyed).toBeUndefined();
    expect(await outbox.get({ shop: harbour, id: change.id })).toMatchObject({
      value: { before: { highestEntryId: expect.any(Number) as number } },
    });
    expect(shop.control.history(id)).toHaveLength(1);
    expect(shop.control.connectorKeys()).toEqual([]);
  });

  test('that lost its connector is written to the old way', async () => {
    const { shop, add } = await desk({ dialect });
    const id = makeOrder({ shop });
    shop.control.setConnector(false);
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe(dialect < '4' ? 'done' : 'sent');
    expect(change.isKeyed).toBeUndefined();
    expect(shop.control.history(id)).toHaveLength(1);
  });
});

const call = 'history';
const lost: readonly (readonly [string, FaultInput, boolean])[] = [
  ['lost before anything was done', { name: 'write-lost', when: 'before', times: 1 }, true],
  ['lost after all was done', { name: 'write-lost', when: 'after', times: 1 }, true],
  ['never answered, before', { name: 'time-out', call, when: 'before', times: 1 }, true],
  ['never answered, after', { name: 'time-out', call, when: 'after', times: 1 }, true],
  ['answered with a page, after', { name: 'html-500', call, when: 'after', times: 1 }, true],
  ['garbled', { name: 'garbage', call, times: 1 }, true],
  ['lost three times, after', { name: 'write-lost', when: 'after', times: 3 }, true],
  ['lost three times, before', { name: 'write-lost', when: 'before', times: 3 }, false],
];

describe.each(['3.0', '4.1'] as const)('an entry through the connector of %s', (dialect) => {
  test.each(lost)('%s, is there once at most and truly told', async (_, fault, isCertain) => {
    const { shop, add, history } = await desk({ dialect, faults: [fault] });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    const rows = shop.control.history(id).length;
    if (!isCertain) {
      expect([change.state.kind, rows]).toEqual(['unknown', 0]);
      const checked = await history.check({ shop: harbour, id: change.id });
      expect(checked).toMatchObject({ value: { state: { kind: 'done' } } });
      expect(shop.control.history(id)).toHaveLength(1);
      return;
    }
    expect([change.state.kind, rows]).toEqual(['done', 1]);
  });

  test('that the shop took back is not done', async () => {
    const { shop, add } = await desk({ dialect });
    const id = makeOrder({ shop });
    shop.control.setFault({ name: 'write-lost', when: 'before', times: 1 });
    shop.control.refuseCall(call, 'undone');
    const change = await add({ orderId: id });
    expect(change.state).toMatchObject({ kind: 'not-done', error: { code: 'write-refused' } });
    expect(shop.control.history(id)).toEqual([]);
  });

  test('still at work is asked for until it is done', async () => {
    const { shop, add } = await desk({ dialect });
    const id = makeOrder({ shop });
    shop.control.refuseCall(call, 'in-progress', { key: 'x' }, 2);
    expect((await add({ orderId: id })).state.kind).toBe('done');
    expect(shop.control.history(id)).toHaveLength(1);
  });

  test('lost, with writes forbidden meanwhile, is not taken for refused', async () => {
    const { shop, add, history } = await desk({
      dialect,
      faults: [{ name: 'write-lost', when: 'before', times: 1 }],
    });
    const id = makeOrder({ shop });
    shop.control.refuseCall(call, 'read-only', {}, 5);
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe('unknown');
    const more = await history.add({ ...left(id), statusId: 5 });
    expect(more).toMatchObject({ error: { code: 'unsettled-write' } });
  });

  test('refused from the start is not done', async () => {
    const { shop, add } = await desk({ dialect });
    const id = makeOrder({ shop });
    shop.control.refuseCall(call, 'busy');
    expect((await add({ orderId: id })).state.kind).toBe('not-done');
    expect(shop.control.history(id)).toEqual([]);
  });

  test.each([true, false])(
    'on its way when the desk was killed is found, or asked for with the same key (done before: %s)',
    async (isDone) => {
      const timers: (() => void)[] = [];
      const one = await desk({
        dialect,
        clock: {
          sleep: async () => undefined,
          setTimer: (_, fn) => {
            timers.push(fn);
            return () => undefined;
          },
        },
      });
      const { shop, outbox, history } = one;
      const id = makeOrder({ shop });
      const change = left(id);
      await outbox.add(change);
      if (isDone) {
        const client = one.client();
        const found = await client.openConnector(new AbortController().signal);
        if (!found.ok || found.value.kind !== 'present') throw new Error('no connector');
        const { orderId, statusId, comment, notify } = change;
        const post = { key: change.id, orderId, statusId, comment, notify };
        await found.value.session.addHistory(post, new AbortController().signal);
        client.close();
      }
      expect(await history.begin()).toMatchObject({ ok: true });
      await one.reaches(change.id, 'unknown');
      for (const fire of timers.splice(0)) fire();
      const { state } = await one.reaches(change.id, 'done');
      // what stands there already is not asked for again, so whether its mail went out is not known
      expect('answerLost' in state).toBe(isDone);
      expect(shop.control.history(id)).toHaveLength(1);
    },
  );

  test('is not asked for again once somebody else went on with the order', async () => {
    const one = await desk({ dialect });
    const { shop, outbox, history } = one;
    const id = makeOrder({ shop });
    const change = left(id);
    await outbox.add(change);
    shop.control.addHistory(id, { statusId: 5, comment: 'sent by hand', notify: false });
    await history.begin();
    await one.reaches(change.id, 'unknown');
    await history.check({ shop: harbour, id: change.id });
    expect((await one.reaches(change.id, 'unknown')).state.kind).toBe('unknown');
    expect(shop.control.history(id)).toHaveLength(1);
  });

  test('sent before the shop had the connector is never sent by a key', async () => {
    const { shop, outbox, history } = await desk({ dialect });
    const id = makeOrder({ shop });
    const { isKeyed, ...change } = left(id);
    expect(isKeyed).toBe(true);
    await outbox.add(change);
    await history.begin();
    const checked = await history.check({ shop: harbour, id: change.id });
    expect(checked).toMatchObject({ value: { state: { kind: 'unknown' } } });
    expect(shop.control.history(id)).toEqual([]);
  });

  test('is not asked for again where the order became an abandoned one', async () => {
    const { shop, outbox, history } = await desk({ dialect });
    const id = makeOrder({ shop }, 0);
    const change = left(id);
    await outbox.add(change);
    await history.begin();
    expect(await history.check({ shop: harbour, id: change.id })).toMatchObject({
      error: { code: 'forecast-changed' },
    });
    expect(shop.control.history(id)).toEqual([]);
  });
});

describe.each(['3.0', '4.1'] as const)('with a connector of %s that may only read', (dialect) => {
  test.each(['before', 'after'] as const)(
    'an answer lost %s is told by the history',
    async (when) => {
      const { shop, add } = await desk({
        dialect,
        connector: { canWrite: false },
        faults: [{ name: 'write-lost', when }],
      });
      const id = makeOrder({ shop });
      const change = await add({ orderId: id });
      expect(change.state.kind).toBe(when === 'after' ? 'done' : 'unknown');
      expect(shop.control.history(id)).toHaveLength(when === 'after' ? 1 : 0);
    },
  );
});
