import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HistoryChange } from '../../shared/history';
import { fail, ok, type Result } from '../../shared/result';
import type { Outbox } from '../outbox/types';
import {
  harbour,
  makeOrder,
  memoryOutbox,
  openHistoryDesk,
  type HistoryDeskOptions,
} from './testing/history-desk';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function desk(options: Partial<HistoryDeskOptions>) {
  const opened = await openHistoryDesk({ dialect: '3.0', ...options });
  open.push(opened);
  return opened;
}

/** Timers that fire only by hand. */
function handTimers() {
  const due: (() => void)[] = [];
  const setTimer = (_ms: number, fn: () => void) => {
    due.push(fn);
    return () => undefined;
  };
  return { due, clock: { setTimer } };
}

/** A real outbox whose writes fail where `refuses` says so; with `after`, only their answer is lost. */
function troubled(
  refuses: (change: HistoryChange) => 'before' | 'after' | null,
  code = 'storage-restarted' as const,
) {
  const real = memoryOutbox();
  const write = async (change: HistoryChange, run: () => Promise<Result<null>>) => {
    const when = refuses(change);
    if (when === 'before') return fail(code);
    const done = await run();
    return when === 'after' ? fail(code) : done;
  };
  const outbox: Outbox = {
    ...real,
    add: (change) => write(change, () => real.add(change)),
    update: (change) => write(change, () => real.update(change)),
  };
  return { outbox, real };
}

const draft = (orderId: ReturnType<typeof makeOrder>) => ({
  shop: harbour,
  orderId,
  statusId: 3,
  comment: 'On its way',
  notify: false,
});

describe('an end the outbox does not take', () => {
  test('is told the same everywhere, frees the order, and is kept later', async () => {
    let isDown = true;
    const timers = handTimers();
    const { outbox, real } = troubled((change) =>
      isDown && change.state.kind === 'done' ? 'before' : null,
    );
    const { shop, add, history } = await desk({ outbox, clock: timers.clock });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe('done');
    expect(await history.list(harbour, id)).toMatchObject({ value: [{ state: { kind: 'done' } }] });
    const kept = await real.get(change);
    expect(kept).toMatchObject({ value: { state: { kind: 'sending' } } });
    expect((await history.add(draft(id))).ok).toBe(true);
    await vi.waitFor(() => expect(timers.due.length).toBeGreaterThan(0));
    isDown = false;
    for (const fire of timers.due.splice(0)) fire();
    await vi.waitFor(async () =>
      expect(await real.get(change)).toMatchObject({ value: { state: { kind: 'done' } } }),
    );
  });

  test('a lost answer of the outbox is no trouble: the write is repeated', async () => {
    const seen = new Set<string>();
    const { outbox, real } = troubled((change) => {
      const step = `${change.id} ${change.state.kind}`;
      if (seen.has(step)) return null;
      seen.add(step);
      return 'after';
    });
    const { shop, add } = await desk({ outbox });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe('done');
    expect(await real.list(harbour, id)).toMatchObject({ value: [{ state: { kind: 'done' } }] });
    expect(shop.control.history(id)).toHaveLength(1);
  });
});

describe('a step the outbox does not take', () => {
  test('before the sending: nothing is sent, and the order is free again', async () => {
    const { outbox } = troubled((change) => (change.state.kind === 'sending' ? 'before' : null));
    const { shop, add, history } = await desk({ outbox });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    expect(change.state).toMatchObject({ kind: 'not-done', error: { code: 'storage-restarted' } });
    expect(shop.control.history(id)).toEqual([]);
    expect((await history.add(draft(id))).ok).toBe(true);
  });

  test('at the asking: told as an error, nothing is sent, nothing stays waiting', async () => {
    const timers = handTimers();
    const { outbox, real } = troubled((change) =>
      change.state.kind === 'waiting' ? 'after' : null,
    );
    const { shop, history } = await desk({ outbox, clock: timers.clock });
    const id = makeOrder({ shop });
    expect(await history.add(draft(id))).toEqual(fail('storage-restarted'));
    expect(await real.list(harbour, id)).toMatchObject({
      value: [{ state: { kind: 'not-done' } }],
    });
    expect(shop.control.history(id)).toEqual([]);
  });
});

