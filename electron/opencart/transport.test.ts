import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createServers, get, never } from './testing/servers';

const { serve, transport, closeAll } = createServers();
afterEach(closeAll);

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

  test.each(['GET', 'POST'] as const)(
    'of %s with a redirect is handed on, not followed',
    async (method) => {
      let requests = 0;
      const url = await serve((_, response) => {
        requests++;
        response.writeHead(301, { Location: `/elsewhere/${requests}` }).end(); // 10,000 of them cost one request
      });
      const result = await transport().send({ method, url }, never);
      expect(result).toMatchObject({
        value: { status: 301, headers: { location: '/elsewhere/1' } },
      });
      expect(requests).toBe(1);
    },
  );

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

  test('asked for as fresh has a connection of its own, before and after', async () => {
    const sockets = new Set<unknown>();
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      response.end('{}');
    });
    const shop = transport();
    const write = { method: 'POST', url, form: {}, fresh: true } as const;
    for (const request of [get(url), write, get(url), write, get(url)]) {
      expect((await shop.send(request, never)).ok).toBe(true);
    }
    expect(sockets.size).toBe(3);
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
