import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { ShopRequest } from '../http/messages';
import { asPhpText, toPhpInt } from '../php/int-cast';
import { encodeEntities, equalsInMysql } from '../php/text';
import type { ApiUser } from '../shop/api-users';
import type { Shop } from '../shop/shop';
import { signatureOf } from './signature';

/** Seconds a signed request's time may differ from the server's (recordings 4.1.0.4/017–020). */
const windowS = 450;

const required = [
  'route',
  'call',
  'username',
  'store_id',
  'language',
  'currency',
  'time',
  'signature',
] as const;

/** Headers that name the caller in front of a proxy; the first valid address counts before the connection's (recordings 008, 009). */
const addressHeaders = [
  'cf-connecting-ip',
  'x-forwarded-for',
  'x-real-ip',
  'x-client-ip',
  'client-ip',
  'x-cluster-client-ip',
];

function callerAddress(request: ShopRequest): string {
  for (const name of addressHeaders) {
    const value = request.headers[name];
    const first = typeof value === 'string' ? (value.split(',')[0] ?? '').trim() : '';
    if (isIP(first) !== 0) return first;
  }
  return request.address;
}

/** PHP's rawurldecode: a `+` stays a plus, and an unfinished escape stays as it is. */
function rawUrlDecode(text: string): string {
  return text.replace(/%[0-9a-fA-F]{2}/g, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The API user a signed request names, and the address it comes from; null when there is no such user. */
export function signerOf(
  request: ShopRequest,
  shop: Shop,
): { readonly user: ApiUser; readonly address: string } | null {
  const username = asPhpText(request.query['username']) ?? '';
  const user = shop.users
    .all()
    .find((one) => one.isEnabled && equalsInMysql(one.username, username));
  return user === undefined ? null : { user, address: callerAddress(request) };
}

/** Whether the request's time is near the server's. */
export function isInTime(request: ShopRequest, shop: Shop): boolean {
  const serverTime = Math.floor(shop.clock().now() / 1000);
  return Math.abs(serverTime - toPhpInt(request.query['time'])) <= windowS;
}

/** Whether 4.1's gate lets the request through: all parameters there, user, address, time and signature right. */
export function isSignedRight(request: ShopRequest, shop: Shop): boolean {
  const { query } = request;
  const sent = Object.fromEntries(required.map((name) => [name, asPhpText(query[name])]));
  if (Object.values(sent).some((value) => value === null)) return false;
  const text = (name: (typeof required)[number]): string => sent[name] ?? '';

  const signer = signerOf(request, shop);
  if (!signer?.user.addresses.includes(signer.address)) return false;
  const { user } = signer;
  if (shop.settings().isPatched41 && !isInTime(request, shop)) return false;

  const expected = signatureOf(
    {
      route: text('route'),
      call: text('call'),
      // Name and key were stored encoded when the owner typed them.
      username: encodeEntities(user.username),
      host: request.headers.host ?? '',
      folder: request.folder,
      storeId: toPhpInt(text('store_id')),
      language: text('language'),
      currency: text('currency'),
      fields: request.fields,
      time: toPhpInt(text('time')),
    },
    encodeEntities(user.key),
  );
  return isEqual(expected, rawUrlDecode(text('signature')));
}
