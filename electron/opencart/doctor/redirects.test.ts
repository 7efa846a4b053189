import { afterEach, describe, expect, test } from 'vitest';
import { createServers } from '../testing/servers';
import { examine, findingOf, goodKey, inShort } from './testing/examine';

const { serve, serveTls, closeAll } = createServers();
afterEach(closeAll);

const shopAnswer = '{"error":"Warning: You do not have permission to access the API!"}';

/** A server that sends everything on, and what it was sent. */
async function serveRedirect(toNext: (request: number) => string, onlyPost = false) {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
      if (onlyPost && request.method === 'GET') response.end(shopAnswer);
      else response.writeHead(301, { Location: toNext(seen.length) }).end();
    });
  });
  return { url, seen };
}

describe('redirects', { timeout: 30_000 }, () => {
  test('are named to their end, which is offered', async () => {
    const end = await serveTls({}, (_, response) => response.end(shopAnswer));
    const shop = `${end.url}shop/`;
    const www = await serveRedirect(() => `${shop}index.php?route=common/home&from=www`);
    const first = await serveRedirect(() => `${www.url}index.php?route=common/home`);
    const report = await examine({ address: first.url, key: goodKey }, {}, { extraCa: [end.cert] });
    expect(inShort(report)).toBe(
      'address, -name, connect, -certificate, !redirect redirect → use-address',
    );
    expect(findingOf(report, 'redirect')).toMatchObject({
      error: { facts: { status: 301, location: shop } },
      action: { kind: 'use-address', address: shop },
    });
    expect(www.seen).toEqual(['GET /index.php ']);
  });

  test('only of POST are met before a key is sent', async () => {
    const end: string[] = [];
    const other = await serve((request, response) => {
      end.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.end(shopAnswer);
    });
    const first = await serveRedirect(() => `${other}index.php`, true);
    const report = await examine({ address: first.url, username: 'anna', key: goodKey });
    expect(findingOf(report, 'redirect')).toMatchObject({
      state: 'failed',
      action: { kind: 'use-address', address: other },
    });
    expect(findingOf(report, 'login').state).toBe('not-reached');
    expect(first.seen.join()).not.toContain(goodKey);
    expect(end).toEqual(['GET /index.php']);
  });

  test('that take the encryption away are told, and not offered', async () => {
    const plain = await serve((_, response) => response.end(shopAnswer));
    const secure = await serveTls({}, (_, response) => {
      response.writeHead(302, { Location: plain }).end();
    });
    const report = await examine({ address: secure.url }, {}, { extraCa: [secure.cert] });
    expect(findingOf(report, 'redirect')).toMatchObject({
      error: { code: 'redirect', facts: { location: plain } },
      action: { kind: 'try-again' },
    });
  });

  test.each([
    ['in a circle', () => '/index.php'],
    ['ten thousand times', (request: number) => `/${request}/`],
  ])('that go on %s end soon', async (_, toNext) => {
    const { url, seen } = await serveRedirect(toNext);
    const report = await examine({ address: url });
    expect(inShort(report)).toContain('!redirect redirect-loop → try-again');
    expect(seen.length).toBeLessThanOrEqual(14);
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://['])(
    'to %s lead nowhere',
    async (location) => {
      const { url } = await serveRedirect(() => location);
      const report = await examine({ address: url });
      expect(findingOf(report, 'redirect')).toMatchObject({
        state: 'failed',
        error: { code: 'redirect' },
        action: { kind: 'try-again' },
      });
      expect(JSON.stringify(report)).not.toContain('passwd');
    },
  );
});
