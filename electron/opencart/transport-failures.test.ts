import { X509Certificate } from 'node:crypto';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { provesNothingSent } from './network-failure';
import { createServers, get, never } from './testing/servers';

const { closedPort, listen, serve, serveTls, transport, closeAll } = createServers();
afterEach(closeAll);

describe('what keeps an answer from coming is named', () => {
  test('nothing listens: connection-refused', async () => {
    const port = await closedPort();
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
    const bomb = Buffer.alloc(20_000_000, 0x20);
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    const plain = await serve((_, response) => response.end('x'.repeat(2_000_001)));
    const packed = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync(bomb, { level: 1 }));
    });
    const brotli = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'br' });
      response.end(brotliCompressSync(bomb, quick));
    });
    for (const url of [plain, packed, brotli]) {
      expect(await transport({ maxBytes: 2_000_000 }).send(get(url), never)).toEqual({
        ok: false,
        error: { code: 'too-big', facts: { megabytes: 2 } },
      });
    }
  });

  test('10 MB with the usual limit: too-big, without keeping them', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(10_000_000)));
    expect(await transport().send(get(url), never)).toMatchObject({
      error: { code: 'too-big', facts: { megabytes: 8 } },
    });
  });

  test('an answer without end: too-big', async () => {
    const url = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await transport({ maxBytes: 2_000_000 }).send(get(url), never)).toMatchObject({
      error: { code: 'too-big' },
    });
  });

  test('packed garbage: not-json', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end('{"this":"is not packed"}');
    });
    expect(await transport().send(get(url), never)).toEqual({
      ok: false,
      error: { code: 'not-json', facts: { start: '' } },
    });
  });

  test('headers without end: an answer that is no shop', async () => {
    const port = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => undefined);
        const more = (): void => {
          while (!socket.destroyed && socket.write('X-More: and more\r\n'.repeat(500)));
        };
        socket.write('HTTP/1.1 200 OK\r\n');
        socket.on('drain', more);
        more();
      }),
    );
    expect(await transport().send(get(`http://127.0.0.1:${port}/`), never)).toMatchObject({
      error: { code: 'not-opencart' },
    });
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

describe('a break of the encryption', () => {
  const record = (...bytes: number[]): Buffer => Buffer.from([bytes, Array(64).fill(7)].flat());
  const inClear = Buffer.from('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  const alert = Buffer.from([0x15, 3, 3, 0, 2, 2, 40]);

  /** A way to a TLS server on which `spoil` puts bytes of nobody's into what the client is told. */
  async function relay(toPort: number) {
    let client: Socket | null = null;
    const port = await listen(
      createTcpServer((socket) => {
        client = socket;
        const server = connect(toPort, '127.0.0.1');
        for (const end of [socket, server]) end.on('error', () => undefined);
        socket.pipe(server).pipe(socket);
      }),
    );
    return { url: `https://127.0.0.1:${port}/`, spoil: (bytes: Buffer) => client?.end(bytes) };
  }

  test.each([
    ['text in the clear', inClear],
    ['a record that is forged', record(0x17, 3, 3, 0, 64)],
    ['an alert in the clear', alert],
  ])('by %s, once the request had left: connection-dropped', async (_, bytes) => {
    for (const isConfirmed of [false, true]) {
      let posts = 0;
      let spoil: (bytes: Buffer) => void = () => undefined;
      const { url, cert } = await serveTls({}, () => {
        posts += 1;
        spoil(bytes);
      });
      const way = await relay(Number(new URL(url).port));
      spoil = way.spoil;
      const certificate = isConfirmed ? new X509Certificate(cert).fingerprint256 : null;
      const shop = transport({ extraCa: [cert], certificate });
      const post = { method: 'POST', url: way.url, form: { status: '5' }, fresh: true } as const;
      expect(await shop.send(post, never)).toEqual({
        ok: false,
        error: { code: 'connection-dropped', facts: { host: new URL(way.url).host } },
      });
      expect(posts).toBe(1);
    }
  });

  test.each([
    ['text in the clear', inClear, 'not-tls'],
    ['an alert in the clear', alert, 'handshake'],
  ] as const)('by %s, before: tls, and nothing was sent', async (_, bytes, reason) => {
    const port = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end(bytes));
      }),
    );
    const sent = await transport().send(get(`https://127.0.0.1:${port}/`), never);
    const error = { code: 'tls', facts: { reason, host: `127.0.0.1:${port}` } } as const;
    expect(sent).toEqual({ ok: false, error });
    expect(provesNothingSent(error)).toBe(true);
  });
});
