import { noCache, preferenceCookies } from '../http/cookies';
import type { ShopAnswer, ShopRequest } from '../http/messages';
import type { Shop } from '../shop/shop';
import { newSessionId } from './php-sessions';

/** The headers and cookies of 2.0 to 2.2 on each answer (recordings 2.0.3.1, 2.1.0.2, 2.2.0.0/001–003). */
export function oldHeaders(
  request: ShopRequest,
  shop: Shop,
  sessionId: string = request.cookies.get('PHPSESSID') ?? newSessionId(),
): ShopAnswer['headers'] {
  const { language, currency } = shop.settings();
  const host = request.headers.host ?? '';
  const now = shop.clock().now();
  return {
    'Set-Cookie': [
      `PHPSESSID=${sessionId}; path=/; HttpOnly`,
      ...preferenceCookies(request.cookies, { language, currency }, host, now),
    ],
    ...noCache,
  };
}
