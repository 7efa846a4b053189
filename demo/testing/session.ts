import type { DemoShop } from '../options';
import { cookieValues, formHeaders, send, type WireAnswer } from './http-client';
import { signedCall } from './signer';

/** An API session of a client with a cookie jar of its own. */
export type ClientSession = {
  readonly token: string;
  readonly cookies: ReadonlyMap<string, string>;
};

/** The route of a dialect's login. */
function loginRoute(shop: DemoShop): string {
  return shop.dialect.startsWith('4.') ? 'api/account/login' : 'api/login';
}

/** Posts a login form. 4.1 has no login; there the answer is a refusal. */
export function postLogin(
  shop: DemoShop,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<WireAnswer> {
  return send(`${shop.url}/index.php?route=${loginRoute(shop)}`, {
    method: 'POST',
    headers: { ...formHeaders, ...headers },
    body: new URLSearchParams(form).toString(),
  });
}

/** The session a login answer opened; a bug in the test when it opened none. */
export function sessionFrom(answer: WireAnswer): ClientSession {
  const token = /"(?:api_)?token":"([^"]+)"/.exec(answer.body)?.[1];
  if (token === undefined) throw new Error(`no token in ${answer.body}`);
  return { token, cookies: cookieValues(answer) };
}

/** Logs in as the shop's first API user; on 4.1, which has no login, a session of nothing. */
export async function logIn(shop: DemoShop): Promise<ClientSession> {
  if (shop.dialect === '4.1') return { token: '', cookies: new Map() };
  return sessionFrom(await postLogin(shop, { username: shop.username, key: shop.key }));
}

/** Asks for an order, with the token and PHPSESSID of the session. */
export function askOrder(
  shop: DemoShop,
  session: ClientSession,
  orderId: number | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<WireAnswer> {
  const name = shop.dialect === '2.3' ? 'token' : 'api_token';
  const phpSession = session.cookies.get('PHPSESSID');
  const cookie: Record<string, string> =
    phpSession === undefined ? {} : { cookie: `PHPSESSID=${phpSession}` };
  const query = `route=api/order/info&${name}=${session.token}&order_id=${orderId}`;
  return send(`${shop.url}/index.php?${query}`, { headers: { ...cookie, ...headers } });
}

/** Posts a history entry as the shop's dialect wants it: with the token and PHPSESSID of the session, or on 4.1 signed. */
export function postHistory(
  shop: DemoShop,
  session: ClientSession,
  orderId: number,
  form: Readonly<Record<string, string>>,
): Promise<WireAnswer> {
  const isOld = shop.dialect === '2.3' || shop.dialect === '3.0';
  const fields = isOld ? form : { order_id: String(orderId), ...form };
  const phpSession = session.cookies.get('PHPSESSID');
  const cookie: Record<string, string> =
    phpSession === undefined ? {} : { cookie: `PHPSESSID=${phpSession}` };
  const queries: Record<string, () => string> = {
    '2.3': () => `route=api/order/history&token=${session.token}&order_id=${orderId}`,
    '3.0': () => `route=api/order/history&api_token=${session.token}&order_id=${orderId}`,
    '4.0.1': () => `route=api/sale/order%7CaddHistory&api_token=${session.token}`,
    '4.0': () => `route=api/sale/order.addHistory&api_token=${session.token}`,
    '4.1': () => signedCall(shop, 'history_add', fields, Date.now()),
  };
  const query = queries[shop.dialect]?.() ?? '';
  return send(`${shop.url}/index.php?${query}`, {
    method: 'POST',
    headers: { ...formHeaders, ...cookie },
    body: new URLSearchParams(fields).toString(),
  });
}
