import { phpJson, type Json } from '../php/json';
import { asPhpText } from '../php/int-cast';
import { isSessionId, noCache, preferenceCookies } from '../http/cookies';
import { phpAnswer, type Outcome, type ShopAnswer, type ShopRequest } from '../http/messages';
import { languageOf, textsOf, type Shop } from '../shop/shop';
import type { ApiUser } from '../shop/api-users';
import { callerOf, withJson, type Connector } from '../connector/connector';
import type { Dialect } from './dialect';
import { mailFailure, orderHistory } from './order-history';
import { orderInfo } from './order-info';
import { createPhpSessions, newSessionId } from './php-sessions';
import { isRoute, storefrontAnswer } from './storefront';

const undefinedKey =
  '<b>Notice</b>: Undefined index: key in <b>/var/www/html/catalog/controller/api/login.php</b> on line <b>11</b>';

/** OpenCart 2.3.0.x: api/login, api/order/info and api/order/history as in the recordings 2.3.0.2/001–049, 061–078, 325–333, 492–496, 552. */
export function createV23(shop: Shop, connector: Connector): Dialect {
  const sessions = createPhpSessions(
    () => shop.clock().now(),
    () => shop.settings().sessionLifetimeMs,
  );

  const isAllowed = (user: ApiUser | null, address: string): boolean =>
    user !== null && user.isEnabled && user.addresses.includes(address);

  function handle(request: ShopRequest): ShopAnswer {
    const sent = request.cookies.get('PHPSESSID');
    if (sent !== undefined && !isSessionId(sent))
      return phpAnswer(200, 'Error: Invalid session ID!');
    const settings = shop.settings();
    const language = languageOf(
      settings,
      request.cookies.get('language'),
      request.headers['accept-language'],
    );
    const phpSessionId = sent ?? newSessionId();
    const cookies = sent === undefined ? [sessionCookie('PHPSESSID', phpSessionId)] : [];

    // A token in the query of an api route decides alone; without one the visitor's own session is opened.
    const token = request.route.startsWith('api/') ? request.query['token'] : undefined;
    const defaultId = request.cookies.get('default') ?? newSessionId();
    let isApiSession = false;
    if (token === undefined) {
      cookies.push(sessionCookie('default', defaultId));
    } else {
      const row = sessions.useToken(asPhpText(token) ?? '', (apiId) =>
        isAllowed(shop.users.byId(apiId), request.address),
      );
      if (row !== null) {
        cookies.push(sessionCookie('api', row.sessionKey));
        isApiSession = sessions.isOpen(phpSessionId, row.sessionKey);
      }
    }
    const host = request.headers.host ?? '';
    cookies.push(
      ...preferenceCookies(
        request.cookies,
        { language, currency: settings.currency },
        host,
        shop.clock().now(),
      ),
    );

    const answer = (json: Json, outcome: Outcome, notice = ''): ShopAnswer => {
      const shown = settings.displayErrors ? notice : '';
      const isLate = shown !== '' && !settings.buffersOutput;
      const type = isLate
        ? { 'Content-Type': 'text/html; charset=UTF-8' }
        : { ...corsHeaders(request.headers.origin), 'Content-Type': 'application/json' };
      const headers = { 'Set-Cookie': cookies, ...noCache, ...type };
      return { status: 200, headers, body: shown + phpJson(json), outcome };
    };

    if (isRoute(request.route, 'api/login')) return login();
    if (isRoute(request.route, 'api/order/info')) {
      const { json, outcome } = orderInfo(request, shop, '2.3', language, isApiSession);
      return answer(json, outcome);
    }
    if (isRoute(request.route, 'api/order/history')) {
      const ended = orderHistory(request, shop, '2.3', language, isApiSession);
      if (ended.kind === 'json') return answer(ended.json, ended.outcome);
      const page = { 'Set-Cookie': cookies, ...noCache };
      return ended.kind === 'died' ? phpAnswer(500, '', page) : mailFailure('2.3', settings, page);
    }
    const ways = ['api/cartwright/call', 'api/order/cartwright'];
    if (ways.includes(request.route) && connector.takes(request.route)) {
      const owner = sessions.ownerOf(asPhpText(token) ?? '');
      const caller = callerOf(owner, request, isApiSession);
      const ended = connector.answer('2.3', request, caller);
      if (ended !== null) return withJson(answer([], ended.outcome), ended.json);
      return phpAnswer(500, '', { 'Set-Cookie': cookies, ...noCache });
    }
    return storefrontAnswer(request.route, settings, { 'Set-Cookie': cookies, ...noCache });

    function login(): ShopAnswer {
      const texts = textsOf(language);
      const key = asPhpText(request.form['key']);
      if (key === null) return answer([], 'login-refused', undefinedKey);
      const user = shop.users.find({ key });
      if (user === null) return answer([], 'login-refused');
      if (!user.addresses.includes(request.address)) {
        const ip = texts.wrongAddress.replace('%s', request.address);
        return answer({ error: { ip, key: texts.wrongKey } }, 'login-refused');
      }
      const opened = sessions.open(phpSessionId, user.id);
      cookies.push(sessionCookie('api', opened.sessionKey), sessionCookie('default', defaultId));
      return answer({ success: texts.loginSuccess, token: opened.token }, 'login');
    }
  }

  return {
    handle,
    sessions,
    sessionOf: (request) => request.cookies.get('PHPSESSID') ?? null,
    locksSessions: true,
  };
}

function sessionCookie(name: string, value: string): string {
  return `${name}=${value}; path=/; HttpOnly`;
}

/** 2.3 reflects any Origin, without Allow-Credentials (recordings 2.3.0.2/014, 077). */
function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, PUT, POST, DELETE, OPTIONS',
    'Access-Control-Max-Age': '1000',
    'Access-Control-Allow-Headers': 'Content-Type, Authorization, X-Requested-With',
  };
}
