import { asPhpText, toPhpInt } from '../php/int-cast';
import { phpJson, type Json } from '../php/json';
import {
  htmlAnswer,
  phpAnswer,
  type Outcome,
  type ShopAnswer,
  type ShopRequest,
} from '../http/messages';
import type { Shop } from '../shop/shop';
import { zeroText } from '../shop/zero-money';
import { callerOf, withJson, type Connector } from '../connector/connector';
import { createDatabaseSessions } from './database-sessions';
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
import { storefrontAnswer } from './storefront';

const DAY_MS = 86_400_000;
const typedProperty =
  'Typed property Opencart\\System\\Library\\Session::$session_id must not be accessed before initialization';
const sessionFile = '/var/www/html/system/library/session.php';

/** What a dead token brings about: OpenCart's line always, PHP's own when it shows errors (recordings 4.0.2.3/016–018). */
export function deadToken(shop: Shop, headers: ShopAnswer['headers']): ShopAnswer {
  const line = `<b>${typedProperty}</b>: in <b>${sessionFile}</b> on line <b>56</b>`;
  const fatal = `<br />\n<b>Fatal error</b>:  Uncaught Error: ${typedProperty} in ${sessionFile}:96\nStack trace:\n#0 {main}\n  thrown in <b>${sessionFile}</b> on line <b>96</b><br />\n`;
  const isShown = shop.settings().phpDisplayErrors;
  return phpAnswer(isShown ? 200 : 500, isShown ? line + fatal : line, headers);
}

/**
 * OpenCart 4.0.1 to 4.0.2.3: api/account/login, api/sale/order.load and .addHistory, and api/sale/cart while it is empty, as in the
 * recordings 4.0.2.3/001–030, 058–062, 233–241, 257, 258, 264, 265. Orders cannot be read. 4.0.1 parts the method from its route by `|`
 * only; 4.0.2 takes `|` and `.`.
 */
export function createV40(shop: Shop, connector: Connector, separators: '|' | '|.'): Dialect {
  const sessions = createDatabaseSessions(
    () => shop.clock(),
    () => ({ sessionLifetimeMs: DAY_MS, hasTimeZoneBug: false }),
  );
  /** Sessions that hold an order, whose cart this shop cannot compute. */
  const loaded = new Set<string>();

  const methodOf = (route: string): string =>
    separators === '|' ? route.replaceAll('.', '') : route.replaceAll('|', '.');
  const inThisRelease = (route: string): string =>
    separators === '|' ? route.replace('.', '|') : route;

  function handle(raw: ShopRequest): ShopAnswer {
    // OpenCart takes the header's whole text for the caller's address (recording 4.0.2.3/011).
    const forwarded = raw.headers['x-forwarded-for'];
    const request = typeof forwarded === 'string' ? { ...raw, address: forwarded } : raw;
    const settings = shop.settings();
    const now = shop.clock().now();
    const isApi = request.route.startsWith('api/');
    const token = isApi ? request.query['api_token'] : undefined;
    const currency = currencyCookies(request, settings, now, usualCookies);

    let sessionId = request.cookies.get('OCSESSID') ?? '';
    let cookies = [sessionCookie(request, now, usualCookies), ...currency];
    if (token !== undefined) {
      const text = asPhpText(token) ?? '';
      const isKnown = sessions.useToken(text, (apiId) => {
        const user = shop.users.byId(apiId);
        return user !== null && user.isEnabled && user.addresses.includes(request.address);
      });
      cookies = [...currency];
      if (!isKnown) return deadToken(shop, { 'Set-Cookie': cookies });
      sessionId = text;
    }
    const plain = { 'Set-Cookie': cookies };
    const headers = { ...openHeaders, ...plain };
    const answer = (json: Json, outcome: Outcome, notice = ''): ShopAnswer => ({
      status: 200,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: notice + phpJson(json),
      outcome,
    });
    const texts = textsFor(request, shop);
    const notFound = (): ShopAnswer =>
      htmlAnswer(404, 'The page you requested cannot be found!', headers);

    if (request.route === 'api/account/login') return login();
    const carts = ['common/cart|info', 'common/cart.info'].map(inThisRelease);
    if (!isApi) return storefrontAnswer(request.route, settings, headers, carts);
    if (!sessions.isOpen(sessionId)) return notFound();
    switch (methodOf(request.route)) {
      case 'api/sale/cart':
        return loaded.has(sessionId) ? notFound() : answer(emptyCart(), 'other');
      case inThisRelease('api/sale/order.load'):
        return load();
      case inThisRelease('api/sale/order.addHistory'):
        return history();
      case 'api/cartwright':
        return connector.takes('api/cartwright') ? connected() : notFound();
      default:
        return notFound();
    }

    function login(): ShopAnswer {
      const username = asPhpText(request.form['username']);
      const key = asPhpText(request.form['key']);
      const user = username === null || key === null ? null : shop.users.find({ username, key });
      if (user === null) return answer({ error: texts.wrongKey }, 'login-refused');
      if (!user.addresses.includes(request.address)) {
        const error = texts.wrongAddress.replace('%s', request.address);
        return answer({ error }, 'login-refused');
      }
      return answer({ success: texts.loginSuccess, api_token: sessions.open(user.id) }, 'login');
    }

    function connected(): ShopAnswer {
      const dialect = separators === '|' ? '4.0.1' : '4.0';
      const caller = callerOf(sessions.ownerOf(sessionId), raw);
      const ended = connector.answer(dialect, request, caller);
      return ended === null
        ? phpAnswer(500, '', plain)
        : withJson(answer([], ended.outcome), ended.json);
    }

    function emptyCart(): Json {
      const text = zeroText(settings.currency);
      return {
        products: [],
        vouchers: [],
        totals: [
          { title: texts.subTotal, text },
          { title: texts.total, text },
        ],
        shipping_required: false,
      };
    }

    function load(): ShopAnswer {
      const row = shop.orders.get(toPhpInt(request.query['order_id']));
      if (row === null) return answer({ error: texts.orderNotFound }, 'no-order');
      loaded.add(sessionId);
      return answer({ success: texts.orderSuccess }, 'order');
    }

    function history(): ShopAnswer {
      const ended = addHistory4(request, shop, '4.0', texts);
      switch (ended.kind) {
        case 'json':
          return answer(ended.json, ended.outcome, ended.notice);
        case 'died':
          return phpAnswer(500, '', plain);
        case 'hidden-warning':
          return errorPage(plain);
        case 'mail-failed':
          return settings.displayErrors ? phpAnswer(200, mailerLines, plain) : errorPage(plain);
      }
    }
  }

  return {
    handle,
    sessions,
    sessionOf: (request) => asPhpText(request.query['api_token']),
    locksSessions: false,
  };
}

/** Recording 4.0.2.3/264. */
const mailerLines =
  '<b>Warning</b>: fsockopen(): Unable to connect to 127.0.0.1:8146 (Connection refused) in <b>/var/www/html/system/library/mail/smtp.php</b> on line <b>142</b><b>Error: Connection refused (111)</b>: in <b>/var/www/html/system/library/mail/smtp.php</b> on line <b>268</b>';
