import { htmlAnswer, type ShopAnswer, type ShopRequest } from '../http/messages';
import type { Shop } from '../shop/shop';
import type { Dialect } from './dialect';
import { currencyCookies, openHeaders, sessionCookie, type CookieStyle } from './opencart4';
import { storefrontAnswer } from './storefront';
import { createTokenStore } from './token-store';
import { deadToken } from './v40';

/** Seen on a real 4.0.0.0 in the server's root and in a folder. */
const cookies4000: CookieStyle = {
  maxAgeS: 3_600_000_000,
  path: (folder) => `${folder}/`,
  isHttpOnly: false,
};

/** OpenCart 4.0.0.0: has no login that works; every api route is the theme's 404 page. Enough to be recognised. */
export function createV4000(shop: Shop): Dialect {
  function handle(request: ShopRequest): ShopAnswer {
    const settings = shop.settings();
    const now = shop.clock().now();
    const currency = currencyCookies(request, settings, now, cookies4000);
    const isApi = request.route.startsWith('api/');
    if (isApi && request.query['api_token'] !== undefined) {
      return deadToken(shop, { 'Set-Cookie': currency });
    }
    const session = sessionCookie(request, now, cookies4000);
    const headers = { ...openHeaders, 'Set-Cookie': [session, ...currency] };
    if (isApi) return htmlAnswer(404, 'The page you requested cannot be found!', headers);
    return storefrontAnswer(request.route, settings, headers, ['common/cart|info']);
  }
  return {
    handle,
    sessions: createTokenStore(() => shop.clock().now()),
    sessionOf: () => null,
    locksSessions: false,
  };
}
