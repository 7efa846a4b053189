import type { DemoShop } from '../options';
import { cookieValues, formHeaders, send, type WireAnswer } from './http-client';

/** An API session of a client with a cookie jar of its own. */
export type ClientSession = {
  readonly token: string;
  readonly cookies: ReadonlyMap<string, string>;
};

/** Posts a login form. */
export function postLogin(
  shop: DemoShop,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<WireAnswer> {
  return send(`${shop.url}/index.php?route=api/login`, {
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

/** Logs in as the shop's first API user. */
export async function logIn(shop: DemoShop): Promise<ClientSession> {
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

/** Posts a history entry as 2.3 and 3.0 want it, with the token and PHPSESSID of the session. */
export function postHistory(
  shop: DemoShop,
  session: ClientSession,
  orderId: number,
  form: Readonly<Record<string, string>>,
): Promise<WireAnswer> {
  const name = shop.dialect === '2.3' ? 'token' : 'api_token';
  const phpSession = session.cookies.get('PHPSESSID');
  const cookie: Record<string, string> =
    phpSession === undefined ? {} : { cookie: `PHPSESSID=${phpSession}` };
  const query = `route=api/order/history&${name}=${session.token}&order_id=${orderId}`;
  return send(`${shop.url}/index.php?${query}`, {
    method: 'POST',
    headers: { ...formHeaders, ...cookie },
    body: new URLSearchParams(form).toString(),
  });
}
