import { describe, expect, test } from 'vitest';
import { makeSelfSignedCert } from '../../demo/http/self-signed-cert';
import type { DemoShopOptions } from '../../demo/options';
import type { ShopClient } from './client';
import { probe } from './probe';
import { useDemoShops } from './testing/demo-shop';

const never = new AbortController().signal;
const setUp = useDemoShops();

async function openSession(client: ShopClient) {
  const session = await client.openSession(never);
  if (!session.ok) throw new Error(JSON.stringify(session.error));
  return session.value;
}

describe.each(['2.3', '3.0'] as const)('a running %s shop', (dialect) => {
  test('is found, logged in to and read, id by id, gaps and all', async () => {
    const { shop, transport, client } = await setUp({ dialect, orders: 60 });
    const typed = shop.url.replace('http://', '');
    expect(await probe(typed, transport, never)).toEqual({
      ok: true,
      value: { dialect, address: `${shop.url}/` },
    });
    const session = await openSession(client(dialect));
    const found: number[] = [];
    const missing: number[] = [];
    for (let id = 1; id <= shop.control.highestOrderId() + 5; id++) {
      const outcome = await session.readOrder(id, never);
      if (outcome.kind === 'found') found.push(outcome.order.orderId);
      else if (outcome.kind === 'missing') missing.push(id);
      else throw new Error(`${id}: ${JSON.stringify(outcome)}`);
    }
    expect(found).toEqual([...shop.control.orderIds()]);
    expect(missing.length).toBeGreaterThanOrEqual(5);
  });

  test('behind PHP notices is found and read as usual', async () => {
    const { shop, transport, client } = await setUp({ dialect, faults: ['notice-before-json'] });
    expect(await probe(shop.url, transport, never)).toMatchObject({ value: { dialect } });
    const session = await openSession(client(dialect));
    const id = shop.control.highestOrderId();
    expect(await session.readOrder(id, never)).toMatchObject({
      kind: 'found',
      order: { orderId: id },
    });
    expect(await session.readOrder(id + 1, never)).toEqual({ kind: 'missing' });
  });

  test('that lets sessions die never makes a gap of an order', async () => {
    const { shop, client } = await setUp({ dialect });
    const made = client(dialect);
    const session = await openSession(made);
    const id = shop.control.highestOrderId();
    expect(await session.readOrder(id, never)).toMatchObject({ kind: 'found' });
    shop.control.killSessions();
    expect(await session.readOrder(id, never)).toEqual({ kind: 'session-dead' });
    expect(await session.readOrder(id + 1, never)).toEqual({ kind: 'session-dead' });
    const again = await openSession(made);
    expect(await again.readOrder(id, never)).toMatchObject({ kind: 'found' });
  });

  test('refuses a wrong key and an address that is not listed', async () => {
    const { shop, client } = await setUp({ dialect });
    expect(await client(dialect, 'wrong').openSession(never)).toEqual({
      ok: false,
      error: { code: 'wrong-key', facts: { username: shop.username } },
    });
    shop.control.setFault({ name: 'blocked-address', address: '203.0.113.77' });
    expect(await client(dialect).openSession(never)).toEqual({
      ok: false,
      error: { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } },
    });
  });

  test.each([
    ['html-page', 'html'],
    ['maintenance-html', 'maintenance'],
    ['empty-500', 'empty-answer'],
    ['redirect', 'redirect'],
    ['too-many', 'too-many-requests'],
    ['garbage', 'not-json'],
    ['huge-answer', 'too-big'],
    ['dropped-connection', 'connection-dropped'],
    ['time-out', 'time-out'],
  ] as const)(
    'with the fault %s fails as %s, at the probe, the login and a read',
    async (fault, code) => {
      const { shop, transport, client } = await setUp(
        { dialect },
        { timeoutMs: fault === 'time-out' ? 200 : 5_000 },
      );
      const session = await openSession(client(dialect));
      shop.control.setFault(fault);
      const probed = await probe(shop.url, transport, never);
      const login = await client(dialect).openSession(never);
      const read = await session.readOrder(1, never);
      expect(probed).toMatchObject({ ok: false, error: { code } });
      expect(login).toMatchObject({ ok: false, error: { code } });
      expect(read).toMatchObject({ kind: 'failed', error: { code } });
      expect(JSON.stringify([probed, login, read])).not.toContain(shop.key);
    },
  );

  test('with one order that always answers with nothing fails for that order only', async () => {
    const { shop, client } = await setUp({ dialect });
    const [first = 0, second = 0] = shop.control.orderIds();
    shop.control.setFault({ name: 'poison-order', order: first });
    const session = await openSession(client(dialect));
    expect(await session.readOrder(first, never)).toEqual({
      kind: 'failed',
      error: { code: 'empty-answer', facts: { status: 200 } },
    });
    expect(await session.readOrder(second, never)).toMatchObject({ kind: 'found' });
  });

  test('ends an aborted read as a dropped connection', async () => {
    const { shop, client } = await setUp({ dialect });
    const session = await openSession(client(dialect));
    shop.control.setFault('time-out');
    const stop = new AbortController();
    const read = session.readOrder(1, stop.signal);
    stop.abort();
    expect(await read).toMatchObject({ kind: 'failed', error: { code: 'connection-dropped' } });
  });
});

