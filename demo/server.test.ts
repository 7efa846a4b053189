import { afterEach, describe, expect, test } from 'vitest';
import { makeSelfSignedCert } from './http/self-signed-cert';
import type { DemoShop, DemoShopOptions } from './options';
import { startDemoShop } from './server';
import { send } from './testing/http-client';
import { askOrder, logIn, postLogin } from './testing/session';

let shop: DemoShop;
afterEach(() => shop.close());

async function open(options: Partial<DemoShopOptions> = {}): Promise<void> {
  shop = await startDemoShop({ dialect: '3.0', orders: 20, ...options });
}

describe('where a shop listens', () => {
  test('makes a key of its own for every run, long enough for an admin form', async () => {
    await open();
    const first = shop.key;
    await shop.close();
    await open();
    expect(first).toMatch(/^[0-9a-f]{96}$/);
    expect(shop.key).not.toBe(first);
  });

  test('lives in a folder, and knows nothing outside it', async () => {
    await open({ path: '/shop/' });
    expect(shop.url).toMatch(/\/shop$/);
    expect((await askOrder(shop, await logIn(shop), 1)).status).toBe(200);
    const outside = await send(new URL('/index.php?route=api/login', shop.url).href);
    expect(outside.status).toBe(404);
  });

  test('has a certificate that clients refuse until they are told to trust it', async () => {
    const tls = makeSelfSignedCert();
    await open({ tls });
    expect(shop.url).toMatch(/^https:/);
    await expect(send(`${shop.url}/`)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect((await send(`${shop.url}/`, { ca: tls.cert })).status).toBe(200);
  });

  test('can have an expired certificate, or one for another host', async () => {
    const expired = makeSelfSignedCert({ validFrom: new Date('2020-01-01'), validDays: 30 });
    await open({ tls: expired });
    await expect(send(`${shop.url}/`, { ca: expired.cert })).rejects.toMatchObject({
      code: 'CERT_HAS_EXPIRED',
    });
    await shop.close();
    const foreign = makeSelfSignedCert({ hosts: ['shop.example.test'] });
    await open({ tls: foreign });
    await expect(send(`${shop.url}/`, { ca: foreign.cert })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});

describe('session rules', () => {
  test('3.0 takes the token as OCSESSID cookie from any address', async () => {
    await open();
    const { token } = await logIn(shop);
    shop.control.setAddresses([]);
    const url = `${shop.url}/index.php?route=api/order/info&order_id=1`;
    expect((await send(url, { headers: { cookie: `OCSESSID=${token}` } })).body).toContain(
      '"order_id":"1"',
    );
    expect((await send(`${url}&api_token=${token}`)).body).toContain('permission');
  });

  test('2.3 keeps each use of a token alive for another hour, but not a pause of 25 minutes', async () => {
    await open({ dialect: '2.3' });
    const session = await logIn(shop);
    const found = async (): Promise<boolean> =>
      (await askOrder(shop, session, 1)).body.includes('"order"');
    for (let n = 0; n < 4; n += 1) {
      shop.control.ageSessions({ tokensMs: 23 * 60_000, dataMs: 23 * 60_000 });
      expect(await found()).toBe(true);
    }
    shop.control.ageSessions({ tokensMs: 25 * 60_000, dataMs: 25 * 60_000 });
    expect(await found()).toBe(false);
  });

  test('2.3 lets requests of one cookie jar wait for each other, and others pass', async () => {
    await open({ dialect: '2.3' });
    const [one, other] = [await logIn(shop), await logIn(shop)];
    shop.control.setFault({ name: 'time-out', order: 999 });
    const stop = new AbortController();
    const cookie = `PHPSESSID=${one.cookies.get('PHPSESSID') ?? ''}`;
    const stuck = fetch(
      `${shop.url}/index.php?route=api/order/info&token=${one.token}&order_id=999`,
      {
        headers: { cookie },
        signal: stop.signal,
      },
    ).catch(() => 'given up');
    await expect.poll(() => shop.control.counters().asked).toEqual([999]);
    const behind = askOrder(shop, one, 1);
    await expect.poll(() => shop.control.counters().maxConcurrentPerSession).toBe(2);
    expect((await askOrder(shop, other, 2)).status).toBe(200);
    expect(shop.control.counters().asked).toEqual([999, 2]);
    stop.abort();
    expect(await stuck).toBe('given up');
    expect((await behind).body).toContain('"order_id":"1"');
  });

  test('a multipart login works', async () => {
    await open();
    const part = (name: string, value: string): string =>
      `--XX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const answer = await send(`${shop.url}/index.php?route=api/login`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=XX' },
      body: `${part('username', shop.username)}${part('key', shop.key)}--XX--\r\n`,
    });
    expect(answer.body).toContain('api_token');
  });

  test('an uncaught PHP error is an empty 500 when PHP hides errors', async () => {
    await open({ settings: { phpDisplayErrors: false } });
    const answer = await postLogin(shop, { username: shop.username, 'key[0]': 'x' });
    expect([answer.status, answer.body]).toEqual([500, '']);
  });

  test('answers in the language asked for, when it is installed', async () => {
    await open();
    const session = await logIn(shop);
    const german = await askOrder(shop, session, 0, { 'accept-language': 'de-DE,de;q=0.9' });
    expect(JSON.parse(german.body)).toEqual({
      error: 'Achtung: Der Auftrag wurde nicht gefunden!',
    });
    const french = await askOrder(shop, session, 0, { 'accept-language': 'fr-FR' });
    expect(french.body).toContain('could not be found');
  });

  test('maintenance closes the storefront and leaves the API open', async () => {
    await open({ settings: { maintenance: true } });
    expect((await send(`${shop.url}/`)).status).toBe(503);
    expect((await askOrder(shop, await logIn(shop), 1)).status).toBe(200);
  });
});
