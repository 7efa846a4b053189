import { createHash, createHmac } from 'node:crypto';
import type { DemoShop } from '../options';
import type { Recording } from './recordings';

/** How a request of 4.1 is signed where it is not signed as it should be. */
export type Signing = {
  /** Another key than the shop's first user has. */
  readonly key?: string;
  /** The name in the string; else the one in the query. */
  readonly username?: string;
  /** Seconds the time is ahead of the shop's clock. */
  readonly aheadS?: number;
  /** The time as sent and signed, when it is no number of seconds. */
  readonly time?: string;
  readonly host?: (host: string) => string;
  readonly folder?: string;
  /** The md5 is over the body as sent, or over an empty one. */
  readonly over?: 'raw' | 'nothing';
  /** Another way to join the ten lines. */
  readonly join?: (lines: readonly string[]) => string;
  /** What is put into the URL for the signature; else it is percent-encoded. */
  readonly inUrl?: (signature: string) => string;
  /** Moves the time by seconds until the signature holds a plus. */
  readonly untilPlus?: boolean;
};

const usual = {
  route: 'api/order',
  call: 'cart',
  username: 'orders-desk',
  store_id: '0',
  language: 'en-gb',
  currency: 'USD',
} as const;

const clean = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^[ \t\r\n\0\v]+/, '')
    .replace(/[ \t\r\n\0\v]+$/, '');

/** The posted fields as the shop signs them: cleaned, in PHP's own encoding, which escapes the asterisk too. */
export function canonicalBody(form: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(form).map(([name, value]) => [clean(name), clean(value)]);
  return new URLSearchParams(pairs).toString().replaceAll('*', '%2A');
}

/** The signature over lines joined as they are. */
export function sign(text: string, key: string): string {
  return createHmac('sha1', key).update(text).digest('base64');
}

/** The lines to sign, in order. */
export function linesToSign(
  query: Readonly<Record<string, string>>,
  facts: {
    readonly username: string;
    readonly host: string;
    readonly folder: string;
    readonly body: string;
    readonly time: string;
  },
): readonly string[] {
  const { route, call, store_id: storeId, language, currency } = { ...usual, ...query };
  const md5 = createHash('md5').update(facts.body).digest('hex');
  const { username, host, folder, time } = facts;
  return [route, call, username, host, folder, storeId, language, currency, md5, time];
}

/** Each line ended by LF, the last one too. */
export function usualJoin(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** The query of a call signed as the shop wants it. `now` in milliseconds since 1970. */
export function signedCall(
  shop: DemoShop,
  call: string,
  form: Readonly<Record<string, string>>,
  now: number,
): string {
  const { host } = new URL(shop.url);
  const time = String(Math.floor(now / 1000));
  const { username } = shop;
  const facts = { username, host, folder: '/', body: canonicalBody(form), time };
  const signature = sign(usualJoin(linesToSign({ call }, facts)), shop.key);
  return new URLSearchParams({ ...usual, username, call, time, signature }).toString();
}

/** The query of a recorded request with time and signature made anew for this run's shop. */
export function signedQuery(
  world: { readonly shop: DemoShop; now(): number },
  recording: Recording,
  signing: Signing,
  sentBody: string | null,
): string {
  const { query } = recording;
  const host = recording.headers['Host'] ?? new URL(world.shop.url).host;
  const body = { raw: sentBody ?? '', nothing: '' };
  const make = (aheadS: number): { readonly time: string; readonly signature: string } => {
    const time = signing.time ?? String(Math.floor(world.now() / 1000) + aheadS);
    const lines = linesToSign(query, {
      username: signing.username ?? query['username'] ?? usual.username,
      host: signing.host?.(host) ?? host,
      folder: signing.folder ?? '/',
      body: signing.over === undefined ? canonicalBody(recording.form) : body[signing.over],
      time,
    });
    const text = (signing.join ?? usualJoin)(lines);
    return { time, signature: sign(text, signing.key ?? world.shop.key) };
  };
  let made = make(signing.aheadS ?? 0);
  for (let ahead = 1; signing.untilPlus === true && !made.signature.includes('+'); ahead += 1) {
    made = make(ahead);
  }
  const inUrl = signing.inUrl ?? encodeURIComponent;
  return Object.entries(query)
    .map(([name, value]) => {
      if (value === '{{signature}}') return `${name}=${inUrl(made.signature)}`;
      const shown = value === '{{time}}' ? made.time : value;
      return `${encodeURIComponent(name)}=${encodeURIComponent(shown)}`;
    })
    .join('&');
}
