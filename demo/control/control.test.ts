import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DemoShop } from '../options';
import { startDemoShop } from '../server';
import { send } from '../testing/http-client';
import { askOrder, logIn } from '../testing/session';
import { startControlServer } from './control-server';

const now = Date.UTC(2026, 9, 25, 0, 30, 0);
let shop: DemoShop;
beforeEach(async () => {
  shop = await startDemoShop({ dialect: '2.3', orders: 30, now: () => now });
});
afterEach(() => shop.close());

/** One order as the API tells it. */
async function read(orderId: number): Promise<Record<string, unknown>> {
  const answer: unknown = JSON.parse((await askOrder(shop, await logIn(shop), orderId)).body);
  return (answer as { order: Record<string, unknown> }).order;
}

describe('orders that change while the shop runs', () => {
  test('a new order gets the next id and the shop time of now', async () => {
    const highest = shop.control.highestOrderId();
    const id = shop.control.addOrder({ firstname: 'Tom & <Co>', comment: 'O\'Brien says "hi" 🙂' });
    expect(id).toBe(highest + 1);
    expect(await read(id)).toMatchObject({
      order_id: String(id),
      firstname: 'Tom &amp; &lt;Co&gt;',
      comment: "O'Brien says &quot;hi&quot; ????",
      order_status: expect.stringMatching(/^(Pending|Offen)$/),
      date_added: '2026-10-25 02:30:00',
    });
    expect(shop.control.ordersInShop()).toBe(31);
  });

  test('a status change moves date_modified and nothing else', async () => {
    const before = await read(1);
    expect(shop.control.setStatus(1, 3)).toBe(true);
    const { order_status_id, order_status, date_modified, ...rest } = await read(1);
    expect([order_status_id, date_modified]).toEqual(['3', '2026-10-25 02:30:00']);
    expect(order_status).toMatch(/Shipped|Versandt/);
    expect(before).toMatchObject(rest);
  });

  test('somebody in the admin adds a history entry: row, status, date and mail', async () => {
    shop.control.changeOrder(1, { order_status_id: '2', email: 'ada@example.test' });
    const entry = { statusId: 5, comment: 'Tom & Co', notify: true };
    expect(shop.control.addHistory(1, entry)).toBe(true);
    expect(shop.control.addHistory(99_999, entry)).toBe(false);
    expect(shop.control.history(1)).toEqual([
      {
        order_history_id: expect.stringMatching(/^[1-9]\d*$/),
        order_status_id: '5',
        notify: '1',
        comment: 'Tom &amp; Co',
        date_added: '2026-10-25 02:30:00',
      },
    ]);
    expect(shop.control.mails()).toEqual([{ to: 'ada@example.test', kind: 'update', orderId: 1 }]);
    expect((await read(1))['order_status_id']).toBe('5');
    expect(shop.control.counters().historyWrites).toBe(0);
  });

  test('a deleted order is a gap, and its id is not given again', async () => {
    const last = shop.control.highestOrderId();
    expect(shop.control.deleteOrder(last)).toBe(true);
    expect(shop.control.deleteOrder(last)).toBe(false);
    expect((await askOrder(shop, await logIn(shop), last)).body).toContain('could not be found');
    expect(shop.control.changeOrder(last, { total: '1.0000' })).toBe(false);
    expect(shop.control.addOrder()).toBe(last + 1);
  });
});

describe('a caller whose address changes', () => {
  test('is refused until the new address is on the list, and by its own again', async () => {
    const session = await logIn(shop);
    shop.control.setCallerAddress('198.51.100.4');
    expect((await askOrder(shop, session, 1)).body).toContain('permission');
    expect(shop.control.allowAddress('198.51.100.4')).toBe(true);
    expect((await askOrder(shop, session, 1)).body).toContain('"order_id":"1"');
    shop.control.setCallerAddress(null);
    expect((await askOrder(shop, session, 1)).body).toContain('"order_id":"1"');
    expect(shop.control.allowAddress('198.51.100.5', 'nobody')).toBe(false);
  });
});

