import { phpAnswer, type ShopAnswer, type ShopRequest } from '../http/messages';
import type { Shop } from '../shop/shop';
import type { Dialect } from './dialect';
import { storefrontAnswer } from './storefront';
import { createTokenStore } from './token-store';
import { openHeaders } from './v40';

/**
 * OpenCart 4.1: every api route wants a signed request; here all are refused alike, with 403 and JSON called text/html.
 * A leftover `api_token` touches a table that is not there. Enough to be recognised.
 */
export function createV41(shop: Shop): Dialect {
  function handle(request: ShopRequest): ShopAnswer {
    if (!request.route.startsWith('api/')) {
      return storefrontAnswer(request.route, shop.settings(), openHeaders);
    }
    if (request.query['api_token'] !== undefined) {
      return phpAnswer(
        500,
        "Error: Error: Table 'shop.oc_api_session' doesn't exist<br/>Error No: 1146",
      );
    }
    return {
      status: 403,
      headers: { ...openHeaders, 'Content-Type': 'text/html; charset=utf-8' },
      body: '{"error":"You do not have permission to access this page."}',
      outcome: 'no-permission',
    };
  }
  return {
    handle,
    sessions: createTokenStore(() => shop.clock().now()),
    sessionOf: () => null,
    locksSessions: false,
  };
}
