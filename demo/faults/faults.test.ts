import { afterEach, describe, expect, test } from 'vitest';
import type { DemoShop, DemoShopOptions } from '../options';
import { startDemoShop } from '../server';
import { send, type WireAnswer } from '../testing/http-client';
import { askOrder, logIn, postLogin, type ClientSession } from '../testing/session';
import { dialectNames } from '../dialects/dialect';
import type { FaultInput } from './fault';

let shop: DemoShop;
afterEach(() => shop.close());

/** A shop of twenty orders with a session that was opened before the fault came. */
async function openWith(
  fault: FaultInput,
  options: Partial<DemoShopOptions> = {},
): Promise<ClientSession> {
  shop = await startDemoShop({ dialect: '3.0', orders: 20, ...options });
  const session = await logIn(shop);
  shop.control.setFault(fault);
  return session;
}

const goodLogin = (): Promise<WireAnswer> =>
  postLogin(shop, { username: shop.username, key: shop.key });
const noPermission = '{"error":"Warning: You do not have permission to access the API!"}';

describe('faults of the login', () => {
  test.each(['2.3', '3.0'] as const)(
    'wrong-key: %s refuses the right key with an empty list',
    async (dialect) => {
      await openWith('wrong-key', { dialect });
      expect((await goodLogin()).body).toBe('[]');
      shop.control.clearFault('wrong-key');
      expect((await goodLogin()).body).toContain('success');
    },
  );

  test.each(['2.3', '3.0'] as const)(
    'blocked-address: %s shows the address and refuses tokens',
    async (dialect) => {
      const session = await openWith('blocked-address', { dialect });
      expect(JSON.parse((await goodLogin()).body)).toEqual({
        error: {
          ip: 'Warning: Your IP 203.0.113.7 is not allowed to access this API!',
          key: 'Warning: Incorrect API Key!',
        },
      });
      expect((await askOrder(shop, session, 1)).body).toBe(noPermission);
      shop.control.setAddresses(['203.0.113.7']);
      expect((await askOrder(shop, session, 1)).body).toContain('"order_id":"1"');
    },
  );
});

describe('dying sessions', () => {
  test.each(['2.3', '3.0'] as const)(
    'expired-token: %s refuses the token, and a new login works',
    async (dialect) => {
      const session = await openWith('expired-token', { dialect });
      expect((await askOrder(shop, session, 1)).body).toBe(noPermission);
      expect((await askOrder(shop, session, 1)).body).toBe(noPermission);
      expect((await askOrder(shop, await logIn(shop), 1)).body).toContain('"order_id":"1"');
    },
  );

  test('expired-token: dies after so many more requests', async () => {
    const session = await openWith({ name: 'expired-token', after: 2 });
    const bodies = [];
    for (let n = 0; n < 3; n += 1) bodies.push((await askOrder(shop, session, 1)).body);
    expect(bodies.map((body) => body === noPermission)).toEqual([false, false, true]);
  });

  test('expired-token: dies when one order is asked for', async () => {
    const session = await openWith({ name: 'expired-token', order: 1 });
    expect((await askOrder(shop, session, 999)).body).toContain('could not be found');
    expect((await askOrder(shop, session, 1)).body).toBe(noPermission);
  });

  test('killSessions ends all at once', async () => {
    const session = await openWith('expired-token');
    shop.control.clearFault();
    expect(shop.control.killSessions()).toBe(1);
    expect((await askOrder(shop, session, 1)).body).toBe(noPermission);
  });
});

