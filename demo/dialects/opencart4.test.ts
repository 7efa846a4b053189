import { afterEach, describe, expect, test } from 'vitest';
import type { DemoShop } from '../options';
import { startDemoShop } from '../server';
import { formHeaders, send, type WireAnswer } from '../testing/http-client';
import { logIn, postHistory, postLogin } from '../testing/session';
import { signedCall } from '../testing/signer';
import type { DialectName } from './dialect';

let shop: DemoShop;
afterEach(() => shop.close());

async function open(dialect: DialectName): Promise<void> {
  shop = await startDemoShop({ dialect, orders: 20 });
}
const get = (route: string): Promise<WireAnswer> =>
  send(`${shop.url}/index.php?route=${encodeURIComponent(route)}`);

describe('4.0.1 parts the method by | only', () => {
  test.each([
    ['4.0', '.', 200],
    ['4.0', '|', 200],
    ['4.0.1', '.', 404],
    ['4.0.1', '|', 200],
  ] as const)('%s asked with %s answers %i', async (dialect, separator, status) => {
    await open(dialect);
    const { token } = await logIn(shop);
    const route = encodeURIComponent(`api/sale/order${separator}load`);
    const url = `${shop.url}/index.php?route=${route}&api_token=${token}&order_id=1`;
    expect((await send(url)).status).toBe(status);
    expect((await get(`common/cart${separator}info`)).status).toBe(status);
    expect(shop.control.counters().asked).toEqual([1]);
  });

  test('takes history entries', async () => {
    await open('4.0.1');
    const form = { order_status_id: '3', notify: '1', comment: '📦' };
    expect((await postHistory(shop, await logIn(shop), 1, form)).body).toContain('success');
    expect(shop.control.history(1)).toMatchObject([{ notify: '1', comment: '📦' }]);
  });
});

describe('4.0.0.0', () => {
  test('has no login, and pages with a session cookie of its own kind everywhere', async () => {
    await open('4.0.0.0');
    const login = await postLogin(shop, { username: shop.username, key: shop.key });
    expect(login.status).toBe(404);
    expect(login.cookies[0]).toMatch(/^OCSESSID=.*Max-Age=3600000000; path=\/\/; SameSite=Strict$/);
    for (const route of ['api/login', 'api/order/info'])
      expect((await get(route)).status).toBe(404);
    expect((await get('common/cart|info')).status).toBe(200);
    expect((await get('common/cart.info')).status).toBe(404);
  });
});

describe('4.0', () => {
  test('answers 404 for its cart once an order is loaded, which it cannot compute', async () => {
    await open('4.0');
    const { token } = await logIn(shop);
    const cart = () => send(`${shop.url}/index.php?route=api/sale/cart&api_token=${token}`);
    expect((await cart()).body).toContain('"text":"0.00\\u20ac"');
    await send(`${shop.url}/index.php?route=api/sale/order.load&api_token=${token}&order_id=1`);
    expect((await cart()).status).toBe(404);
  });

  test('warns before the JSON about the mail of a new order without shipping', async () => {
    await open('4.0');
    shop.control.changeOrder(1, { order_status_id: '0', shipping_method: '' });
    const answer = await postHistory(shop, await logIn(shop), 1, { order_status_id: '1' });
    expect(answer.body).toMatch(/^<b>Warning<\/b>.*\{"success"/);
    expect(shop.control.mails().map((mail) => mail.kind)).toEqual(['order', 'alert']);
  });
});

describe('4.1', () => {
  const cookiesOf = async (): Promise<readonly string[]> => (await get('api/order')).cookies;

  test('before 4.1.0.4 shows its cookies to scripts and takes any time', async () => {
    await open('4.1');
    const longAgo = `${shop.url}/index.php?${signedCall(shop, 'ping', {}, Date.UTC(2001, 0, 1))}`;
    for (const line of await cookiesOf()) expect(line).toContain('HttpOnly');
    expect((await send(longAgo)).status).toBe(403);
    shop.control.set({ isPatched41: false });
    expect((await send(longAgo)).status).toBe(200);
    for (const line of await cookiesOf()) expect(line).not.toContain('HttpOnly');
  });

  test('hands the whole answer in the language asked for', async () => {
    await open('4.1');
    const answer = await send(`${shop.url}/index.php?route=api/order&language=de-de`);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      403,
      { error: 'Diese Seite ist für Sie nicht freigegeben.' },
    ]);
  });
});

describe('faults of credentials', () => {
  const ping = (): Promise<WireAnswer> =>
    send(`${shop.url}/index.php?${signedCall(shop, 'ping', {}, Date.now())}`);
  const login = (): Promise<WireAnswer> =>
    postLogin(shop, { username: shop.username, key: shop.key });

  test('wrong-key and blocked-address, 4.0', async () => {
    await open('4.0');
    shop.control.setFault('wrong-key');
    expect((await login()).body).toBe('{"error":"Warning: Incorrect API Key!"}');
    shop.control.clearFault();
    shop.control.setCallerAddress('203.0.113.7');
    expect((await login()).body).toContain('Your IP 203.0.113.7 is not allowed');
    shop.control.allowAddress('203.0.113.7');
    expect((await login()).body).toContain('api_token');
  });

  test('wrong-key and blocked-address, 4.1', async () => {
    await open('4.1');
    shop.control.setFault('wrong-key');
    expect((await ping()).status).toBe(403);
    shop.control.clearFault();
    shop.control.setCallerAddress('203.0.113.7');
    expect((await ping()).status).toBe(403);
    shop.control.allowAddress('203.0.113.7');
    expect((await ping()).status).toBe(200);
  });

  test('expired-token, 4.0: the crash, and a new login works', async () => {
    await open('4.0');
    const session = await logIn(shop);
    shop.control.setFault({ name: 'expired-token', only: 'history' });
    const form = { order_status_id: '3' };
    const dead = await postHistory(shop, session, 1, form);
    expect(dead.body).toContain('must not be accessed before initialization');
    expect(shop.control.history(1)).toEqual([]);
    expect((await postHistory(shop, await logIn(shop), 1, form)).body).toContain('success');
  });
});

describe('2.2', () => {
  test('is refused a permission like 2.3, and sets no default cookie', async () => {
    await open('2.2');
    const info = await get('api/order/info');
    expect(info.body).toBe('{"error":"Warning: You do not have permission to access the API!"}');
    expect(info.cookies.map((line) => line.split('=')[0])).toEqual([
      'PHPSESSID',
      'language',
      'currency',
    ]);
    expect((await get('api/login')).body).toMatch(/^<b>Warning<\/b>.*\[\]$/);
    const { token } = await logIn(shop);
    const url = `${shop.url}/index.php?route=api/order/info&token=${token}&order_id=1`;
    expect((await send(url)).body).toContain('could not be found');
  });
});

test('3.0.4.0 and later set cookies without a domain and forbid caching', async () => {
  await open('3.0');
  expect((await get('api/login')).cookies.join()).toContain('domain=');
  shop.control.set({ hasTimeZoneBug: false });
  const answer = await send(`${shop.url}/index.php?route=api/login`, {
    method: 'POST',
    headers: formHeaders,
  });
  expect(answer.cookies.join()).not.toContain('domain=');
  expect(answer.headers['cache-control']).toContain('no-store');
});
