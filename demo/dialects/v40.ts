import { asPhpText } from '../php/int-cast';
import { phpJson, type Json } from '../php/json';
import {
  htmlAnswer,
  phpAnswer,
  type Outcome,
  type ShopAnswer,
  type ShopRequest,
} from '../http/messages';
import { textsOf, type Shop } from '../shop/shop';
import type { Dialect } from './dialect';
import { newSessionId } from './php-sessions';
import { storefrontAnswer } from './storefront';
import { createTokenStore } from './token-store';

/** The headers OpenCart 4 puts on each answer it finishes. */
export const openHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Max-Age': '1000',
  'Access-Control-Allow-Headers':
    'X-Requested-With, Content-Type, Origin, Cache-Control, Pragma, Authorization, Accept, Accept-Encoding',
  'Access-Control-Allow-Methods': 'PUT, POST, GET, OPTIONS, DELETE',
  'Cache-Control': 'no-store, no-cache, must-revalidate, post-check=0, pre-check=0',
  Pragma: 'no-cache',
} as const;

const unknownToken =
  '<b>Typed property Opencart\\System\\Library\\Session::$session_id must not be accessed before initialization</b>: in <b>/var/www/html/system/library/session.php</b> on line <b>56</b>';

/**
 * OpenCart 4.0: logs in at api/account/login with a text as `error`, knows no api/login and cannot read orders; an unknown token
 * is a PHP crash, no token the theme's 404 page. Enough to be recognised.
 */
export function createV40(shop: Shop): Dialect {
  const tokens = createTokenStore(() => shop.clock().now());

  function handle(request: ShopRequest): ShopAnswer {
    const token = request.route.startsWith('api/') ? request.query['api_token'] : undefined;
    if (token !== undefined && !tokens.use(asPhpText(token) ?? '')) {
      return phpAnswer(shop.settings().phpDisplayErrors ? 200 : 500, unknownToken);
    }
    if (request.route === 'api/account/login') return login(request);
    const headers = { ...openHeaders, 'Set-Cookie': [sessionCookie()] };
    if (request.route.startsWith('api/'))
      return htmlAnswer(404, 'The page you requested cannot be found!', headers);
    return storefrontAnswer(request.route, shop.settings(), headers);
  }

  function login(request: ShopRequest): ShopAnswer {
    const answer = (json: Json, outcome: Outcome): ShopAnswer => ({
      status: 200,
      headers: {
        ...openHeaders,
        'Set-Cookie': [sessionCookie()],
        'Content-Type': 'application/json',
      },
      body: phpJson(json),
      outcome,
    });
    const texts = textsOf(shop.settings().language);
    const username = asPhpText(request.form['username']);
    const key = asPhpText(request.form['key']);
    const user = username === null || key === null ? null : shop.users.find({ username, key });
    if (user === null) return answer({ error: texts.wrongKey }, 'login-refused');
    if (!user.addresses.includes(request.address)) {
      return answer({ error: texts.wrongAddress.replace('%s', request.address) }, 'login-refused');
    }
    const fresh = newSessionId();
    tokens.add(fresh);
    return answer({ success: texts.loginSuccess, api_token: fresh }, 'login');
  }

  return {
    handle,
    sessions: tokens,
    sessionOf: (request) => asPhpText(request.query['api_token']),
    locksSessions: false,
  };
}

function sessionCookie(): string {
  return `OCSESSID=${newSessionId()}; Max-Age=86400; path=/; SameSite=Strict`;
}
