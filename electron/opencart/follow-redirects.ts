import { fail, type Result } from '../../shared/result';
import { readAddress } from './address';
import type { Transport } from './transport';

/** Where redirects end. `address`: the base address of a shop that may be there, ending in `/`. */
export type RedirectEnd = { readonly address: string; readonly hops: number };

const mostHops = 10;

/**
 * Follows redirects from one place on with at most ten GETs that carry nothing: no query, no form, no cookie. A circle, and more
 * than ten hops, is `redirect-loop`; a place that is no web address, `redirect` without one.
 */
export async function followRedirects(
  target: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<RedirectEnd>> {
  const seen = new Set<string>();
  let place = bare(target);
  for (let hops = 1; hops <= mostHops; hops++) {
    if (place === null) return fail('redirect', { location: '' });
    if (seen.has(place)) return fail('redirect-loop', { location: place, hops });
    seen.add(place);
    const sent = await transport.send({ method: 'GET', url: place }, signal);
    const next = sent.ok && sent.value.status >= 300 && sent.value.status < 400;
    const location = next ? sent.value.headers['location'] : undefined;
    if (location === undefined) {
      // Even a place that cannot be reached is where the shop sends us.
      const addresses = readAddress(place);
      const address = addresses.ok ? addresses.value[0] : undefined;
      return { ok: true, value: { address: address ?? place, hops } };
    }
    place = URL.canParse(location, place) ? bare(new URL(location, place).href) : null;
  }
  return fail('redirect-loop', { location: place ?? '', hops: mostHops });
}

/** An address without anything it could carry; null for one that is not of the web. */
function bare(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, pathname } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? `${origin}${pathname}` : null;
}
