import path from 'node:path';

/** The scheme and host the page is served under. */
export const pageScheme = 'app';
export const pageHost = 'cartwright';
/** The address of the packed page. */
export const pageUrl = `${pageScheme}://${pageHost}/index.html`;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** A file of the page: where it lies and as what it is served. */
export type PageFile = {
  readonly file: string;
  readonly contentType: string;
  readonly isPage: boolean;
};

/** Finds the file an address of ours stands for; null for another host, a path outside `root` and kinds of files we have none of. */
export function findPageFile(root: string, address: string): PageFile | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${pageScheme}:` || url.host !== pageHost) return null;
  const name = decode(url.pathname);
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  const file = path.join(root, name);
  if (!file.startsWith(root + path.sep)) return null;
  const extension = path.extname(file).toLowerCase();
  const contentType = contentTypes[extension];
  return contentType === undefined ? null : { file, contentType, isPage: extension === '.html' };
}

/**
 * What the page may do: run our scripts, use our styles and those that carry this load's nonce, show our images, ask only
 * ourselves. Everything else, the network above all, is refused.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a broken escape
  }
}
