import { isIP } from 'node:net';
import type { AppErrorData } from '../../../shared/errors';
import { withDeadline } from '../deadline';
import { nameNetworkFailure } from '../network-failure';
import { probe } from '../probe';
import { parseProxyList } from '../proxy-list';
import { shopUrl } from '../shop-url';
import { readAnswer } from '../answer';
import { isOnNetwork } from '../transport';
import { stopAt, withShownHost, type Examination } from './examination';
import { readTyped } from './typed-address';

/** For what the system is asked: names and proxies. */
const systemMs = 10_000;

/**
 * From what was typed to the dialect: address, name, connect, certificate, redirect, answer, dialect. False when it ended at one of
 * them. No key is used.
 */
export async function reachShop(examination: Examination): Promise<boolean> {
  const { ladder, patient, transport, signal } = examination;
  ladder.begin('address');
  const addresses = readTyped(patient.address);
  if (!addresses.ok) return stopAt(examination, addresses.error, 'address');
  ladder.pass('address');
  const base = new URL(addresses.value[0] ?? '');
  if (!(await findWay(examination, base))) return false;

  ladder.begin('connect');
  const found = await probe(patient.address, transport, signal);
  if (signal.aborted) return false;
  if (!found.ok) {
    if (!transport.hasSecureAnswer()) ladder.skip('certificate');
    const { code } = found.error;
    const isSilent = code === 'time-out' || code === 'connection-dropped';
    return isSilent && examination.proxy === null
      ? stopSilent(examination, found.error, addresses.value)
      : stopAt(examination, found.error, 'answer');
  }
  examination.address = found.value.address;
  examination.dialect = found.value.dialect;
  ladder.pass('connect');
  if (found.value.address.startsWith('https:')) ladder.pass('certificate');
  else ladder.skip('certificate');
  if (!(await checkPost(examination, found.value.address))) return false;
  ladder.pass('dialect');
  return true;
}

/** Nothing came. Whether anything listens decides whether the connection or the answer is to blame. */
async function stopSilent(
  { parts, ladder, signal }: Examination,
  error: AppErrorData,
  addresses: readonly string[],
): Promise<false> {
  const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
  const tried = origins.map((origin) => {
    const { hostname, port, protocol } = new URL(origin);
    const usual = protocol === 'https:' ? 443 : 80;
    return parts.isListening(bareHost(hostname), port === '' ? usual : Number(port));
  });
  const isListening = (await Promise.all(tried)).includes(true);
  if (!signal.aborted)
    ladder.fail(isListening ? 'answer' : 'connect', error, { kind: 'try-again' });
  return false;
}

/** Without the brackets of an IPv6 address. */
function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** The proxy, and without one the name: a proxy looks names up itself. */
async function findWay(
  examination: Examination,
  { origin, host, hostname }: URL,
): Promise<boolean> {
  const { ladder, parts, signal } = examination;
  ladder.begin('name');
  const list = await withDeadline(() => parts.proxyFor(`${origin}/`).catch(() => null), systemMs, [
    signal,
  ]);
  if (list === 'aborted') return false;
  if (list === null || list === 'time-out') {
    ladder.skip('name');
    const facts = { reason: 'lookup-failed' };
    return stopAt(examination, { code: 'proxy', facts }, 'connect');
  }
  const way = parseProxyList(list)[0];
  if (way !== undefined && way.kind !== 'direct') examination.proxy = new URL(way.url).host;
  const name = bareHost(hostname);
  if (examination.proxy !== null || isIP(name) !== 0) {
    ladder.skip('name');
    return true;
  }
  const looked = await withDeadline(
    () =>
      parts.lookUp(name).then(
        () => null,
        (cause: unknown) => ({ cause }),
      ),
    systemMs,
    [signal],
  );
  if (looked === 'aborted') return false;
  if (looked === null) {
    ladder.pass('name');
    return true;
  }
  const error =
    looked === 'time-out'
      ? ({ code: 'time-out', facts: { seconds: systemMs / 1000 } } as const)
      : nameNetworkFailure(looked.cause, {
          host,
          address: `${origin}/`,
          proxy: { kind: 'direct' },
          hasNetwork: isOnNetwork,
          maxBytes: 0,
          timeoutMs: systemMs,
        });
  ladder.fail('name', withShownHost(error), { kind: 'try-again' });
  return false;
}

/** What only a POST meets. */
const meetsPost: ReadonlySet<string> = new Set([
  'redirect',
  'challenge-page',
  'login-page',
  'http-login',
  'error-page',
]);

/**
 * Asks once with POST and nothing in it, before a key goes that way: some shops are sent on elsewhere only then. Passes `redirect` and
 * `answer`, the latter with a warning where PHP printed something before an answer.
 */
async function checkPost(examination: Examination, address: string): Promise<boolean> {
  const { ladder, transport, signal } = examination;
  ladder.begin('redirect');
  const url = shopUrl(address, 'api/order/info', { order_id: 0 });
  const sent = await transport.send({ method: 'POST', url, form: {} }, signal);
  if (signal.aborted) return false;
  if (!sent.ok) return stopAt(examination, sent.error, 'answer');
  const answer = readAnswer(sent.value);
  if (answer.kind === 'failed' && meetsPost.has(answer.error.code)) {
    return stopAt(examination, answer.error, 'answer');
  }
  ladder.pass('redirect');
  const message = transport.notice();
  if (message === null) ladder.pass('answer');
  else ladder.warn('answer', { code: 'php-notices', facts: { message } }, { kind: 'none' });
  return true;
}
