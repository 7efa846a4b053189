import { isIP } from 'node:net';
import { fail, ok, type Result } from '../../shared/result';

/**
 * Folders of a pasted address that are never the shop's own: the admin (its usual name), and what lies inside
 * a shop.
 */
const innerFolders = new Set(['admin', 'catalog', 'system']);

/** Schemes that could pass for a host with a port. */
const otherSchemes =
  /^(about|blob|chrome|data|file|ftps?|javascript|mailto|tel|vbscript|view-source|wss?):/i;

/** A shop in no folder, in one, or (a storefront of another language) in two: more is not tried of an address of pages. */
const mostFolders = 3;

/**
 * The base addresses a person may mean by what they typed, best first, each ending in `/`. Without a scheme
 * https comes before http; a pasted `…/index.php?route=…` or `…/admin/` gives its folder, then the root of the site; a page
 * (`…/en/desktops/mac.html`) the root, then the folders from the top. Fails as `bad-address` for anything that is no web address,
 * and for one with a user name or password in it.
 */
export function readAddress(typed: string): Result<readonly string[]> {
  const text = typed.trim().replace(/^['"<]+|[>'"]+$/g, '');
  const scheme = /^(https?):\/*/i.exec(text);
  // `file:/…`: another scheme, where a port would be a number.
  const isOtherScheme = scheme === null && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  const rest = scheme === null ? text.replace(/^\/\//, '') : text.slice(scheme[0].length);
  const url = parse(`${scheme?.[1]?.toLowerCase() ?? 'https'}://${rest}`);
  if (
    url === null ||
    /\s/.test(text) ||
    isOtherScheme ||
    otherSchemes.test(text) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(rest)
  ) {
    return fail('bad-address', { address: withoutSecrets(text) });
  }
  const origins =
    scheme === null ? [`https://${url.host}`, `http://${hostFor('http', rest)}`] : [url.origin];
  const folders = shopFolders(url.pathname);
  return ok(folders.flatMap((folder) => origins.map((origin) => `${origin}${folder}`)));
}

function parse(text: string): URL | null {
  if (text.length > 2_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  const hasUser = url.username !== '' || url.password !== '';
  return hasUser || !isHost(url.hostname) ? null : url;
}

/**
 * An IP address, or labels of letters, digits and `-` (an intranet name may have one label); the URL parser
 * has made punycode of the rest.
 */
function isHost(hostname: string): boolean {
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return true;
  return /^(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/i.test(hostname);
}

/** `example:443` without a scheme is port 443 for http too, though https leaves it out. */
function hostFor(scheme: string, rest: string): string {
  return new URL(`${scheme}://${rest}`).host;
}

function shopFolders(pathname: string): readonly string[] {
  const parts = pathname.split('/').filter((part) => part !== '');
  const inner = parts.findIndex((part) => innerFolders.has(part.toLowerCase()) || isScript(part));
  if (inner !== -1) return [...new Set([folderOf(parts.slice(0, inner)), '/'])];
  const isPage = /\.(html?|xml|txt|pdf|jpe?g|png|gif|webp)$/i.test(parts.at(-1) ?? '');
  const known = isPage ? parts.slice(0, -1) : parts;
  const fromTop = Array.from({ length: known.length + 1 }, (_, depth) =>
    folderOf(known.slice(0, depth)),
  );
  const folders = isPage ? fromTop : [folderOf(known), ...fromTop];
  return [...new Set(folders)].slice(0, mostFolders);
}

function folderOf(parts: readonly string[]): string {
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}

function isScript(part: string): boolean {
  return /\.(php|aspx?)$/i.test(part);
}

/** What may be shown of a refused address: neither a query nor anything before an `@`. */
function withoutSecrets(text: string): string {
  return (text.split(/[?#]/)[0] ?? '').replace(/^.*@/, '').slice(0, 200);
}
