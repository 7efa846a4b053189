import { htmlAnswer, phpAnswer, type ShopAnswer } from '../http/messages';
import type { Fault } from './fault';

const page = (status: number, body: string, headers: ShopAnswer['headers'] = {}): ShopAnswer => ({
  status,
  headers: { ...headers, 'Content-Type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">${body}</html>\n`,
  outcome: 'other',
});

/** The check for robots in front of a shop: 403, or 503 as it was in earlier years. */
export function cloudflarePage(fault: Fault): ShopAnswer {
  const body =
    '<title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script src="/cdn-cgi/challenge-platform/orchestrate.js"></script></body>';
  return page(fault.status ?? 403, body, {
    Server: 'cloudflare',
    'CF-RAY': '8f0c2d4b6a1e0000-FRA',
    'cf-mitigated': 'challenge',
  });
}

/** A page that wants a person to log in: a staging lock, a host's panel, a hotel's network. */
export function loginPage(): ShopAnswer {
  const body =
    '<title>Please log in</title></head><body><form method="post" action="/login"><input name="user"><input type="password" name="password"><button>Log in</button></form></body>';
  return page(200, body);
}

/** OpenCart's own maintenance mode: the storefront is closed, the API goes on. Null for the API. */
export function closedStorefront(route: string): ShopAnswer | null {
  if (route.startsWith('api/')) return null;
  return htmlAnswer(503, 'Maintenance', { 'Retry-After': '3600' });
}

/** Where the request is sent instead. */
export type RedirectTarget = {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly pathAndQuery: string;
};

const elsewhere = 'https://www.shop.example.test';

/** `to` is an address, or `https` or `www`: the same shop with TLS, or under the name with www. */
export function redirectAnswer(
  fault: Fault,
  { scheme, host, pathAndQuery }: RedirectTarget,
): ShopAnswer {
  const names: Record<string, string> = {
    https: `https://${host}`,
    www: `${scheme}://www.${host}`,
  };
  const to = fault.to ?? elsewhere;
  const base = (names[to] ?? to).replace(/\/$/, '');
  return phpAnswer(fault.status ?? 301, '', { Location: base + pathAndQuery });
}

/** One more redirect to the shop itself until `hops` are made; then null. Each hop has an address of its own. */
export function chainAnswer(
  fault: Fault,
  { scheme, host, pathAndQuery }: RedirectTarget,
): ShopAnswer | null {
  const url = new URL(`${scheme}://${host}${pathAndQuery}`);
  const made = Number(url.searchParams.get('hop') ?? 0);
  if (made >= (fault.hops ?? 10_000)) return null;
  url.searchParams.set('hop', String(made + 1));
  return phpAnswer(fault.status ?? 302, '', { Location: url.href });
}

/** A redirect to the very address that was asked for. */
export function loopAnswer(
  fault: Fault,
  { scheme, host, pathAndQuery }: RedirectTarget,
): ShopAnswer {
  return phpAnswer(fault.status ?? 302, '', { Location: `${scheme}://${host}${pathAndQuery}` });
}
