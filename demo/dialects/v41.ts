import { phpAnswer, type Outcome, type ShopAnswer, type ShopRequest } from '../http/messages';
import { asPhpText } from '../php/int-cast';
import { phpJson, type Json } from '../php/json';
import type { Shop } from '../shop/shop';
import { zeroText } from '../shop/zero-money';
import { callerOf, withJson, type Connector } from '../connector/connector';
import type { Dialect } from './dialect';
import {
  currencyCookies,
  errorPage,
  openHeaders,
  sessionCookie,
  textsFor,
  usualCookies,
} from './opencart4';
import { addHistory4 } from './order-history4';
import { isInTime, isSignedRight, signerOf } from './signed-call';
import { storefrontAnswer } from './storefront';
import { createTokenStore } from './token-store';

/** Recordings 4.1.0.4/049, 050. */
const noTokenTable =
  "Error: Error: Table 'oc_4104.oc_api_session' doesn't exist<br/>Error No: 1146<br/>DELETE FROM `oc_api_session` WHERE TIMESTAMPADD(HOUR, 1, `date_modified`) < NOW()\nFile: /var/www/html/system/library/db/mysqli.php\nLine: 122\n\nBacktrace: 0\nFile: /var/www/html/system/library/db.php\nLine: 54\n";
/** Recording 4.1.0.4/249. */
const mailerText =
  'Error: Error: SMTP username required!\nFile: /var/www/html/system/library/mail/smtp.php\nLine: 50\n\nBacktrace: 0\nFile: /var/www/html/system/library/mail.php\nLine: 176\n';
/** What PHP says to `signature[]=x`; with errors hidden it is recording 4.1.0.4/055. */
const arrayText =
  'Error: rawurldecode(): Argument #1 ($string) must be of type string, array given\nFile: /var/www/html/catalog/controller/startup/api.php\nLine: 96\n\nBacktrace: 0\n';

const allowed = ['api/order', 'api/subscription'];

/**
 * OpenCart 4.1: every api route wants a signed request; all refusals are alike. Served are the calls `history_add`, and `cart` while it is
 * empty, of api/order; any other call is "not found", as unknown calls are (recordings 4.1.0.4/001–056, 091–109, 196–204, 239–249).
 */
export function createV41(shop: Shop, connector: Connector): Dialect {
  function handle(request: ShopRequest): ShopAnswer {
    const settings = shop.settings();
    const now = shop.clock().now();
    const style = { ...usualCookies, isHttpOnly: settings.isPatched41 };
    const isApi = request.route.startsWith('api/');
    if (isApi && request.query['api_token'] !== undefined) return phpAnswer(500, noTokenTable);

    const session = sessionCookie(request, now, style);
    const plain = { 'Set-Cookie': [session, ...currencyCookies(request, settings, now, style)] };
    const headers = { ...openHeaders, ...plain };
    if (!isApi) {
      const carts = ['common/cart.info', 'common/cart|info'];
      return storefrontAnswer(request.route, settings, headers, carts);
    }
    const texts = textsFor(request, shop);
    const answer = (json: Json, outcome: Outcome, status = 200): ShopAnswer => {
      const type = status === 200 ? 'application/json' : 'text/html; charset=utf-8';
      return {
        status,
        headers: { ...headers, 'Content-Type': type },
        body: phpJson(json),
        outcome,
      };
    };
    const broken = (text: string): ShopAnswer =>
      settings.displayErrors ? phpAnswer(200, text, plain) : errorPage(plain);

    const isPlainText = asPhpText(request.query['signature'] ?? '') !== null;
    if (allowed.includes(request.route) && !isPlainText) return broken(arrayText);
    if (!allowed.includes(request.route) || !isSignedRight(request, shop)) {
      return answer({ error: texts.accessDenied }, 'no-permission', 403);
    }
    const call = request.route === 'api/order' ? request.query['call'] : null;
    if (call === 'history_add') return history();
    if (call === 'cartwright' && connector.takes('cartwright')) {
      const signer = signerOf(request, shop);
      const caller = isInTime(request, shop)
        ? callerOf(signer?.user.id ?? null, request)
        : { kind: 'nobody' as const, why: 'time' as const };
      const ended = connector.answer('4.1', request, caller);
      return ended === null
        ? phpAnswer(500, '', plain)
        : withJson(answer([], ended.outcome), ended.json);
    }
    if (call === 'cart' && request.form['product'] === undefined) {
      return answer(emptyCart(), 'other');
    }
    return answer({ error: texts.callNotFound }, 'other');

    function history(): ShopAnswer {
      const ended = addHistory4(request, shop, '4.1', texts);
      switch (ended.kind) {
        case 'json':
          return answer(ended.json, ended.outcome);
        case 'died':
          return phpAnswer(500, '', plain);
        case 'hidden-warning':
          return errorPage(plain);
        case 'mail-failed':
          return broken(mailerText);
      }
    }

    function emptyCart(): Json {
      const text = zeroText(settings.currency);
      const row = (code: string, title: string, order: number): Json => ({
        text,
        extension: 'opencart',
        code,
        title,
        value: 0,
        sort_order: order,
      });
      return {
        success: texts.cartSuccess,
        products: [],
        totals: [row('sub_total', texts.subTotal, 1), row('total', texts.total, 9)],
        shipping_required: false,
      };
    }
  }
  return {
    handle,
    sessions: createTokenStore(() => shop.clock().now()),
    sessionOf: () => null,
    locksSessions: false,
  };
}
