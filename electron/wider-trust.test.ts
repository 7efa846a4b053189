import { expect, test } from 'vitest';
import { makeSelfSignedCert } from '../demo/http/self-signed-cert';
import { startDemoShop } from '../demo/server';
import { createTransport } from './opencart/transport';
import { withWiderTrust } from './wider-trust';

const basics = { proxyFor: async () => 'DIRECT', userAgent: 'test' };
const signal = new AbortController().signal;

/** A shop with a certificate of its own, and a transport that can reach for `extraCa`. */
async function setUp(extraCa: (cert: string) => string[]) {
  const tls = makeSelfSignedCert();
  const shop = await startDemoShop({ dialect: '3.0', orders: 1, tls });
  let widened = 0;
  const transport = withWiderTrust(createTransport({ ...basics, extraCa: [] }), async () => {
    widened += 1;
    return createTransport({ ...basics, extraCa: extraCa(tls.cert) });
  });
  const url = `${shop.url}/index.php?route=api/login`;
  const send = () => transport.send({ method: 'POST', url, form: { key: 'x' } }, signal);
  const close = async () => {
    transport.close();
    await shop.close();
  };
  return { send, close, stopShop: () => shop.close(), widened: () => widened };
}

test('reaches a shop whose authority only this machine knows, and remembers the way', async () => {
  const { send, close, widened } = await setUp((cert) => [cert]);
  expect((await send()).ok).toBe(true);
  expect((await send()).ok).toBe(true);
  expect(widened()).toBe(1);
  await close();
});

test('still refuses a certificate nobody here knows', async () => {
  const { send, close } = await setUp(() => []);
  expect(await send()).toMatchObject({ ok: false, error: { code: 'tls' } });
  await close();
});

test('asks no second time where trust is not what is missing', async () => {
  const { send, close, stopShop, widened } = await setUp((cert) => [cert]);
  await stopShop();
  expect(await send()).toMatchObject({ ok: false, error: { code: 'connection-refused' } });
  expect(widened()).toBe(0);
  await close();
});
