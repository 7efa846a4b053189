import { phpJson, type Json } from '../php/json';
import type { ShopAnswer, ShopRequest } from '../http/messages';
import type { Shop } from '../shop/shop';
import type { Dialect } from './dialect';
import { oldHeaders } from './old-headers';
import { newSessionId } from './php-sessions';
import { isRoute, storefrontAnswer } from './storefront';
import { createTokenStore } from './token-store';

/** OpenCart 2.0: logs in with `username` and `password`, has no token and cannot read orders. Enough to be recognised. */
export function createV20(shop: Shop): Dialect {
  function handle(request: ShopRequest): ShopAnswer {
    const session = newSessionId();
    const headers = oldHeaders(request, shop, session);
    if (!isRoute(request.route, 'api/login')) {
      return storefrontAnswer(request.route, shop.settings(), headers);
    }
    const { username, password } = request.form;
    const user =
      typeof username === 'string' && typeof password === 'string'
        ? shop.users.find({ username, key: password })
        : null;
    const json: Json =
      user === null
        ? { error: 'Warning: No match for Username and/or Password.' }
        : { cookie: session, success: 'Success: API session successfully started!' };
    return {
      status: 200,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: phpJson(json),
      outcome: user === null ? 'login-refused' : 'login',
    };
  }
  return {
    handle,
    sessions: createTokenStore(() => shop.clock().now()),
    sessionOf: (request) => request.cookies.get('PHPSESSID') ?? null,
    locksSessions: true,
  };
}
