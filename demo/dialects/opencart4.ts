import { phpAnswer, type ShopAnswer, type ShopRequest } from '../http/messages';
import { asPhpText } from '../php/int-cast';
import { textsOf, type Shop } from '../shop/shop';
import type { ShopSettings } from '../shop/settings';
import type { ShopTexts } from '../shop/texts';
import { newSessionId } from './php-sessions';

/** The headers OpenCart 4 puts on each answer it finishes. */
export const openHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Max-Age': '1000',
  'Access-Control-Allow-Headers':
    'X-Requested-With, Content-Type, Origin, Cache-Control, Pragma, Authorization, Accept, Accept-Encoding',
  'Access-Control-Allow-Methods': 'PUT, POST, GET, OPTIONS, DELETE',
  'Cache-Control': 'no-store, no-cache, must-revalidate, post-check=0, pre-check=0',
  Pragma: 'no-cache',
} as const;

/** How a release of OpenCart 4 sets its cookies. */
export type CookieStyle = {
  readonly maxAgeS: number;
  /** The path of the session cookie, from the folder of index.php. */
  readonly path: (folder: string) => string;
  readonly isHttpOnly: boolean;
};

/** 4.0.1.0 to 4.1.0.3; 4.1.0.4 hides the cookies from scripts besides. */
export const usualCookies: CookieStyle = {
  maxAgeS: 86_400,
  path: (folder) => folder,
  isHttpOnly: false,
};

function cookie(
  name: string,
  value: string,
  now: number,
  style: CookieStyle,
  rest: { readonly maxAgeS: number; readonly path: string; readonly sameSite: string },
): string {
  const expires = new Date(now + rest.maxAgeS * 1000).toUTCString();
  const hidden = style.isHttpOnly ? '; HttpOnly' : '';
  return `${name}=${value}; expires=${expires}; Max-Age=${rest.maxAgeS}; path=${rest.path}${hidden}; SameSite=${rest.sameSite}`;
}

/** The session cookie of the visitor who makes the request; the one sent is set again. */
export function sessionCookie(request: ShopRequest, now: number, style: CookieStyle): string {
  const id = request.cookies.get('OCSESSID') ?? newSessionId();
  const path = style.path(request.folder);
  return cookie('OCSESSID', id, now, style, { maxAgeS: style.maxAgeS, path, sameSite: 'Strict' });
}

/** The currency cookie, as a list: empty when the visitor has it already. */
export function currencyCookies(
  request: ShopRequest,
  settings: ShopSettings,
  now: number,
  style: CookieStyle,
): readonly string[] {
  if (request.cookies.get('currency') === settings.currency) return [];
  const rest = { maxAgeS: 2_592_000, path: '/', sameSite: 'Lax' };
  return [cookie('currency', settings.currency, now, style, rest)];
}

/** The texts of the language named in the query, else the shop's own. */
export function textsFor(request: ShopRequest, shop: Shop): ShopTexts {
  const { language, languages } = shop.settings();
  const asked = asPhpText(request.query['language']);
  return textsOf(languages.find((code) => code === asked) ?? language);
}

/** Where OpenCart sends a caller after an error it must not show; the path is relative and the body empty. */
export function errorPage(headers: ShopAnswer['headers']): ShopAnswer {
  return phpAnswer(302, '', { ...headers, Location: 'error.html' });
}
