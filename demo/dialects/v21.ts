import { asPhpText } from '../php/int-cast';
import { phpJson, type Json } from '../php/json';
import { phpAnswer, type Outcome, type ShopAnswer, type ShopRequest } from '../http/messages';
import { textsOf, type Shop } from '../shop/shop';
import type { Dialect } from './dialect';
import { oldHeaders } from './old-headers';
import { newSessionId } from './php-sessions';
import { isRoute, storefrontAnswer } from './storefront';
import { createTokenStore } from './token-store';

const undefinedKey =
  '<b>Notice</b>: Undefined index: key in <b>/var/www/html/catalog/controller/api/login.php</b> on line <b>25</b>';

/**
 * OpenCart 2.1: logs in with `key`, names the refusal (`{"error":{"key":…}}`), needs no cookie beside the token, crashes on an
 * unknown token and has no order/info. Enough to be recognised.
 */
export function createV21(shop: Shop): Dialect {
  const tokens = createTokenStore(() => shop.clock().now());

  function handle(request: ShopRequest): ShopAnswer {
    const token = request.route.startsWith('api/') ? request.query['token'] : undefined;
    if (token !== undefined && !tokens.use(asPhpText(token) ?? '')) return phpAnswer(500, '');
    const headers = oldHeaders(request, shop);
    if (!isRoute(request.route, 'api/login')) {
      return storefrontAnswer(request.route, shop.settings(), headers);
    }
    const answer = (json: Json, outcome: Outcome, notice = ''): ShopAnswer => ({
      status: 200,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: (shop.settings().displayErrors ? notice : '') + phpJson(json),
      outcome,
    });
    const texts = textsOf(shop.settings().language);
    // The address is checked first, against the list of the shop's default API user.
    if (shop.users.byId(1)?.addresses.includes(request.address) !== true) {
      const ip = texts.wrongAddress.replace('%s', request.address);
      return answer({ error: { ip } }, 'login-refused');
    }
    const key = asPhpText(request.form['key']);
    if (key === null || shop.users.find({ key }) === null) {
      const notice = key === null ? undefinedKey : '';
      return answer({ error: { key: texts.wrongKey } }, 'login-refused', notice);
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
