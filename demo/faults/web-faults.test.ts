import { get as httpGet } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { DemoShop, DemoShopOptions } from '../options';
import { startDemoShop } from '../server';
import { send, type WireAnswer } from '../testing/http-client';
import { askOrder, logIn, postHistory, postLogin, type ClientSession } from '../testing/session';
import { signedCall } from '../testing/signer';
import type { FaultInput } from './fault';

let shop: DemoShop;
let session: ClientSession;
afterEach(() => shop.close());

async function openWith(fault: FaultInput, options: Partial<DemoShopOptions> = {}): Promise<void> {
  shop = await startDemoShop({ dialect: '3.0', orders: 20, ...options });
  session = await logIn(shop);
  shop.control.setFault(fault);
}
const ask = (): Promise<WireAnswer> => askOrder(shop, session, 1);
const location = (answer: WireAnswer): string => String(answer.headers['location']);

describe('pages in front of the shop', () => {
  test.each([undefined, 503])('cloudflare: a check for robots, status %s', async (status) => {
    await openWith({ name: 'cloudflare', ...(status === undefined ? {} : { status }) });
    const answer = await ask();
    expect(answer.status).toBe(status ?? 403);
    expect(answer.headers['server']).toBe('cloudflare');
    expect(answer.body).toContain('Just a moment...');
  });

  test('login-page: 200 with a field for a password', async () => {
    await openWith('login-page');
    const answer = await ask();
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ]);
    expect(answer.body).toContain('type="password"');
  });

  test('maintenance: the storefront is closed and the API goes on', async () => {
    await openWith('maintenance');
    expect((await send(`${shop.url}/`)).status).toBe(503);
    expect((await ask()).body).toContain('"order_id":"1"');
  });

  test('maintenance-html: a page of the host, the API is closed too', async () => {
    await openWith('maintenance-html');
    expect((await ask()).status).toBe(503);
  });

  test('error-html-redirect: relative, and the body is empty', async () => {
    await openWith('error-html-redirect');
    const answer = await ask();
    expect([answer.status, location(answer), answer.body]).toEqual([302, 'error.html', '']);
  });
});

describe('redirects', () => {
  test.each([
    ['https', /^https:\/\/127\.0\.0\.1:\d+\/index\.php\?route=api\/order\/info&/],
    ['www', /^http:\/\/www\.127\.0\.0\.1:\d+\/index\.php\?/],
    ['https://other.example.test/shop/', /^https:\/\/other\.example\.test\/shop\/index\.php\?/],
  ])('to %s', async (to, expected) => {
    await openWith({ name: 'redirect', to });
    const answer = await ask();
    expect(answer.status).toBe(301);
    expect(location(answer)).toMatch(expected);
  });

  test('hit one method only', async () => {
    await openWith({ name: 'redirect', method: 'POST' });
    expect((await ask()).status).toBe(200);
    const login = { username: shop.username, key: shop.key };
    expect((await postLogin(shop, login)).status).toBe(301);
    shop.control.setFault({ name: 'redirect', method: 'GET' });
    expect((await ask()).status).toBe(301);
    expect((await postLogin(shop, login)).status).toBe(200);
  });

  test('redirect-chain: answers after so many hops, each at an address of its own', async () => {
    await openWith({ name: 'redirect-chain', hops: 3 });
    const seen: string[] = [];
    let answer = await ask();
    while (answer.status === 302) {
      seen.push(location(answer));
      answer = await send(location(answer));
    }
    expect(new Set(seen).size).toBe(3);
    expect(answer.body).toContain('"order_id":"1"');
  });

  test('redirect-chain: ten thousand unless told otherwise', async () => {
    await openWith('redirect-chain');
    const url = `${shop.url}/index.php?route=api/login&hop=`;
    expect((await send(`${url}9999`)).status).toBe(302);
    expect((await send(`${url}10000`)).status).toBe(200);
  });

  test('redirect-loop: to itself', async () => {
    await openWith('redirect-loop');
    expect(location(await send(`${shop.url}/index.php?route=api/login`))).toBe(
      `${shop.url}/index.php?route=api/login`,
    );
  });
});

describe('a clock that is wrong', () => {
  const dateOf = (answer: WireAnswer): number => Date.parse(String(answer.headers['date']));

  test.each([9, -9])('clock-skew %i: Date header, stored dates and 4.1 agree', async (minutes) => {
    const now = Date.UTC(2026, 10, 24, 12, 0, 0);
    const options = { dialect: '4.1', now: () => now, settings: { timeZone: 'UTC' } } as const;
    await openWith({ name: 'clock-skew', minutes }, options);
    const skewed = now + minutes * 60_000;
    const call = (at: number): Promise<WireAnswer> =>
      send(`${shop.url}/index.php?${signedCall(shop, 'ping', {}, at)}`);
    const refused = await call(now);
    expect([refused.status, dateOf(refused)]).toEqual([403, skewed]);
    expect((await call(skewed)).status).toBe(200);
    shop.control.addHistory(1, { statusId: 3 });
    expect(Date.parse(`${shop.control.history(1)[0]?.date_added ?? ''}Z`)).toBe(skewed);
  });
});

describe('answers that are hard to take', () => {
  test('deep-json: valid, a hundred thousand deep', async () => {
    await openWith({ name: 'deep-json', depth: 5 });
    expect(JSON.parse((await ask()).body)).toEqual({ order: [[[[[]]]]] });
    shop.control.setFault('deep-json');
    expect((await ask()).body).toHaveLength(200_010);
  });

  test('ten-megabytes: one valid answer', async () => {
    await openWith('ten-megabytes');
    const { order } = JSON.parse((await ask()).body) as { order: { comment: string } };
    expect(order.comment).toHaveLength(10 * 1_048_576);
  });

  test('truncated: half of the answer, told as if it were whole', async () => {
    await openWith('empty-500');
    shop.control.clearFault();
    const whole = (await ask()).body;
    shop.control.setFault('truncated');
    const half = await ask();
    expect(half.headers['content-length']).toBe(String(half.body.length));
    expect(whole.startsWith(half.body)).toBe(true);
    expect(() => JSON.parse(half.body) as unknown).toThrow();
  });

  test('invalid-utf8: the order is there, with bytes that are no text', async () => {
    await openWith('invalid-utf8');
    const answer = await ask();
    expect(answer.body).toContain('\ufffd');
    expect(answer.body).toContain('"order_id":"');
  });

  test.each([0, 1])('endless: goes on until the reader goes, a letter every %i ms', async (ms) => {
    await openWith({ name: 'endless', ms });
    let bytes = 0;
    const ended = new Promise<void>((resolve) => {
      const request = httpGet(`${shop.url}/index.php?route=api/login`, (answer) => {
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > 40) request.destroy();
        });
        answer.on('error', () => resolve());
        answer.on('close', () => resolve());
      });
      request.on('error', () => resolve());
    });
    await ended;
    expect(bytes).toBeGreaterThan(40);
  });
});

test('a shop without a mail engine sends nothing and notices no mail server', async () => {
  await openWith('mail-down', { dialect: '4.0', settings: { hasMailEngine: false } });
  const form = { order_status_id: '3', notify: '1' };
  expect((await postHistory(shop, session, 1, form)).body).toContain('success');
  expect(shop.control.mails()).toEqual([]);
  expect(shop.control.history(1)[0]?.notify).toBe('1');
});
