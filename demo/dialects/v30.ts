import { phpJson, type Json } from '../php/json';
import { asPhpText } from '../php/int-cast';
import { isSessionId, noCache, preferenceCookies } from '../http/cookies';
import { phpAnswer, type Outcome, type ShopAnswer, type ShopRequest } from '../http/messages';
import { languageOf, textsOf, type Shop } from '../shop/shop';
import { callerOf, withJson, type Connector } from '../connector/connector';
import { createDatabaseSessions } from './database-sessions';
import type { Dialect } from './dialect';
import { mailFailure, orderHistory } from './order-history';
import { orderInfo } from './order-info';
import { newSessionId } from './php-sessions';
import { isRoute, storefrontAnswer } from './storefront';

/** What PHP 8 prints when a text is wanted and an array comes (recording 3.0.3.9/015, trace left out). */
const arrayGiven =
  '<br />\n<b>Fatal error</b>:  Uncaught TypeError: mysqli::real_escape_string(): Argument #1 ($string) must be of type string, array given in /var/www/html/system/library/db/mysqli.php:54\nStack trace:\n#0 {main}\n  thrown in <b>/var/www/html/system/library/db/mysqli.php</b> on line <b>54</b><br />\n';

/** What 3.0.4.0 and later set besides (recordings 3.0.5.1/001–006). */
const noCacheAtAll = {
  ...noCache,
  'Cache-Control': `${noCache['Cache-Control']}, post-check=0, pre-check=0`,
};

/** OpenCart 3.0.3.9: api/login, api/order/info and api/order/history as in the recordings 3.0.3.9/001–054, 216–226, 294, 295, 304, 315–317, 320. */
export function createV30(shop: Shop, connector: Connector): Dialect {
  const sessions = createDatabaseSessions(
    () => shop.clock(),
    () => shop.settings(),
  );

  function handle(request: ShopRequest): ShopAnswer {
    const settings = shop.settings();
    const token = request.route.startsWith('api/') ? request.query['api_token'] : undefined;
    const cookies: string[] = [];
    let isApiSession = false;
    if (token === undefined) {
      const sent = request.cookies.get('OCSESSID') ?? '';
      if (sent !== '' && !isSessionId(sent)) return phpAnswer(200, 'Error: Invalid session ID!');
      const sessionId = sent === '' ? newSessionId() : sent;
      // The token is the session id: as a cookie it opens the session without the address check (recording 3.0.3.9/026).
      isApiSession = sent !== '' && sessions.isOpen(sessionId);
      cookies.push(`OCSESSID=${sessionId}; path=/`);
    } else {
      const text = asPhpText(token) ?? '';
      const isKnown = sessions.useToken(text, (apiId) => {
        const user = shop.users.byId(apiId);
        return user !== null && user.isEnabled && user.addresses.includes(request.address);
      });
      isApiSession = isKnown && sessions.isOpen(text);
    }
    const language = languageOf(
      settings,
      request.cookies.get('language'),
      request.headers['accept-language'],
    );
    const wanted = { language, currency: settings.currency };
    // Since 3.0.4.0, which has no time zone bug, these cookies have no domain, and answers are not to be cached.
    const host = settings.hasTimeZoneBug ? (request.headers.host ?? '') : null;
    cookies.push(...preferenceCookies(request.cookies, wanted, host, shop.clock().now()));
    const common = {
      ...(cookies.length === 0 ? {} : { 'Set-Cookie': cookies }),
      ...(settings.hasTimeZoneBug ? {} : noCacheAtAll),
    };

    const answer = (json: Json, outcome: Outcome): ShopAnswer => ({
      status: 200,
      headers: { ...common, 'Content-Type': 'application/json' },
      body: phpJson(json),
      outcome,
    });

    if (isRoute(request.route, 'api/login')) return login();
    if (isRoute(request.route, 'api/order/info')) {
      const { json, outcome } = orderInfo(request, shop, '3.0', language, isApiSession);
      return answer(json, outcome);
    }
    if (isRoute(request.route, 'api/order/history')) {
      const ended = orderHistory(request, shop, '3.0', language, isApiSession);
      if (ended.kind === 'json') return answer(ended.json, ended.outcome);
      return ended.kind === 'died'
        ? phpAnswer(500, '', common)
        : mailFailure('3.0', settings, common);
    }
    if (request.route === 'api/cartwright/call' && connector.takes(request.route)) {
      const owner = sessions.ownerOf(asPhpText(token) ?? '');
      const caller = callerOf(owner, request, isApiSession);
      const ended = connector.answer('3.0', request, caller);
      return ended === null
        ? phpAnswer(500, '', common)
        : withJson(answer([], ended.outcome), ended.json);
    }
    return storefrontAnswer(request.route, settings, common);

    function login(): ShopAnswer {
      const texts = textsOf(language);
      const { username = 'Default', key } = request.form;
      if (key === undefined) return answer([], 'login-refused');
      if (typeof username !== 'string' || typeof key !== 'string') {
        return settings.phpDisplayErrors
          ? phpAnswer(200, arrayGiven, common)
          : phpAnswer(500, '', common);
      }
      const user = shop.users.find({ username, key });
      if (user === null) return answer([], 'login-refused');
      if (!user.addresses.includes(request.address)) {
        const ip = texts.wrongAddress.replace('%s', request.address);
        return answer({ error: { ip, key: texts.wrongKey } }, 'login-refused');
      }
      return answer({ success: texts.loginSuccess, api_token: sessions.open(user.id) }, 'login');
    }
  }

  return {
    handle,
    sessions,
    sessionOf: (request) => asPhpText(request.query['api_token']),
    locksSessions: false,
  };
}
