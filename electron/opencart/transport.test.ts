import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { makeSelfSignedCert } from '../../demo/http/self-signed-cert';
import { createTransport, type Transport, type TransportOptions } from './transport';

const never = new AbortController().signal;
const open: { close(): unknown }[] = [];

afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** Starts a server on a free loopback port and answers its port. */
async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  });
  return (server.address() as AddressInfo).port; // not a pipe: it listens on a port
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}/`;
}

function transport(options: Partial<TransportOptions> = {}): Transport {
  const made = createTransport({
    proxyFor: async () => 'DIRECT',
    extraCa: [],
    userAgent: 'Cartwright/test',
    ...options,
  });
  open.push(made);
  return made;
}

const get = (url: string) => ({ method: 'GET', url }) as const;

describe('an exchange', () => {
  test('tells status, headers, cookies, date and body, and no query', async () => {
    const url = await serve((_, response) => {
      response.writeHead(404, { 'X-Shop': 'yes', 'Set-Cookie': ['a=1; path=/', 'b=2'] });
      response.end('\uFEFFnot here');
    });
    const result = await transport().send(get(`${url}index.php?route=x&token=topsecret`), never);
    expect(result).toMatchObject({
      ok: true,
      value: {
        url: `${url}index.php`,
        status: 404,
        headers: { 'x-shop': 'yes' },
        setCookie: ['a=1; path=/', 'b=2'],
        body: 'not here',
      },
    });
    expect(result.ok && Date.parse(result.value.dateHeader ?? '')).toBeGreaterThan(0);
    expect(JSON.stringify(result)).not.toContain('topsecret');
  });

  test('sends the form urlencoded, cookie and agent as told, and no language', async () => {
    const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
    const url = await serve((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.end('{}');
      });
    });
    const form = { username: 'desk & co', key: 'a+b=c' };
    await transport().send({ method: 'POST', url, form, cookie: 'PHPSESSID=x' }, never);
    expect(seen[0]?.body).toBe('username=desk+%26+co&key=a%2Bb%3Dc');
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      cookie: 'PHPSESSID=x',
      'user-agent': 'Cartwright/test',
    });
    expect(seen[0]?.headers).not.toHaveProperty('accept-language');
  });

  test('unpacks gzip and bears bad UTF-8', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync(Buffer.from([0x41, 0xff, 0x42])));
    });
    expect(await transport().send(get(url), never)).toMatchObject({
      value: { body: 'A\uFFFDB' },
    });
  });

  test('with a redirect is handed on, not followed', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests++;
      response.writeHead(301, { Location: '/elsewhere' }).end();
    });
    const result = await transport().send(get(url), never);
    expect(result).toMatchObject({ value: { status: 301, headers: { location: '/elsewhere' } } });
    expect(requests).toBe(1);
  });

  test('reuses one socket for requests one after the other', async () => {
    const sockets = new Set<unknown>();
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      response.end('{}');
    });
    const shop = transport();
    for (let n = 0; n < 5; n++) expect((await shop.send(get(url), never)).ok).toBe(true);
    expect(sockets.size).toBe(1);
  });

  test('uses at most 16 sockets at once', async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    const url = await serve((_, response) => {
      waiting.push(() => response.end('{}'));
      most = Math.max(most, waiting.length);
      if (waiting.length === 16) for (const answer of waiting.splice(0)) answer();
    });
    const shop = transport();
    const all = Array.from({ length: 32 }, () => shop.send(get(url), never));
    expect((await Promise.all(all)).every((result) => result.ok)).toBe(true);
    expect(most).toBe(16);
  });

  test('asks a GET again when its kept socket was closed by the server', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      if (requests === 2) request.socket.resetAndDestroy();
      else response.end('{}');
    });
    const shop = transport();
    await shop.send(get(url), never);
    expect((await shop.send(get(url), never)).ok).toBe(true);
    expect(requests).toBe(3);
  });

  test('never asks a POST again', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      if (requests === 2) request.socket.resetAndDestroy();
      else response.end('{}');
    });
    const shop = transport();
    await shop.send(get(url), never);
    const result = await shop.send({ method: 'POST', url, form: {} }, never);
    expect(result).toMatchObject({ error: { code: 'connection-dropped' } });
    expect(requests).toBe(2);
  });
});

describe('what keeps an answer from coming is named', () => {
  test('nothing listens: connection-refused', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await transport().send(get(`http://127.0.0.1:${port}/`), never)).toEqual({
      ok: false,
      error: { code: 'connection-refused', facts: { host: `127.0.0.1:${port}` } },
    });
  });

  test('a host of no name: no-such-host, or offline without a network', async () => {
    const url = 'http://no-such-shop.invalid/?token=topsecret';
    const online = await transport({ hasNetwork: () => true }).send(get(url), never);
    const offline = await transport({ hasNetwork: () => false }).send(get(url), never);
    // A machine without a name server cannot tell; it says so with another code.
    expect(['no-such-host', 'offline']).toContain(online.ok ? '' : online.error.code);
    expect(offline).toMatchObject({ error: { code: 'offline' } });
    expect(JSON.stringify([online, offline])).not.toContain('topsecret');
  });

  test('the connection ends before or within the answer: connection-dropped', async () => {
    const before = await serve((request) => request.socket.destroy());
    const within = await serve((request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"order"', () => request.socket.destroy());
    });
    const chunked = await serve((request, response) => {
      response.write('{"order"', () => request.socket.destroy());
    });
    for (const url of [before, within, chunked]) {
      expect(await transport().send(get(url), never)).toMatchObject({
        error: { code: 'connection-dropped' },
      });
    }
  });

  test('no answer, or one that drips: time-out after the whole time', async () => {
    const silent = await serve(() => undefined);
    const drips: NodeJS.Timeout[] = [];
    const dripping = await serve((_, response) => {
      drips.push(setInterval(() => response.write('.'), 10));
    });
    for (const url of [silent, dripping]) {
      expect(await transport({ timeoutMs: 150 }).send(get(url), never)).toEqual({
        ok: false,
        error: { code: 'time-out', facts: { seconds: 0.15 } },
      });
    }
    drips.forEach(clearInterval);
  });

  test('a look-up of the proxy that never ends: time-out', async () => {
    const shop = transport({ timeoutMs: 50, proxyFor: () => new Promise(() => undefined) });
    expect(await shop.send(get('http://127.0.0.1:1/'), never)).toMatchObject({
      error: { code: 'time-out' },
    });
  });

  test('too much, packed or not: too-big', async () => {
    const plain = await serve((_, response) => response.end('x'.repeat(2_000_001)));
    const packed = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync('x'.repeat(50_000_000)));
    });
    for (const url of [plain, packed]) {
      expect(await transport({ maxBytes: 2_000_000 }).send(get(url), never)).toEqual({
        ok: false,
        error: { code: 'too-big', facts: { megabytes: 2 } },
      });
    }
  });

  test('a server that does not speak HTTP: not-opencart', async () => {
    const port = await listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
    expect(await transport().send(get(`http://127.0.0.1:${port}/a?b=c`), never)).toEqual({
      ok: false,
      error: { code: 'not-opencart', facts: { address: `http://127.0.0.1:${port}/` } },
    });
  });

  test('an abort before and during the request: connection-dropped, the socket freed', async () => {
    let closed: () => void = () => undefined;
    const isClosed = new Promise<void>((resolve) => (closed = resolve));
    const stop = new AbortController();
    const url = await serve((request) => {
      request.socket.on('close', closed);
      stop.abort();
    });
    const shop = transport();
    expect(await shop.send(get(url), stop.signal)).toMatchObject({
      error: { code: 'connection-dropped' },
    });
    await isClosed;
    expect(await shop.send(get(url), stop.signal)).toMatchObject({
      error: { code: 'connection-dropped' },
    });
  });

  test('closing the transport ends what is under way', async () => {
    const shop = transport();
    const url = await serve(() => shop.close());
    expect(await shop.send(get(url), never)).toMatchObject({
      error: { code: 'connection-dropped' },
    });
  });
});