test.each([
  ['2.0', { code: 'dialect-too-old', facts: { dialect: '2.0' } }],
  ['2.1', { code: 'dialect-too-old', facts: { dialect: '2.1' } }],
  ['2.2', { code: 'dialect-too-old', facts: { dialect: '2.2' } }],
  ['4.0.0.0', { code: 'release-unusable', facts: { release: '4.0.0.0' } }],
] as const)('a running %s shop is refused with the reason', async (dialect, error) => {
  const { shop, transport } = await setUp({ dialect });
  expect(await probe(shop.url, transport, never)).toEqual({ ok: false, error });
});

test('a 3.0 shop whose zone lies west of UTC is told as a token refused at once', async () => {
  const { client } = await setUp({ dialect: '3.0', settings: { timeZone: 'America/New_York' } });
  expect(await client('3.0').openSession(never)).toMatchObject({
    error: { code: 'no-permission', facts: { reason: 'token-refused-at-once' } },
  });
});

test.each(['2.3', '3.0'] as const)(
  'a %s session that ends between login and learning is opened once more',
  async (dialect) => {
    const { client, shop } = await setUp({ dialect });
    shop.control.setFault({ name: 'expired-token', only: 'order', times: 1 });
    const session = await openSession(client(dialect));
    expect(session.texts.notFound).not.toBe(session.texts.noPermission);
    expect(shop.control.counters().byRoute['api/login']).toBe(2);
  },
);

test('a shop in a folder, with a certificate of its own, is found once that is trusted', async () => {
  const tls = makeSelfSignedCert();
  const options: DemoShopOptions = { dialect: '2.3', tls, path: '/store/' };
  const distrusting = await setUp(options);
  const trusting = await setUp(options, { extraCa: [tls.cert] });
  expect(await probe(distrusting.shop.url, distrusting.transport, never)).toMatchObject({
    error: { code: 'tls', facts: { reason: 'self-signed' } },
  });
  const typed = `${trusting.shop.url}/admin/index.php?route=common/login`;
  expect(await probe(typed, trusting.transport, never)).toEqual({
    ok: true,
    value: { dialect: '2.3', address: `${trusting.shop.url}/` },
  });
  const session = await openSession(trusting.client('2.3'));
  const id = trusting.shop.control.highestOrderId();
  expect(await session.readOrder(id, never)).toMatchObject({ kind: 'found' });
});

test('with a confirmed certificate plain http is never tried, whatever keeps https from answering', async () => {
  const { shop, transport } = await setUp({ dialect: '3.0' }, { certificate: 'AB:CD' });
  for (const typed of [shop.url, shop.url.replace('http://', '')]) {
    expect(await probe(typed, transport, never)).toMatchObject({
      error: { code: 'tls', facts: { reason: 'not-tls' } },
    });
  }
  expect(shop.control.counters().requests).toBe(0);
});
