import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

/** One answer as it came over the wire. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly cookies: readonly string[];
  readonly body: string;
};

/** What to send; the body is sent as given. `ca` is a PEM certificate to trust. */
export type WireRequest = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly ca?: string;
};

/** Sends one request on a connection of its own. Rejects when the connection breaks. */
export function send(
  url: string,
  { method = 'GET', headers = {}, body, ca }: WireRequest = {},
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method, headers: { ...headers, ...length }, agent: false as const };
    const outgoing = url.startsWith('https:')
      ? tlsRequest(url, ca === undefined ? options : { ...options, ca })
      : plainRequest(url, options);
    outgoing.on('error', reject);
    outgoing.on('response', (message) => {
      const chunks: Buffer[] = [];
      message.on('error', reject);
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () =>
        resolve({
          status: message.statusCode ?? 0,
          headers: message.headers,
          cookies: message.headers['set-cookie'] ?? [],
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.end(body);
  });
}

/** The cookies of an answer as name → value. */
export function cookieValues(answer: WireAnswer): ReadonlyMap<string, string> {
  return new Map(
    answer.cookies.map((line) => {
      const pair = line.split(';')[0] ?? '';
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
    }),
  );
}

/** A form as PHP clients send it. */
export const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' } as const;
