import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Dialect } from '../../../shared/capabilities';
import { granted, wireHello } from './connector-wire';

/** A page of a shop's theme. */
export const themePage =
  '<!DOCTYPE html>\n<html lang="en"><head><title>The page you requested cannot be found!</title></head><body><form action="/search"></form></body></html>';

/** One call that reached the connector's address, as the shop reads it. */
export type SeenCall = {
  readonly route: string;
  /** `call` of 4.1, '' elsewhere. */
  readonly call: string;
  readonly do: string;
  readonly input: unknown;
  readonly token: string;
  readonly cookie: string;
  readonly connection: string;
};

/** What is answered: 200 where no status is given. `drop`: the connection ends without an answer. */
export type ScriptedAnswer =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly drop?: true;
    };

/** The shop's page for a route it does not have. */
export const notFoundPage: ScriptedAnswer = { status: 404, body: themePage };

/** 4.1's words for a call it does not know, here in another language. */
export const unknownCallText = 'API-Aufruf nicht gefunden &amp; beendet';

/** How the shop behaves besides its connector. */
export type Script = {
  /** Answers a call at the connector's address; `hello` is answered where it says undefined. */
  readonly connector: (seen: SeenCall) => ScriptedAnswer | undefined;
  readonly login?: () => ScriptedAnswer;
  /** 4.0: the cart of the session. */
  readonly cart?: () => ScriptedAnswer;
  /** 4.1: the call nobody knows. */
  readonly ping?: (time: number) => ScriptedAnswer;
  /** UTC milliseconds; the `Date` header of every answer. */
  readonly now?: () => number;
};

/** A small shop of one dialect whose connector answers by a script, and what it was asked. Each login has a token of its own. */
export function createConnectorShop(dialect: Dialect, script: Script) {
  const calls: SeenCall[] = [];
  let logins = 0;
  let requests = 0;

  function answer(url: URL, form: URLSearchParams, request: IncomingMessage): ScriptedAnswer {
    const query = (name: string) => url.searchParams.get(name) ?? '';
    const route = query('route');
    if (route === (dialect === '4.0' ? 'api/account/login' : 'api/login')) {
      logins++;
      const token = `token${String(logins).padStart(12, '0')}`;
      const name = dialect === '2.3' ? 'token' : 'api_token';
      const cookie = { 'set-cookie': `PHPSESSID=session${logins}; path=/; HttpOnly` };
      return (
        script.login?.() ?? {
          headers: dialect === '2.3' ? cookie : {},
          body: JSON.stringify({ success: 'hello', [name]: token }),
        }
      );
    }
    if (route === 'api/order' && query('call') === 'ping') {
      logins++;
      const time = Number(query('time'));
      return script.ping?.(time) ?? JSON.stringify({ error: unknownCallText });
    }
    if (route === 'api/sale/cart') return script.cart?.() ?? '{"products":[]}';
    const seen: SeenCall = {
      route,
      call: query('call'),
      do: form.get('do') ?? '',
      input: JSON.parse(form.get('input') ?? 'null'),
      token: query(dialect === '2.3' ? 'token' : 'api_token'),
      cookie: request.headers.cookie ?? '',
      connection: request.headers.connection ?? '',
    };
    calls.push(seen);
    return script.connector(seen) ?? (seen.do === 'hello' ? granted(wireHello()) : notFoundPage);
  }

  const listener: RequestListener = (request, response) => {
    requests++;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://shop.invalid');
      const form = new URLSearchParams(Buffer.concat(parts).toString());
      send(answer(url, form, request), response, script.now ?? Date.now);
    });
  };

  return { listener, calls, logins: () => logins, requests: () => requests };
}

function send(answer: ScriptedAnswer, response: ServerResponse, now: () => number): void {
  const {
    status = 200,
    headers = {},
    body = '',
    drop,
  } = typeof answer === 'string' ? { body: answer } : answer;
  if (drop === true) {
    response.destroy();
    return;
  }
  response.writeHead(status, { date: new Date(now()).toUTCString(), ...headers });
  response.end(body);
}