describe('certificates', () => {
  const day = 86_400_000;

  async function serveTls(options: Parameters<typeof makeSelfSignedCert>[0] = {}) {
    const made = makeSelfSignedCert(options);
    const server = createTlsServer(made, (_, response) => response.end('{}'));
    return { port: await listen(server), cert: made.cert };
  }

  test('made by oneself are refused, and accepted once trusted', async () => {
    const { port, cert } = await serveTls();
    const url = `https://127.0.0.1:${port}/`;
    expect(await transport().send(get(url), never)).toEqual({
      ok: false,
      error: { code: 'tls', facts: { reason: 'self-signed', host: `127.0.0.1:${port}` } },
    });
    expect((await transport({ extraCa: [cert] }).send(get(url), never)).ok).toBe(true);
  });

  test('of another name and expired ones are told by their reason', async () => {
    const other = await serveTls({ hosts: ['other.example'] });
    const old = await serveTls({ validFrom: new Date(Date.now() - 90 * day), validDays: 5 });
    const future = await serveTls({ validFrom: new Date(Date.now() + 5 * day) });
    const reasons = [];
    for (const { port, cert } of [other, old, future]) {
      const shop = transport({ extraCa: [cert] });
      const result = await shop.send(get(`https://127.0.0.1:${port}/`), never);
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

describe('a proxy', () => {
  /** A proxy that forwards, or refuses everything with a status. */
  async function serveProxy(refusal: number | null) {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
      if (refusal !== null) response.writeHead(refusal);
      response.end(refusal === null ? '{"through":"proxy"}' : 'refused');
    });
    proxy.on('connect', (request, socket) => {
      seen.push(`CONNECT ${request.url ?? ''}`);
      if (refusal !== null) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n{"not":"the shop"}`);
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const shop = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        shop.pipe(socket).pipe(shop);
      });
      for (const end of [socket, shop]) end.on('error', () => undefined);
      return undefined;
    });
    return { place: `127.0.0.1:${await listen(proxy)}`, seen };
  }

  test('is used for http and https', async () => {
    const { place, seen } = await serveProxy(null);
    const { key, cert } = makeSelfSignedCert();
    const port = await listen(createTlsServer({ key, cert }, (_, answer) => answer.end('{}')));
    const shop = transport({ extraCa: [cert], proxyFor: async () => `PROXY ${place}` });
    const plain = await shop.send(get('http://shop.example.test/index.php?route=x'), never);
    expect(plain).toMatchObject({ value: { body: '{"through":"proxy"}' } });
    expect((await shop.send(get(`https://127.0.0.1:${port}/`), never)).ok).toBe(true);
    expect(seen).toEqual([
      'GET http://shop.example.test/index.php?route=x',
      `CONNECT 127.0.0.1:${port}`,
    ]);
  });

  test('of the SOCKS kind is used and resolves the name itself', async () => {
    const seen: string[] = [];
    const { port: shopPort } = new URL(
      await serve((_, response) => response.end('{"by":"socks"}')),
    );
    const proxy = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0]));
        socket.once('data', (asked) => {
          seen.push(asked.subarray(5, 5 + (asked[4] ?? 0)).toString());
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          const shop = connect(Number(shopPort), '127.0.0.1');
          shop.on('error', () => undefined);
          shop.pipe(socket).pipe(shop);
        });
      });
    });
    const place = `127.0.0.1:${await listen(proxy)}`;
    const shop = transport({ proxyFor: async () => `SOCKS5 ${place}` });
    const result = await shop.send(get('http://shop.example.test/'), never);
    expect(result).toMatchObject({ value: { body: '{"by":"socks"}' } });
    expect(seen).toEqual(['shop.example.test']);
  });

  test('that wants a password or refuses the tunnel is blamed, not the shop', async () => {
    for (const [status, reason] of [
      [407, 'authentication'],
      [403, 'status-403'],
    ] as const) {
      const { place } = await serveProxy(status);
      const shop = transport({ proxyFor: async () => `PROXY ${place}` });
      expect(await shop.send(get('https://shop.example.test/'), never)).toEqual({
        ok: false,
        error: { code: 'proxy', facts: { reason } },
      });
    }
  });

  test('out of reach gives way to the next way, or is blamed', async () => {
    const gone = createTcpServer();
    const port = await listen(gone);
    await new Promise((resolve) => gone.close(resolve));
    const url = await serve((_, response) => response.end('{}'));
    const both = transport({ proxyFor: async () => `PROXY 127.0.0.1:${port}; DIRECT` });
    expect((await both.send(get(url), never)).ok).toBe(true);
    for (const kind of ['PROXY', 'SOCKS5']) {
      const only = transport({ proxyFor: async () => `${kind} 127.0.0.1:${port}` });
      expect(await only.send(get(url), never)).toEqual({
        ok: false,
        error: { code: 'proxy', facts: { reason: 'unreachable' } },
      });
    }
  });

  test('is looked up once a minute for each site, and never told path, query or token', async () => {
    const asked: string[] = [];
    const url = await serve((_, response) => response.end('{}'));
    const shop = transport({
      proxyFor: async (address) => {
        asked.push(address);
        return 'DIRECT';
      },
    });
    await shop.send(get(`${url}index.php?token=topsecret`), never);
    await shop.send(get(`${url}index.php?token=topsecret`), never);
    expect(asked).toEqual([url]);
  });

  test('that cannot be looked up or is of no known kind is blamed', async () => {
    const broken = transport({ proxyFor: () => Promise.reject(new Error('no script')) });
    const strange = transport({ proxyFor: async () => 'QUIC q.example:443' });
    expect(await broken.send(get('http://127.0.0.1:1/'), never)).toMatchObject({
      error: { code: 'proxy', facts: { reason: 'lookup-failed' } },
    });
    expect(await strange.send(get('http://127.0.0.1:1/'), never)).toMatchObject({
      error: { code: 'proxy', facts: { reason: 'unsupported' } },
    });
  });
});
