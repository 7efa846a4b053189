import { X509Certificate } from 'node:crypto';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createServers, get, never, transportOptions } from './testing/servers';
import { readCertificate } from './transport';

const { closedPort, listen, serve, serveProxy, serveSocks, serveTls, transport, closeAll } =
  createServers();
afterEach(closeAll);

describe('certificates', () => {
  const day = 86_400_000;

  test('made by oneself are refused, and accepted once trusted', async () => {
    const { url, cert } = await serveTls();
    expect(await transport().send(get(url), never)).toEqual({
      ok: false,
      error: { code: 'tls', facts: { reason: 'self-signed', host: new URL(url).host } },
    });
    expect((await transport({ extraCa: [cert] }).send(get(url), never)).ok).toBe(true);
  });

  test('of another name and expired ones are told by their reason', async () => {
    const other = await serveTls({ hosts: ['other.example'] });
    const old = await serveTls({ validFrom: new Date(Date.now() - 90 * day), validDays: 5 });
    const future = await serveTls({ validFrom: new Date(Date.now() + 5 * day) });
    const reasons = [];
    for (const { url, cert } of [other, old, future]) {
      const shop = transport({ extraCa: [cert] });
      const result = await shop.send(get(url), never);
      reasons.push(result.ok ? '' : result.error.facts['reason']);
    }
    expect(reasons).toEqual(['wrong-host-name', 'expired', 'not-yet-valid']);
  });

  test('asked of a port without TLS: not-tls', async () => {
    const url = await serve((_, response) => response.end('{}'));
    expect(await transport().send(get(url.replace('http:', 'https:')), never)).toMatchObject({
      error: { code: 'tls', facts: { reason: 'not-tls' } },
    });
  });
});

describe('a confirmed certificate', () => {
  const day = 86_400_000;
  const fingerprintOf = (cert: string): string => new X509Certificate(cert).fingerprint256;
  const broken = {
    'made by oneself': {},
    'of another name': { hosts: ['other.example'] },
    expired: { validFrom: new Date(Date.now() - 90 * day), validDays: 5 },
  };

  test.each(Object.entries(broken))('%s is trusted, kept sockets included', async (_, options) => {
    const sockets = new Set<unknown>();
    const { url, cert } = await serveTls(options, (request, response) => {
      sockets.add(request.socket);
      response.end('{"by":"shop"}');
    });
    const shop = transport({ certificate: fingerprintOf(cert).toLowerCase() });
    for (let n = 0; n < 3; n++) {
      expect(await shop.send(get(url), never)).toMatchObject({ value: { body: '{"by":"shop"}' } });
    }
    expect(sockets.size).toBe(1);
    expect((await shop.send({ ...get(url), fresh: true }, never)).ok).toBe(true);
  });

  test('is trusted on the way through a proxy, as nothing else is', async () => {
    let requests = 0;
    const { url, cert } = await serveTls({}, (_, response) => {
      requests++;
      response.end('{}');
    });
    const http = await serveProxy();
    const socks = await serveSocks(Number(new URL(url).port));
    for (const proxy of [`PROXY ${http.place}`, `SOCKS5 ${socks.place}`]) {
      const proxyFor = async (): Promise<string> => proxy;
      const right = transport({ proxyFor, certificate: fingerprintOf(cert) });
      const other = transport({ proxyFor, certificate: fingerprintOf((await serveTls()).cert) });
      const none = transport({ proxyFor });
      expect((await right.send(get(url), never)).ok).toBe(true);
      expect(await other.send(get(url), never)).toMatchObject({
        error: { code: 'certificate-changed' },
      });
      expect(await none.send(get(url), never)).toMatchObject({ error: { code: 'tls' } });
    }
    expect(requests).toBe(2);
    expect([http.seen.length, socks.seen.length]).toEqual([3, 3]);
  });

  test('changed is refused before a byte of the request, even when the new one is trusted', async () => {
    let requests = 0;
    const { url, cert } = await serveTls({}, (_, response) => {
      requests++;
      response.end('{}');
    });
    const confirmed = fingerprintOf((await serveTls()).cert);
    const shop = transport({ certificate: confirmed, extraCa: [cert] });
    const form = { key: 'topsecret' };
    expect(await shop.send({ method: 'POST', url, form }, never)).toEqual({
      ok: false,
      error: {
        code: 'certificate-changed',
        facts: { host: new URL(url).host, found: fingerprintOf(cert), confirmed },
      },
    });
    expect(requests).toBe(0);
  });

  test('that is no fingerprint trusts nothing', async () => {
    const { url, cert } = await serveTls();
    for (const certificate of ['', 'AB:CD', ':', 'yes']) {
      const shop = transport({ certificate, extraCa: [cert] });
      expect(await shop.send(get(url), never)).toMatchObject({
        error: { code: 'certificate-changed' },
      });
    }
  });

  test('does not hide what else goes wrong, and a handshake has an end', async () => {
    const certificate = fingerprintOf((await serveTls()).cert);
    const plain = (await serve((_, response) => response.end('{}'))).replace('http:', 'https:');
    const closings: Promise<unknown>[] = [];
    const silent = createTcpServer((socket) => {
      socket.resume();
      closings.push(new Promise((closed) => socket.once('close', closed)));
    });
    const mute = `https://127.0.0.1:${await listen(silent)}/`;
    const gone = `https://127.0.0.1:${await closedPort()}/`;
    const codes = [];
    for (const url of [plain, mute, gone]) {
      const patience = url === mute ? { timeoutMs: 200 } : {};
      const result = await transport({ certificate, ...patience }).send(get(url), never);
      codes.push(result.ok ? '' : result.error.code);
    }
    expect(codes).toEqual(['tls', 'time-out', 'connection-refused']);
    expect(closings).toHaveLength(1);
    await Promise.all(closings);
  });
});

describe('reading a certificate', () => {
  test('tells its facts, directly and through a proxy, and sends nothing', async () => {
    let requests = 0;
    const { url, cert } = await serveTls({ hosts: ['other.example'] }, (_, response) => {
      requests++;
      response.end('{}');
    });
    const x509 = new X509Certificate(cert);
    const proxy = await serveProxy();
    for (const way of ['DIRECT', `PROXY ${proxy.place}`]) {
      const options = transportOptions({ proxyFor: async () => way });
      expect(await readCertificate(url, options, never)).toEqual({
        ok: true,
        value: {
          subject: 'CN=Cartwright demo shop',
          issuer: 'CN=Cartwright demo shop',
          validFrom: new Date(x509.validFrom).toISOString(),
          validTo: new Date(x509.validTo).toISOString(),
          fingerprint: x509.fingerprint256,
        },
      });
    }
    expect([requests, proxy.seen.length]).toEqual([0, 1]);
  });

  test('tells what kept the connection from being made', async () => {
    const plain = await serve((_, response) => response.end('{}'));
    const gone = `https://127.0.0.1:${await closedPort()}/`;
    const mute = `https://127.0.0.1:${await listen(createTcpServer(() => undefined))}/`;
    const outcomes = [];
    for (const url of [plain, plain.replace('http:', 'https:'), gone, mute]) {
      const options = transportOptions(url === mute ? { timeoutMs: 200 } : {});
      const read = await readCertificate(url, options, never);
      outcomes.push(read.ok ? '' : `${read.error.code} ${read.error.facts['reason'] ?? ''}`);
    }
    expect(outcomes).toEqual(['tls not-tls', 'tls not-tls', 'connection-refused ', 'time-out ']);
  });
});
