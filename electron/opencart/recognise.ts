import type { Dialect } from '../../shared/capabilities';
import type { AppErrorData } from '../../shared/errors';
import { fail, ok, type Result } from '../../shared/result';
import { readAnswer, type Answer } from './answer';
import { garbageToken30 } from './dialects/v30';
import { shopUrl } from './shop-url';
import type { Transport } from './transport';
import { isRawObject } from './wire/fields';

type Asked = { readonly answer: Answer; readonly cookieNames: ReadonlySet<string> };

/** Asks one address which dialect it speaks; see docs of `probe`. Three requests at most. */
export async function recogniseDialect(
  address: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<Dialect>> {
  async function ask(route: string, query: Readonly<Record<string, string>> = {}): Promise<Asked> {
    const sent = await transport.send(
      { method: 'GET', url: shopUrl(address, route, query) },
      signal,
    );
    return sent.ok
      ? { answer: readAnswer(sent.value), cookieNames: sessionCookies(sent.value.setCookie) }
      : { answer: { kind: 'failed', error: sent.error }, cookieNames: new Set() };
  }

  // 2.2, 2.3 and 3.0 refuse this with a text; 4.1 with a 403; 2.0, 2.1 and 4.0 have no such page.
  const info = await ask('api/order/info', { order_id: '0' });
  if (info.answer.kind === 'json') {
    if (!hasErrorText(info.answer.value)) return fail('not-opencart', { address });
    if (info.answer.status === 403) return fail('dialect-needs-connector', { dialect: '4.1' });
    return nameByCookies(info.cookieNames, async () => {
      const again = await ask('api/order/info', { order_id: '0', api_token: garbageToken30 });
      return again.answer.kind === 'json' ? again.cookieNames : info.cookieNames;
    });
  }
  if (info.answer.error.code !== 'html') return { ok: false, error: info.answer.error };

  const login = await ask('api/login');
  if (login.answer.kind === 'json' && isRawObject(login.answer.value)) {
    const { error } = login.answer.value;
    // 2.1 names the field (recordings 2.1.0.2/001, 006); 2.0 has one text.
    if (isRawObject(error)) return fail('dialect-too-old', { dialect: '2.1' });
    if (typeof error === 'string') return fail('dialect-too-old', { dialect: '2.0' });
  }
  if (isTransportFailure(login.answer)) return { ok: false, error: login.answer.error };

  const account = await ask('api/account/login');
  if (account.answer.kind === 'json' && hasErrorText(account.answer.value)) {
    return fail('dialect-needs-connector', { dialect: '4.0' }); // recording 4.0.2.3/007
  }
  return nameWebPage(info.answer.error, address);
}

/**
 * 2.3, 2.2 and 3.0 refuse alike, but their session cookies differ: 2.3 sets `default` beside PHP's own
 * (recording 2.3.0.2/018), 2.2 only PHP's, 3.0 `OCSESSID` (3.0.3.9/019). A shop may have renamed it: 3.0 sets
 * none when an `api_token` is sent (020), 2.2 does not look at it. Without any cookie only 3.0 can work.
 */
async function nameByCookies(
  names: ReadonlySet<string>,
  askWithToken: () => Promise<ReadonlySet<string>>,
): Promise<Result<Dialect>> {
  if (names.has('OCSESSID')) return ok('3.0');
  if (names.has('default')) return ok('2.3');
  if (names.size === 0) return ok('3.0');
  const left = await askWithToken();
  return left.has('PHPSESSID') ? fail('dialect-too-old', { dialect: '2.2' }) : ok('3.0');
}

/**
 * No page there is `not-opencart`; a page that came as an answer (a block, a login, a check for robots) is
 * told by its title.
 */
function nameWebPage(error: AppErrorData, address: string): Result<never> {
  return error.facts['status'] === 404 ? fail('not-opencart', { address }) : { ok: false, error };
}

function isTransportFailure(
  answer: Answer,
): answer is Extract<Answer, { readonly kind: 'failed' }> {
  return answer.kind === 'failed' && answer.error.code !== 'html';
}

function hasErrorText(value: unknown): boolean {
  return isRawObject(value) && typeof value['error'] === 'string';
}

function sessionCookies(setCookie: readonly string[]): ReadonlySet<string> {
  const names = setCookie.map((cookie) => (cookie.split(/[=;]/)[0] ?? '').trim());
  return new Set(names.filter((name) => !['', 'language', 'currency'].includes(name)));
}