describe('a client that throws', () => {
  test('leaves no change waiting, and is reported', async () => {
    const { shop, history, reaches, bugs, breakClient } = await desk({});
    const id = makeOrder({ shop });
    breakClient();
    const added = await history.add(draft(id));
    if (!added.ok) throw new Error(added.error.code);
    const change = await reaches(added.value.id, 'not-done');
    expect(change.state).toMatchObject({ error: { code: 'bug' } });
    expect(bugs).toHaveLength(1);
  });
});

describe('the beginning', () => {
  test('never takes a change of this run for left over', async () => {
    const real = memoryOutbox();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let snapshot: (() => void) | null = null;
    const asked = new Promise<void>((resolve) => (snapshot = resolve));
    const outbox: Outbox = {
      ...real,
      async unsettled() {
        const found = await real.unsettled();
        snapshot?.();
        await held;
        return found;
      },
    };
    const { shop, history, reaches, changes } = await desk({ outbox, latencyMs: 30 });
    const id = makeOrder({ shop });
    const added = await history.add(draft(id));
    if (!added.ok) throw new Error(added.error.code);
    const beginning = history.begin();
    await asked;
    await reaches(added.value.id, 'done');
    release();
    await beginning;
    expect(changes.map(({ state }) => state.kind)).toEqual(['waiting', 'sending', 'done']);
  });

  test('is tried again when the outbox could not be read', async () => {
    const timers = handTimers();
    const real = memoryOutbox();
    let isDown = true;
    const outbox: Outbox = {
      ...real,
      unsettled: async () => (isDown ? fail('outbox-unusable', { reason: 'x' }) : real.unsettled()),
    };
    const { shop, history, reaches } = await desk({ outbox, clock: timers.clock });
    const left: HistoryChange = {
      ...draft(makeOrder({ shop })),
      id: crypto.randomUUID(),
      createdAt: 1,
      sentAt: null,
      shopAheadMs: null,
      before: null,
      state: { kind: 'waiting' },
    };
    await real.add(left);
    expect(await history.begin()).toMatchObject({ ok: false });
    isDown = false;
    for (const fire of timers.due.splice(0)) fire();
    expect((await reaches(left.id, 'not-done')).state).toMatchObject({
      error: { code: 'ended-before-sending' },
    });
  });
});

describe('looking again', () => {
  test('goes on after a look that failed', async () => {
    const timers = handTimers();
    const { shop, add, key, reaches } = await desk({
      faults: [{ name: 'write-lost', when: 'before' }],
      clock: timers.clock,
    });
    const id = makeOrder({ shop });
    const change = await add({ orderId: id });
    expect(change.state.kind).toBe('unknown');
    const known = key.current;
    key.current = null;
    await vi.waitFor(() => expect(timers.due).toHaveLength(1));
    timers.due.shift()?.();
    await vi.waitFor(() => expect(timers.due).toHaveLength(1));
    key.current = known;
    shop.control.addHistory(id, { statusId: 3 });
    timers.due.shift()?.();
    expect((await reaches(change.id, 'done')).state.kind).toBe('done');
  });
});

describe('a shop that is closed', () => {
  test('takes nothing while it is being disconnected, and afterwards again', async () => {
    const { shop, history, outbox } = await desk({});
    const id = makeOrder({ shop });
    const refused = await history.whileClosed(harbour, () => history.add(draft(id)));
    expect(refused).toMatchObject({ ok: false, error: { code: 'no-shop' } });
    expect(await outbox.list(harbour, null)).toEqual(ok([]));
    expect((await history.add(draft(id))).ok).toBe(true);
  });

  test('lets whoever is being asked finish first', async () => {
    const real = memoryOutbox();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const outbox: Outbox = {
      ...real,
      async list(shop, orderId) {
        await held;
        return real.list(shop, orderId);
      },
    };
    const { shop, history } = await desk({ outbox });
    const id = makeOrder({ shop });
    const adding = history.add(draft(id));
    const wiping = history.whileClosed(harbour, () => real.wipe(harbour));
    release();
    await Promise.all([adding, wiping]);
    expect(await real.list(harbour, null)).toEqual(ok([]));
    expect(shop.control.history(id)).toEqual([]);
  });
});
