import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createServers, get, never } from './testing/servers';

const { closedPort, listen, serve, serveProxy, serveSocks, serveTls, transport, closeAll } =
  createServers();
afterEach(closeAll);

describe('a proxy', () => {
  test('is used for http and https', async () => {
    const { place, seen } = await serveProxy();
    const { url, cert } = await serveTls();
    const shop = transport({ extraCa: [cert], proxyFor: async () => `PROXY ${place}` });
    const plain = await shop.send(get('http://shop.example.test/index.php?route=x'), never);
    expect(plain).toMatchObject({ value: { body: '{"through":"proxy"}' } });
    expect((await shop.send(get(url), never)).ok).toBe(true);
    expect(seen).toEqual([
      'GET http://shop.example.test/index.php?route=x',
      `CONNECT ${new URL(url).host}`,
    ]);
  });

  test('of the SOCKS kind is used and resolves the name itself', async () => {
    const { port } = new URL(await serve((_, response) => response.end('{"by":"socks"}')));
    const { place, seen } = await serveSocks(Number(port));
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

  test('is not blamed for a 407 that only the shop can have sent', async () => {
    const { url, cert } = await serveTls({}, (_, response) => response.writeHead(407).end());
    const { place } = await serveProxy();
    for (const way of ['DIRECT', `PROXY ${place}`]) {
      const shop = transport({ extraCa: [cert], proxyFor: async () => way });
      expect(await shop.send(get(url), never)).toMatchObject({ value: { status: 407 } });
    }
    const plain = await serveProxy(407);
    const shop = transport({ proxyFor: async () => `PROXY ${plain.place}` });
    expect(await shop.send(get('http://shop.example.test/'), never)).toMatchObject({
      error: { code: 'proxy', facts: { reason: 'authentication' } },
    });
  });

  test('out of reach gives way to the next way, or is blamed', async () => {
    const port = await closedPort();
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

  test('that breaks off is not gone round: the request may have got through', async () => {
    let posts = 0;
    const dropping = new URL(
      await serve((request) => {
        posts++;
        request.socket.destroy();
      }),
    ).host;
    const url = await serve((_, response) => {
      posts++;
      response.end('{}');
    });
    const shop = transport({ proxyFor: async () => `PROXY ${dropping}; DIRECT` });
    expect(await shop.send({ method: 'POST', url, form: {} }, never)).toEqual({
      ok: false,
      error: { code: 'connection-dropped', facts: { host: new URL(url).host } },
    });
    expect(posts).toBe(1);
  });

  test('is not blamed for an end within its tunnel, once the request had left', async () => {
    let posts = 0;
    const { url, cert } = await serveTls({}, (request) => {
      posts += 1;
      request.socket.destroy();
    });
    const { place } = await serveProxy();
    const socks = await serveSocks(Number(new URL(url).port));
    for (const proxy of [`PROXY ${place}`, `SOCKS5 ${socks.place}`]) {
      const shop = transport({ extraCa: [cert], proxyFor: async () => proxy });
      expect(await shop.send({ method: 'POST', url, form: {} }, never)).toEqual({
        ok: false,
        error: { code: 'connection-dropped', facts: { host: new URL(url).host } },
      });
    }
    expect(posts).toBe(2);
  });

  test('is not blamed for what only the shop can have answered through its tunnel', async () => {
    const { url, cert } = await serveTls({}, (_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end('{"this":"is not packed"}');
    });
    const { place } = await serveProxy();
    const shop = transport({ extraCa: [cert], proxyFor: async () => `PROXY ${place}` });
    expect(await shop.send(get(url), never)).toMatchObject({ error: { code: 'not-json' } });
  });

  test('that drops a tunnel before the request could leave is blamed', async () => {
    const untilAsked = await listen(
      createTcpServer((socket) => socket.once('data', () => socket.end())),
    );
    const untilGreeted = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.once('data', () => socket.destroy());
        });
      }),
    );
    for (const port of [untilAsked, untilGreeted]) {
      const shop = transport({ proxyFor: async () => `PROXY 127.0.0.1:${port}` });
      expect(await shop.send(get('https://shop.example.test/'), never)).toEqual({
        ok: false,
        error: { code: 'proxy', facts: { reason: 'dropped' } },
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
