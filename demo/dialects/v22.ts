import type { Outcome, ShopAnswer, ShopRequest } from '../http/messages';
import { asPhpText } from '../php/int-cast';
import { phpJson, type Json } from '../php/json';
import { textsOf, type Shop } from '../shop/shop';
import type { Dialect } from './dialect';
import { oldHeaders } from './old-headers';
import { newSessionId } from './php-sessions';
import { isRoute, storefrontAnswer } from './storefront';
import { createTokenStore } from './token-store';

const undefinedKey =
  '<b>Warning</b>: Undefined array key "key" in <b>/var/www/html/catalog/controller/api/login.php</b> on line <b>11</b>';

/**
 * OpenCart 2.2: logs in with `key` as 2.3 does and sets no `default` cookie. Its order/info is of no use: whatever is asked, the answer
 * holds `error`. Enough to be recognised.
 */
export function createV22(shop: Shop): Dialect {
  const tokens = createTokenStore(() => shop.clock().now());

  function handle(request: ShopRequest): ShopAnswer {
    const settings = shop.settings();
    const texts = textsOf(settings.language);
    const headers = oldHeaders(request, shop);
    const answer = (json: Json, outcome: Outcome, notice = ''): ShopAnswer => ({
      status: 200,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: (settings.displayErrors ? notice : '') + phpJson(json),
      outcome,
    });
    if (isRoute(request.route, 'api/order/info')) {
      const token = asPhpText(request.query['token']);
      return token !== null && tokens.use(token)
        ? answer({ error: texts.orderNotFound }, 'no-order')
        : answer({ error: texts.noPermission }, 'no-permission');
    }
    if (!isRoute(request.route, 'api/login')) {
      return storefrontAnswer(request.route, settings, headers);
    }
    const key = asPhpText(request.form['key']);
    if (key === null) return answer([], 'login-refused', undefinedKey);
    const user = shop.users.find({ key });
    if (user === null) return answer([], 'login-refused');
    if (!user.addresses.includes(request.address)) {
      const ip = texts.wrongAddress.replace('%s', request.address);
      return answer({ error: { ip, key: texts.wrongKey } }, 'login-refused');
    }
    const fresh = newSessionId();
    tokens.add(fresh);
    return answer({ success: texts.loginSuccess, token: fresh }, 'login');
  }
  return {
    handle,
    sessions: tokens,
    sessionOf: (request) => asPhpText(request.query['token']),
    locksSessions: true,
  };
}