describe('answers that are none', () => {
  const type = (answer: WireAnswer): unknown => answer.headers['content-type'];

  test('notice-before-json: text stands before the JSON', async () => {
    const session = await openWith('notice-before-json');
    const answer = await askOrder(shop, session, 1);
    expect(answer.body).toMatch(/^<b>Notice<\/b>: .*<\/b>\{"order":\{"order_id":"1"/);
    expect(type(answer)).toBe('application/json');
    shop.control.set({ buffersOutput: false });
    expect(type(await askOrder(shop, session, 1))).toBe('text/html; charset=UTF-8');
  });

  test.each([
    ['html-page', 200, 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
    ['maintenance-html', 503, 'text/html; charset=utf-8', /maintenance/],
    ['empty-500', 500, 'text/html; charset=UTF-8', /^$/],
    ['garbage', 200, 'application/json', /^\{"order":[^}]*$/],
    ['too-many', 429, 'text/html; charset=UTF-8', /^Too Many Requests$/],
  ] as const)('%s answers %i', async (fault, status, contentType, body) => {
    const session = await openWith(fault);
    const answer = await askOrder(shop, session, 1);
    expect(answer.status).toBe(status);
    expect(type(answer)).toBe(contentType);
    expect(answer.body).toMatch(body);
  });

  test('poison-order: one order in the middle answers with nothing, the others as ever', async () => {
    const session = await openWith('poison-order');
    const poisoned = shop.control.faults()[0]?.order ?? 0;
    const answer = await askOrder(shop, session, poisoned);
    expect([answer.status, type(answer), answer.body]).toEqual([200, 'application/json', '']);
    const others = shop.control.orderIds().filter((id) => id !== poisoned);
    expect(others).toHaveLength(19);
    expect((await askOrder(shop, session, others[10] ?? 0)).body).toContain('"order_id"');
  });

  test('too-many: tells when to come back, and lets a given number through each second', async () => {
    const session = await openWith({ name: 'too-many', retryAfter: 7 });
    expect((await askOrder(shop, session, 1)).headers['retry-after']).toBe('7');
    shop.control.setFault({ name: 'too-many', perSecond: 1000 });
    expect((await askOrder(shop, session, 1)).status).toBe(200);
  });

  test('redirect: points to the same path and query elsewhere', async () => {
    const session = await openWith({
      name: 'redirect',
      to: 'https://www.shop.example.test/',
      status: 302,
    });
    const answer = await askOrder(shop, session, 1);
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toBe(
      `https://www.shop.example.test/index.php?route=api/order/info&api_token=${session.token}&order_id=1`,
    );
  });

  test('huge-answer: sends as much as it was told', async () => {
    const session = await openWith({ name: 'huge-answer', megabytes: 2 });
    expect((await askOrder(shop, session, 1)).body.length).toBeGreaterThan(2 * 1024 * 1024);
  });
});

describe('connections', () => {
  test.each(['before', 'midway'] as const)(
    'dropped-connection %s: the answer never comes whole',
    async (when) => {
      const session = await openWith({ name: 'dropped-connection', when, times: 1 });
      await expect(askOrder(shop, session, 1)).rejects.toThrow();
      expect((await askOrder(shop, session, 1)).status).toBe(200);
    },
  );

  test('time-out: nothing comes until the shop closes', async () => {
    const session = await openWith('time-out');
    const waiting = askOrder(shop, session, 1);
    const settled = expect(waiting).rejects.toThrow();
    await expect.poll(() => shop.control.counters().asked).toEqual([1]);
    await shop.close();
    await settled;
  });

  test('slow: the slow answer comes after one asked for later', async () => {
    const session = await openWith({ name: 'slow', ms: 60, order: 1 });
    const done: number[] = [];
    await Promise.all([1, 999].map((id) => askOrder(shop, session, id).then(() => done.push(id))));
    expect(done).toEqual([999, 1]);
  });
});

describe('gap-500', () => {
  test('leaves 500 ids free below the newest orders', async () => {
    shop = await startDemoShop({ dialect: '3.0', orders: 100 });
    const before = shop.control.orderIds();
    shop.control.setFault('gap-500');
    const after = shop.control.orderIds();
    const moved = after.filter((id) => !before.includes(id));
    expect(moved.length).toBeGreaterThan(5);
    expect(after).toHaveLength(before.length);
    expect(shop.control.highestOrderId()).toBe((before.at(-1) ?? 0) + 500);
    expect(shop.control.order(moved[0] ?? 0)?.order_id).toBe(String(moved[0]));
  });

  test('opens where and as wide as it is told', async () => {
    const fault = { name: 'gap-500', gapAfter: 10, length: 30 } as const;
    shop = await startDemoShop({ dialect: '3.0', orders: 20, faults: [fault] });
    expect(shop.control.orderIds().filter((id) => id > 10 && id <= 40)).toEqual([]);
    expect(shop.control.ordersInShop()).toBe(20);
  });
});

describe('other generations', () => {
  test.each([
    ['speaks-2.0', 200, '{"error":"Warning: No match for Username and\\/or Password."}', 404],
    ['speaks-2.1', 200, '{"error":{"key":"Warning: Incorrect API Key!"}}', 404],
    ['speaks-4.0', 404, null, 404],
    ['speaks-4.1', 403, '{"error":"You do not have permission to access this page."}', 403],
  ] as const)(
    '%s answers login and order/info as that generation',
    async (fault, status, body, infoStatus) => {
      await openWith(fault);
      const login = await postLogin(shop, { username: shop.username, key: 'wrong' });
      expect(login.status).toBe(status);
      if (body !== null) expect(login.body).toBe(body);
      const info = await send(`${shop.url}/index.php?route=api/order/info&order_id=1`);
      expect(info.status).toBe(infoStatus);
    },
  );

  test('2.1 gives a token for the key and crashes on an unknown one', async () => {
    shop = await startDemoShop({ dialect: '2.1', orders: 5 });
    expect((await goodLogin()).body).toMatch(/"token":"[0-9a-f]{26}"/);
    const unknown = await send(`${shop.url}/index.php?route=api/cart/products&token=garbage`);
    expect([unknown.status, unknown.body]).toEqual([500, '']);
  });

  test('4.0 logs in at its own route', async () => {
    shop = await startDemoShop({ dialect: '4.0', orders: 5 });
    const answer = await send(`${shop.url}/index.php?route=api/account/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ username: shop.username, key: shop.key }).toString(),
    });
    expect(answer.body).toMatch(/"api_token":"[0-9a-f]{26}"/);
  });

  test.each(dialectNames)('a shop of %s shows its front page', async (dialect) => {
    shop = await startDemoShop({ dialect, orders: 5 });
    const page = await send(`${shop.url}/`);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