describe('counters', () => {
  test('tell routes, ids, repeats and what came of them', async () => {
    const session = await logIn(shop);
    for (const id of [1, 999, 1]) await askOrder(shop, session, id);
    await askOrder(shop, { ...session, token: 'garbage' }, 1);
    const seen = shop.control.counters();
    expect(seen.byRoute).toEqual({ 'api/login': 1, 'api/order/info': 4 });
    expect(seen.asked).toEqual([1, 999, 1, 1]);
    expect(seen.askedAgain).toEqual([1]);
    expect(seen.byOutcome).toMatchObject({ login: 1, order: 2, 'no-order': 1, 'no-permission': 1 });
    shop.control.resetCounters();
    expect(shop.control.counters()).toMatchObject({ requests: 0, asked: [], maxConcurrent: 0 });
  });

  test('tell how many requests were in the house at once, and how many of one session', async () => {
    shop.control.setLatency(150);
    const sessions = [await logIn(shop), await logIn(shop)];
    shop.control.resetCounters();
    await Promise.all(
      sessions.flatMap((session) => [1, 2].map((id) => askOrder(shop, session, id))),
    );
    expect(shop.control.counters()).toMatchObject({
      maxConcurrent: 4,
      maxConcurrentPerSession: 2,
      sessions: 2,
    });
  });
});

describe('the control over HTTP', () => {
  const json = { 'content-type': 'application/json' };

  test('carries out actions of another process', async () => {
    const server = await startControlServer(shop.control);
    const post = async (body: unknown, headers: Record<string, string> = json) =>
      send(server.url, { method: 'POST', headers, body: JSON.stringify(body) });
    try {
      const added = await post({ action: 'addOrder', fields: { firstname: 'Ada' } });
      const id = shop.control.highestOrderId();
      expect(JSON.parse(added.body)).toEqual({ result: id });
      expect(shop.control.order(id)?.firstname).toBe('Ada');
      const written = { action: 'addHistory', id, statusId: 3, comment: 'by hand' };
      expect(JSON.parse((await post(written)).body)).toEqual({ result: true });
      expect((await post({ action: 'history', id })).body).toContain('"comment":"by hand"');
      expect(JSON.parse((await post({ action: 'mails' })).body)).toEqual({ result: [] });
      await post({ action: 'set', settings: { isPatched41: false, timeZone: 'Asia/Tokyo' } });
      expect(shop.control.settings()).toMatchObject({ isPatched41: false, timeZone: 'Asia/Tokyo' });
      expect((await post({ action: 'set', settings: { colour: 'red' } })).status).toBe(400);
      expect((await post({ action: 'setFault', fault: { name: 'slow', ms: 5 } })).status).toBe(200);
      expect(shop.control.faults()).toEqual([{ name: 'slow', ms: 5 }]);
      await post({ action: 'setConnector', connector: { build: '0.0.9', canWrite: false } });
      expect(shop.control.connector()).toMatchObject({ build: '0.0.9', canWrite: false });
      await post({ action: 'setConnector', connector: false });
      expect(JSON.parse((await post({ action: 'connector' })).body)).toEqual({ result: null });
      const lineId = shop.control.wholeOrder(id)?.contents.products[0]?.order_product_id ?? 0;
      const change = { action: 'changeLine', id, lineId, line: { quantity: 4 } };
      expect(JSON.parse((await post(change)).body)).toEqual({ result: true });
      const whole = (await post({ action: 'wholeOrder', id })).body;
      expect(JSON.parse(whole)).toEqual({ result: shop.control.wholeOrder(id) });
      expect(whole).toContain('"quantity":"4"');
      expect((await post({ action: 'sing' })).status).toBe(400);
      // A web page may post plain text to any address, but not JSON.
      expect(
        (await post({ action: 'killSessions' }, { 'content-type': 'text/plain' })).status,
      ).toBe(415);
    } finally {
      await server.close();
    }
  });
});
