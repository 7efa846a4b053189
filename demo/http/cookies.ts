/** The cookies of a `Cookie` header; of two with one name the first counts, values are percent-decoded, as in PHP. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim();
    if (!cookies.has(name)) cookies.set(name, decode(part.slice(equals + 1).trim()));
  }
  return cookies;
}

function decode(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The headers PHP sets when it starts a session of its own. */
export const noCache = {
  Expires: 'Thu, 19 Nov 1981 08:52:00 GMT',
  'Cache-Control': 'no-store, no-cache, must-revalidate',
  Pragma: 'no-cache',
} as const;

/** Whether OpenCart takes the text for a session id; for any other it gives up with a line of plain text. */
export function isSessionId(text: string): boolean {
  return /^[a-zA-Z0-9,-]{22,52}$/.test(text);
}

/**
 * The `language` and `currency` cookies OpenCart 2.3 and 3.0 add to nearly every answer. Their domain is the Host header
 * with its port, which is no valid domain: a strict cookie jar drops them (recording 2.3.0.2/001). Without a host they have none.
 */
export function preferenceCookies(
  sent: ReadonlyMap<string, string>,
  wanted: { readonly language: string; readonly currency: string },
  host: string | null,
  now: number,
): readonly string[] {
  const domain = host === null ? '' : `; domain=${host}`;
  const expires = new Date(now + 2_592_000_000).toUTCString();
  return Object.entries(wanted)
    .filter(([name, value]) => sent.get(name) !== value)
    .map(
      ([name, value]) => `${name}=${value}; expires=${expires}; Max-Age=2592000; path=/${domain}`,
    );
}
