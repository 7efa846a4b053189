import type { DemoShop } from '../options';
import { formHeaders, send, type WireAnswer } from './http-client';
import type { ClientSession } from './session';
import { signedCall } from './signer';

/** The query of a connector call, by dialect. */
function queryOf(
  shop: DemoShop,
  session: ClientSession,
  fields: Readonly<Record<string, string>>,
  route: string | null,
): string {
  if (shop.dialect === '4.1') return signedCall(shop, 'cartwright', fields, Date.now());
  const token = shop.dialect === '2.3' ? 'token' : 'api_token';
  const usual = shop.dialect.startsWith('4.') ? 'api/cartwright' : 'api/cartwright/call';
  return new URLSearchParams({ route: route ?? usual, [token]: session.token }).toString();
}

/** Posts a call of the connector; `route` where it is not the usual one. */
export function postCall(
  shop: DemoShop,
  session: ClientSession,
  call: string,
  input: unknown,
  route: string | null = null,
): Promise<WireAnswer> {
  const fields = { do: call, input: typeof input === 'string' ? input : JSON.stringify(input) };
  const phpSession = session.cookies.get('PHPSESSID');
  const cookie: Record<string, string> =
    phpSession === undefined ? {} : { cookie: `PHPSESSID=${phpSession}` };
  return send(`${shop.url}/index.php?${queryOf(shop, session, fields, route)}`, {
    method: 'POST',
    headers: { ...formHeaders, ...cookie },
    body: new URLSearchParams(fields).toString(),
  });
}
