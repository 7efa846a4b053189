import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { answerWire, historyDoneWire, orderWire } from '../../shared/connector/wire';
import type { DemoShop, DemoShopOptions } from '../options';
import { startDemoShop } from '../server';
import { postCall } from '../testing/connector-client';
import { logIn } from '../testing/session';

const dialects = ['2.3', '3.0', '4.0', '4.1'] as const;

let shop: DemoShop;
afterEach(() => shop.close());

/** A shop with the connector, and a function that posts a call: its value, or a refusal. */
async function open(options: Partial<DemoShopOptions> = {}) {
  shop = await startDemoShop({ dialect: '3.0', orders: 20, connector: {}, ...options });
  const session = await logIn(shop);
  const post = (call: string, input: unknown) => postCall(shop, session, call, input);
  const ask = async (call: string, input: unknown) =>
    answerWire.parse(JSON.parse((await post(call, input)).body));
  return { post, ask };
}

const entry = (change: object = {}): Record<string, unknown> => ({
  key: randomUUID(),
  order_id: 1,
  version: null,
  order_status_id: 3,
  comment: 'Tom & "Co" <b>',
  notify: true,
  ...change,
});

describe.each(dialects)('a history entry through the connector of %s', (dialect) => {
  test('is written with its mail, encoded once, and the same key writes it once', async () => {
    const { ask } = await open({ dialect });
    shop.control.changeOrder(1, { order_status_id: '2', email: 'ada@example.test' });
    const input = entry();
    const first = await ask('history', input);
    if (!first.ok) throw new Error(first.error.code);
    const value = historyDoneWire.parse(first.value);
    const order = orderWire.parse(value.order);
    expect(order.version).toBe(value.version);
    expect(order.order['order_status_id']).toBe('3');
    expect(order.histories.at(-1)).toMatchObject({
      order_history_id: value.order_history_id,
      comment: 'Tom &amp; &quot;Co&quot; &lt;b&gt;',
      notify: true,
    });
    expect(await ask('history', input)).toEqual(first);
    expect(await ask('history', { ...input, notify: false })).toMatchObject({
      error: { code: 'key-reused', facts: { key: input['key'] } },
    });
    expect(shop.control.history(1)).toHaveLength(1);
    expect(shop.control.mails()).toEqual([{ to: 'ada@example.test', kind: 'update', orderId: 1 }]);
    expect(shop.control.counters()).toMatchObject({
      historyWrites: 1,
      connectorCalls: { history: 3 },
    });
  });

  test('is refused when the order is another one by now', async () => {
    const { ask } = await open({ dialect });
    const before = await ask('order', { order_id: 1 });
    const version = before.ok ? orderWire.parse(before.value).version : '';
    shop.control.addHistory(1, { statusId: 2 });
    expect(await ask('history', entry({ version }))).toMatchObject({
      error: { code: 'conflict', facts: { order_id: 1 } },
    });
    expect(shop.control.history(1)).toHaveLength(1);
  });

  test('is there although the answer was lost, and is told when asked again', async () => {
    const { post, ask } = await open({ dialect });
    shop.control.setFault({ name: 'write-lost', times: 1 });
    const input = entry();
    await expect(post('history', input)).rejects.toThrow();
    expect(shop.control.history(1)).toHaveLength(1);
    expect(await ask('history', input)).toMatchObject({ ok: true });
    expect(shop.control.history(1)).toHaveLength(1);
  });

  test('is taken back when PHP dies in the middle, and told as undone', async () => {
    const { post, ask } = await open({ dialect });
    const before = shop.control.order(1);
    shop.control.setFault({ name: 'empty-500', call: 'history', when: 'during', times: 1 });
    const input = entry();
    expect((await post('history', input)).status).toBe(500);
    expect(shop.control.order(1)).toEqual(before);
    expect(await ask('history', input)).toMatchObject({ error: { code: 'undone' } });
    expect(shop.control.history(1)).toEqual([]);
    expect(await ask('history', entry())).toMatchObject({ ok: true });
  });
});

test('writes wait for the owner', async () => {
  const { ask } = await open({ connector: { canWrite: false } });
  expect(await ask('hello', {})).toMatchObject({
    value: { writes: false, rights: { read: true, history: false, edit: false } },
  });
  const input = entry();
  expect(await ask('history', input)).toMatchObject({ error: { code: 'read-only' } });
  shop.control.setConnector({ canWrite: true });
  const first = await ask('history', input);
  expect(first).toMatchObject({ ok: true });
  shop.control.setConnector({ canWrite: false });
  expect(await ask('history', input)).toEqual(first);
});

test('an unknown status, order or key is refused and writes nothing', async () => {
  const { ask } = await open();
  expect(await ask('history', entry({ order_status_id: 99 }))).toMatchObject({
    error: { code: 'bad-input', facts: { field: 'order_status_id' } },
  });
  expect(await ask('history', entry({ order_id: 99_999 }))).toMatchObject({
    error: { code: 'not-found' },
  });
  expect(await ask('history', entry({ key: 'mine' }))).toMatchObject({
    error: { code: 'bad-input', facts: { field: 'key' } },
  });
  expect(shop.control.counters().historyWrites).toBe(0);
});

test('a mail server that is down leaves nothing half written on 3.0', async () => {
  const { ask } = await open();
  shop.control.changeOrder(1, { order_status_id: '2' });
  shop.control.setFault('mail-down');
  expect(await ask('history', entry())).toMatchObject({
    error: { code: 'failed', facts: { where: 'mail' } },
  });
  expect(shop.control.history(1)).toEqual([]);
});

describe('faults at calls of the connector', () => {
  test('hit the call they name and leave the others alone', async () => {
    const { post, ask } = await open();
    shop.control.setFault({ name: 'empty-500', call: 'orders' });
    shop.control.setFault({ name: 'notice-before-json', only: 'connector' });
    const page = { way: 'full', before: null, limit: 5 };
    expect((await post('orders', page)).status).toBe(500);
    expect((await post('hello', {})).body).toMatch(/^<b>Notice<\/b>.*\{"cartwright":1/s);
    shop.control.clearFault();
    shop.control.setFault({ name: 'truncated', call: 'orders', times: 1 });
    const whole = await post('hello', {});
    expect(() => JSON.parse(whole.body) as unknown).not.toThrow();
    const half = await post('orders', page);
    expect(() => JSON.parse(half.body) as unknown).toThrow();
    shop.control.setFault({ name: 'garbage', order: 3, only: 'connector' });
    expect(await ask('order', { order_id: 1 })).toMatchObject({ ok: true });
    expect((await post('order', { order_id: 3 })).body).not.toContain('cartwright');
    expect(shop.control.counters().connectorCalls).toEqual({ orders: 2, hello: 2, order: 2 });
  });

  test('a refusal can be ordered', async () => {
    const { ask } = await open();
    shop.control.refuseCall('history', 'in-progress', { key: 'k' });
    const input = entry();
    expect(await ask('history', input)).toMatchObject({ error: { code: 'in-progress' } });
    expect(await ask('history', input)).toMatchObject({ ok: true });
  });
});
