import { Cookie } from 'tough-cookie';
import type { Dialect } from '../../shared/capabilities';
import { fail, ok, type Result } from '../../shared/result';
import { readAnswer, type Answer } from './answer';
import { garbageToken30 } from './dialects/v30';
import { shopUrl } from './shop-url';
import type { Transport } from './transport';
import { isRawObject } from './wire/fields';

/** Where a shop is and what it speaks. */
export type ProbedShop = {
  readonly dialect: Dialect;
  /** The base address to call, ending in `/`. */
  readonly address: string;
};

/** What one address answered. `ownAddress` differs from `address` where a 4.x shop says it lies elsewhere, and may not be reached there. */
export type RecognisedShop = ProbedShop & { readonly ownAddress: string };

type Asked = { readonly answer: Answer; readonly cookies: readonly Cookie[] };

/**
 * Asks one address which dialect it speaks; see docs of `probe`. One request for 2.3, 3.0 and 4.1, three at most.
 */
export async function recogniseShop(
  address: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<RecognisedShop>> {
  async function ask(route: string, query: Readonly<Record<string, string>> = {}): Promise<Asked> {
    const sent = await transport.send(
      { method: 'GET', url: shopUrl(address, route, query) },
      signal,
    );
    return sent.ok
      ? { answer: readAnswer(sent.value), cookies: readCookies(sent.value.setCookie) }
      : { answer: { kind: 'failed', error: sent.error }, cookies: [] };
  }

  // 2.2, 2.3 and 3.0 refuse this with a text; 4.1 with a 403; 2.0, 2.1 and 4.0 have no such page.
  const info = await ask('api/order/info', { order_id: '0' });
  if (info.answer.kind === 'json') {
    if (!hasErrorText(info.answer.value)) return fail('not-opencart', { address });
    if (info.answer.status === 403) {
      return ok({ dialect: '4.1', address, ownAddress: ownAddress(info.cookies, address) });
    }
    const dialect = await nameByCookies(info.cookies, async () => {
      const again = await ask('api/order/info', { order_id: '0', api_token: garbageToken30 });
      return again.answer.kind === 'json' ? again.cookies : info.cookies;
    });
    return dialect.ok ? ok({ dialect: dialect.value, address, ownAddress: address }) : dialect;
  }
  if (!isPageOfPhp(info.answer)) return { ok: false, error: info.answer.error };

  const login = await ask('api/login');
  if (login.answer.kind === 'json' && isRawObject(login.answer.value)) {
    const { error } = login.answer.value;
    // 2.1 names the field (recordings 2.1.0.2/001, 006); 2.0 has one text (2.0.3.1/002).
    if (isRawObject(error)) return fail('dialect-too-old', { dialect: '2.1' });
    if (typeof error === 'string') return fail('dialect-too-old', { dialect: '2.0' });
  }
  if (login.answer.kind === 'failed' && !isPageOfPhp(login.answer)) {
    return { ok: false, error: login.answer.error };
  }

  const account = await ask('api/account/login');
  if (account.answer.kind === 'json' && hasErrorText(account.answer.value)) {
    // recordings 4.0.2.3/007, 4.0.1.1/003
    return ok({ dialect: '4.0', address, ownAddress: ownAddress(account.cookies, address) });
  }
  if (isOpenCart4(info.cookies)) return fail('release-unusable', { release: '4.0.0.0' });
  const { error } = info.answer;
  // No page there is `not-opencart`; a page that came as an answer is told by its title.
  return error.code === 'html' && error.facts['status'] === 404
    ? fail('not-opencart', { address })
    : { ok: false, error };
}

/**
 * 2.3, 2.2 and 3.0 refuse alike, but their session cookies differ: 2.3 sets `default` beside PHP's own
 * (recording 2.3.0.2/018), 2.2 only PHP's, 3.0 `OCSESSID` (3.0.3.9/019). A shop may have renamed it: 3.0 sets
 * none when an `api_token` is sent (020), 2.2 does not look at it. Without any cookie only 3.0 can work.
 */
async function nameByCookies(
  cookies: readonly Cookie[],
  askWithToken: () => Promise<readonly Cookie[]>,
): Promise<Result<Dialect>> {
  const names = sessionCookies(cookies);
  if (names.has('OCSESSID')) return ok('3.0');
  if (names.has('default')) return ok('2.3');
  if (names.size === 0) return ok('3.0');
  const left = sessionCookies(await askWithToken());
  return left.has('PHPSESSID') ? fail('dialect-too-old', { dialect: '2.2' }) : ok('3.0');
}

/** A page instead of JSON; on an old shop under a new PHP with messages before it. */
function isPageOfPhp({ error }: Extract<Answer, { readonly kind: 'failed' }>): boolean {
  return error.code === 'html' || error.code === 'php-error';
}

function hasErrorText(value: unknown): boolean {
  return isRawObject(value) && typeof value['error'] === 'string';
}

function readCookies(setCookie: readonly string[]): readonly Cookie[] {
  return setCookie.flatMap((text) => Cookie.parse(text, { loose: true }) ?? []);
}

function sessionCookies(cookies: readonly Cookie[]): ReadonlySet<string> {
  const names = cookies.map(({ key }) => key);
  return new Set(names.filter((name) => !['', 'language', 'currency'].includes(name)));
}

/**
 * Cookies with `SameSite` come from 4.x only (recordings 4.0.0.0/001, 4.0.2.3/007); other web shops set them, too, but neither under the
 * name of OpenCart's session nor beside a `currency` of that kind.
 */
function isOpenCart4(cookies: readonly Cookie[]): boolean {
  const names = new Set(
    cookies.filter(({ sameSite }) => sameSite !== undefined).map((one) => one.key),
  );
  return names.has('OCSESSID') || (names.has('currency') && names.size > 1);
}

/**
 * The address of the folder a 4.x shop lies in, from its session cookie (framework.php, `session_path`). A shop with SEO addresses also answers
 * at every address below its folder, which then does not fit what a 4.1 call signs.
 */
function ownAddress(cookies: readonly Cookie[], asked: string): string {
  const { origin, pathname } = new URL(asked);
  const path = cookies.find(({ key }) => key === 'OCSESSID')?.path ?? null;
  const isOfIt = path !== null && /^\/([^/]+\/)*$/.test(path) && pathname.startsWith(path);
  return isOfIt ? `${origin}${path}` : asked;
}
