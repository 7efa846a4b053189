import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import type { CounterBook } from '../control/counters';
import type { Responder } from '../faults/responder';
import { asPhpText } from '../php/int-cast';
import { formPairs, parsePhpBody, parsePhpForm } from '../php/form';
import { phpArrayFrom } from '../php/php-array';
import { parseCookies } from './cookies';
import { htmlAnswer, type ShopRequest } from './messages';
import { createSessionLock } from './session-lock';
import { write } from './write';

/** Where a shop listens. `path` is the folder of its index.php with slashes around; `tls` makes it https. */
export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly tls: { readonly key: string; readonly cert: string } | null;
};

/** Listens until closed; closing cuts open connections. Rejects when the port is taken. */
export async function listen(
  options: ListenOptions,
  responder: Responder,
  counters: CounterBook,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const lock = createSessionLock();
  const closing = new AbortController();

  const serve = async (
    raw: IncomingMessage,
    response: ServerResponse,
    body: unknown,
  ): Promise<void> => {
    const target = raw.url ?? '/';
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    if (path !== options.path && path !== `${options.path}index.php`) {
      write(response, { kind: 'answer', answer: htmlAnswer(404, 'Not Found') }, responder.now());
      return;
    }
    const query = mark < 0 ? {} : parsePhpForm(target.slice(mark + 1));
    const type = raw.headers['content-type'];
    const request: ShopRequest = {
      method: raw.method ?? 'GET',
      route: asPhpText(query['route']) ?? '',
      query,
      form: Buffer.isBuffer(body) ? parsePhpBody(type, body) : {},
      fields: phpArrayFrom(Buffer.isBuffer(body) ? formPairs(type, body) : []),
      folder: options.path,
      cookies: parseCookies(raw.headers.cookie),
      headers: raw.headers,
      // On a socket for both families an IPv4 caller comes as ::ffff:127.0.0.1.
      address: (raw.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    };
    const session = responder.dialect().sessionOf(request);
    counters.arrive(request.route, session);
    response.once('close', () => counters.leave(session));

    const locked = responder.dialect().locksSessions ? session : null;
    const leaveEarly = locked !== null && lock.isHeld(locked) ? await lock.enter(locked) : null;
    const plan = responder.respond(request, target);
    if (plan.delayMs === 0 && plan.act.kind === 'answer') {
      write(response, plan.act, responder.now());
      leaveEarly?.();
      return;
    }
    const leave = leaveEarly ?? (locked === null ? null : await lock.enter(locked));
    response.once('close', () => leave?.());
    if (plan.delayMs > 0) await wait(plan.delayMs, undefined, { signal: closing.signal });
    write(response, plan.act, responder.now());
  };

  const { tls } = options;
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    bodyLimit: 8_388_608,
    serverFactory: (handler) =>
      tls === null ? createServer(handler) : createTlsServer(tls, handler),
  });
  acceptAnyBody(app);
  app.all('/*', (request, reply) => {
    reply.hijack();
    serve(request.raw, reply.raw, request.body).catch(() => reply.raw.destroy());
  });
  await app.listen({ host: options.host, port: options.port });
  // A server that listens on TCP has an address of this shape.
  const { port } = app.server.address() as AddressInfo;
  return {
    port,
    async close() {
      closing.abort();
      await app.close();
    },
  };
}

/** PHP takes any body; what it does not understand it ignores. */
function acceptAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
