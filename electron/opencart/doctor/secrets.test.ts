import fc from 'fast-check';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { createServers } from '../testing/servers';
import { examine } from './testing/examine';

const { serve, closeAll } = createServers();
afterAll(closeAll);

/** What a rude shop knows of a request; it repeats all of it in its answer. */
type Asked = {
  readonly request: IncomingMessage;
  readonly body: string;
  readonly token: string;
  readonly cookie: string;
  readonly customer: string;
};

const echoOf = ({ request, body, token, cookie, customer }: Asked): string =>
  [request.url, body, JSON.stringify(request.headers), token, cookie, customer].join(' ');

/** The ways a shop can answer, each with everything it was told in it. */
const rude: Readonly<Record<string, (asked: Asked, response: ServerResponse) => void>> = {
  page: (asked, response) =>
    response.end(`<html><title>${echoOf(asked)}</title><body>${echoOf(asked)}</body></html>`),
  missing: (asked, response) =>
    response.writeHead(404).end(`<!doctype html><title>${echoOf(asked)}</title>`),
  password: (asked, response) =>
    response.end(`<html><title>${echoOf(asked)}</title><input type="password"></html>`),
  php: (asked, response) =>
    response.writeHead(500).end(`<b>Fatal error</b>: Uncaught Error: ${echoOf(asked)}`),
  text: (asked, response) => response.end(echoOf(asked)),
  refusal: (asked, response) => response.end(JSON.stringify({ error: echoOf(asked) })),
  objects: (asked, response) =>
    response.end(JSON.stringify({ error: { warning: echoOf(asked), [echoOf(asked)]: 1 } })),
  address: (asked, response) => response.end(JSON.stringify({ error: { ip: echoOf(asked) } })),
  redirect: (asked, response) =>
    response
      .writeHead(302, {
        location: `/${encodeURIComponent(asked.body)}?${asked.body}&t=${asked.token}`,
      })
      .end(),
  login: (asked, response) =>
    response.writeHead(401, { 'www-authenticate': `Basic realm="${asked.body}"` }).end(),
  order: ({ token, customer }, response) =>
    response.end(JSON.stringify({ order: { order_id: 1, email: customer, [customer]: token } })),
};
const rudeNames = Object.keys(rude);

test('no report repeats a key, a token, a cookie or a customer', async () => {
  const text = fc.string({ unit: 'grapheme-ascii', minLength: 20, maxLength: 60 });
  const secret = text.map((value) => `K3y${value.replaceAll(/\s/g, '_')}`);
  const word = fc.stringMatching(/^[a-z0-9]{26}$/);
  const way = fc.constantFrom('good', ...rudeNames);
  const scene = fc.record({
    key: secret,
    token: word,
    cookie: word,
    customer: word.map((name) => `${name}@example.test`),
    // how each kind of question is answered
    open: way,
    post: way,
    login: way,
    withToken: way,
    notice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(scene, async ({ key, token, cookie, customer, notice, ...ways }) => {
      const asks: string[] = [];
      const url = await serve((request, response) => {
        let body = '';
        request.setEncoding('utf8').on('data', (part: string) => (body += part));
        request.on('end', () => {
          const query = new URL(request.url ?? '', 'http://shop.test').searchParams;
          const isLogin = query.get('route') === 'api/login' && request.method === 'POST';
          const kind = isLogin
            ? 'login'
            : query.get('api_token') === token
              ? 'withToken'
              : request.method === 'POST'
                ? 'post'
                : 'open';
          asks.push(kind);
          response.setHeader('Set-Cookie', `OCSESSID=${cookie}; path=/`);
          const asked = { request, body, token, cookie, customer };
          const answer = rude[ways[kind]];
          if (answer !== undefined) answer(asked, response);
          else {
            const before = notice
              ? `<b>Notice</b>: ${echoOf(asked)} in <b>x.php</b> on line 1`
              : '';
            const refusal = kind === 'withToken' ? 'not found' : 'no permission';
            const value = isLogin ? { api_token: token } : { error: refusal };
            response.end(before + JSON.stringify(value));
          }
        });
      });
      const report = JSON.stringify(await examine({ address: url, username: 'anna', key }));
      for (const hidden of [key, encodeURIComponent(key), token, customer]) {
        expect(report).not.toContain(hidden);
      }
      expect(asks.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
}, 60_000);
