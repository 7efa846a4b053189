import { describe, expect, test } from 'vitest';
import { makeSelfSignedCert } from '../demo/http/self-signed-cert';
import { orderId } from '../shared/ids';
import { fail, ok } from '../shared/result';
import type { Shop } from '../shared/shop';
import { readCertificate } from './opencart/transport';
import { login, useWholeDesk, valueOf } from './testing/whole-desk';

const { startShop, startDesk } = useWholeDesk();

describe('shops of four dialects at one desk', () => {
  test('are found, connected and read as far as each offers, and the same order id never mixes', async () => {
    const desk = await startDesk();
    const dialects = ['2.3', '3.0', '4.0', '4.1'] as const;
    const demos = await Promise.all(
      dialects.map((dialect, seed) => startShop({ dialect, seed: seed + 1, orders: 60 })),
    );
    const shops: Shop[] = [];
    for (const demo of demos) shops.push(valueOf(await desk.shops.connect(login(demo))));
    expect(shops.map(({ dialect }) => dialect)).toEqual(dialects);
    expect(new Set(shops.map(({ colour }) => colour)).size).toBe(4);

    const [old, newer, ...unread] = shops;
    if (old === undefined || newer === undefined) throw new Error('not connected');
    await expect
      .poll(() => [old, newer].map(desk.isRead), { timeout: 20_000 })
      .toEqual([true, true]);
    for (const shop of unread) {
      const refused = fail('not-offered', { what: 'readHeader' });
      expect(desk.states.get(shop.id)?.phase).toEqual({ kind: 'not-offered' });
      expect(await desk.shops.sync.startNow(shop.id)).toEqual(refused);
      expect(await desk.shops.sync.refresh({ shop: shop.id, orderId: orderId(1) })).toEqual(
        refused,
      );
      expect(valueOf(await desk.shops.reader.counts(shop.id)).all).toBe(0);
    }
    const both = demos[0]?.control.orderIds().filter((id) => demos[1]?.control.order(id)) ?? [];
    expect(both.length).toBeGreaterThan(10);
    for (const id of both)
      for (const [at, shop] of [old, newer].entries()) {
        const read = valueOf(
          await desk.shops.reader.order({ shop: shop.id, orderId: orderId(id) }),
        );
        expect(read?.header.email).toBe(demos[at]?.control.order(id)?.['email']);
      }

    expect(await desk.shops.disconnect(old.id)).toEqual(ok(null));
    expect(valueOf(await desk.shops.reader.counts(newer.id)).all).toBeGreaterThan(10);
    expect(valueOf(await desk.shops.reader.counts(old.id)).all).toBe(0);
  }, 40_000);

  test.each(['2.3', '3.0', '4.0', '4.1'] as const)(
    'a %s shop refuses a wrong key',
    async (dialect) => {
      const desk = await startDesk();
      const demo = await startShop({ dialect, orders: 3 });
      const refused = await desk.shops.connect({ ...login(demo), key: 'guess' });
      const code = dialect === '4.1' ? 'signature-refused' : 'wrong-key';
      expect(refused).toMatchObject({ ok: false, error: { code } });
      expect(desk.shops.list()).toEqual([]);
    },
  );
});

describe('a shop with a certificate nobody trusts', () => {
  test('is connected once its fingerprint was confirmed, and by no other certificate', async () => {
    const desk = await startDesk();
    const tls = makeSelfSignedCert();
    const demo = await startShop({ dialect: '3.0', orders: 3, tls });
    expect(await desk.shops.connect(login(demo))).toMatchObject({ error: { code: 'tls' } });
    const shown = valueOf(
      await readCertificate(
        `${demo.url}/`,
        { proxyFor: async () => 'DIRECT', userAgent: 'test', extraCa: [] },
        new AbortController().signal,
      ),
    );
    const other = await desk.shops.connect({ ...login(demo), certificate: 'AB'.repeat(32) });
    expect(other).toMatchObject({ error: { code: 'certificate-changed' } });
    const shop = valueOf(
      await desk.shops.connect({ ...login(demo), certificate: shown.fingerprint }),
    );
    expect(shop.certificate).toBe(shown.fingerprint);
    await expect.poll(() => desk.isRead(shop), { timeout: 20_000 }).toBe(true);
  }, 40_000);

  test('whose https is gone is not logged in to without it, neither anew nor by moving', async () => {
    const desk = await startDesk();
    const known = await startShop({ dialect: '3.0', orders: 3, key: 'the-same-key' });
    const shop = valueOf(await desk.shops.connect(login(known)));
    const plain = await startShop({ dialect: '3.0', orders: 3, key: 'the-same-key' });
    const address = plain.url.replace('http://', '');
    const certificate = 'AB'.repeat(32);
    const refused = fail('tls', { reason: 'not-tls', host: address });
    expect(await desk.shops.connect({ ...login(plain), address, certificate })).toEqual(refused);
    expect(await desk.shops.move(shop.id, address, certificate)).toEqual(refused);
    expect(await desk.shops.move(shop.id, plain.url, certificate)).toEqual(refused);
    expect(plain.control.counters().requests).toBe(0);
  });
});

test('a shop that moved keeps its orders and is read on at its new address', async () => {
  const desk = await startDesk();
  const before = await startShop({ dialect: '3.0', orders: 30, key: 'the-same-key' });
  const shop = valueOf(await desk.shops.connect(login(before)));
  await expect.poll(() => desk.isRead(shop), { timeout: 20_000 }).toBe(true);
  const counts = valueOf(await desk.shops.reader.counts(shop.id));
  await before.close();
  const after = await startShop({ dialect: '3.0', orders: 30, key: 'the-same-key' });
  const other = await startShop({ dialect: '4.1', orders: 3, key: 'the-same-key' });
  expect(await desk.shops.move(shop.id, other.url, null)).toEqual(
    fail('other-dialect', { found: '4.1', known: '3.0' }),
  );
  expect(valueOf(await desk.shops.move(shop.id, after.url, null)).address).toBe(`${after.url}/`);
  expect(valueOf(await desk.shops.reader.counts(shop.id)).all).toBe(counts.all);
  const added = after.control.addOrder();
  await desk.shops.sync.startNow(shop.id);
  await expect.poll(() => desk.states.get(shop.id)?.newestOrderId, { timeout: 20_000 }).toBe(added);
}, 40_000);
