/** One way to a host, as a PAC answer names it. */
export type ProxyChoice =
  { readonly kind: 'direct' } | { readonly kind: 'http' | 'socks'; readonly url: string };

const schemes: Readonly<
  Record<string, { readonly kind: 'http' | 'socks'; readonly scheme: string }>
> = {
  PROXY: { kind: 'http', scheme: 'http' },
  HTTP: { kind: 'http', scheme: 'http' },
  HTTPS: { kind: 'http', scheme: 'https' },
  // The names are resolved by the proxy (`4a`, `5h`), as Chromium does for SOCKS 5.
  SOCKS: { kind: 'socks', scheme: 'socks4a' },
  SOCKS4: { kind: 'socks', scheme: 'socks4a' },
  SOCKS5: { kind: 'socks', scheme: 'socks5h' },
};

/**
 * Reads Chromium's proxy answer (`PROXY a:3128; SOCKS5 b:1080; DIRECT`) into the ways to try, in order.
 * Entries of an unknown kind are left out; an empty answer means direct; nothing usable at all gives an empty list.
 */
export function parseProxyList(list: string): readonly ProxyChoice[] {
  const entries = list
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return [{ kind: 'direct' }];
  return entries.flatMap((entry): ProxyChoice[] => {
    const [kind = '', place = ''] = entry.split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
    const known = schemes[kind.toUpperCase()];
    if (known === undefined || !/^[^\s/@]+:\d{1,5}$/.test(place)) return [];
    return [{ kind: known.kind, url: `${known.scheme}://${place}` }];
  });
}
