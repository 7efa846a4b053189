import type { AppErrorData } from '../../shared/errors';
import { fail, ok, type Result } from '../../shared/result';
import { describeShape, readAnswer, type Answer } from './answer';
import { redact } from './answer-text';
import type { LearntTexts, LoginCredentials, ReadOutcome, ReadSession } from './client';
import type { ReadDialect } from './dialects/dialect';
import { readLogin } from './login';
import { shopUrl } from './shop-url';
import type { Exchange, ShopRequest, Transport } from './transport';
import { isRawObject } from './wire/fields';
import { readOrderHeader } from './wire/order';

/** `facts.reason` of a login that was accepted and whose token was not. */
const refusedAtOnce = 'token-refused-at-once';

type Sent = { readonly answer: Answer; readonly exchange: Exchange | null };

/**
 * Logs in and learns, in that session, the two texts that tell a gap from a dead session. Fails with the
 * code of what went wrong; a shop that refuses the token at once (3.0 with a time zone west of UTC,
 * recordings 3.0.3.9/315, 316; 2.3 behind something that takes its cookies away) is `no-permission`. A session can also
 * happen to end between the login and the learning, so that is said only when it happens twice.
 */
export async function openReadSession(
  dialect: ReadDialect,
  credentials: LoginCredentials,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<ReadSession>> {
  const first = await openOnce(dialect, credentials, transport, signal);
  return first.ok || first.error.facts['reason'] !== refusedAtOnce
    ? first
    : openOnce(dialect, credentials, transport, signal);
}

async function openOnce(
  dialect: ReadDialect,
  credentials: LoginCredentials,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<ReadSession>> {
  const { address, username } = credentials;
  const cookies = dialect.createCookies(address);
  let requests = 0;

  async function send(
    request: ShopRequest,
    keepsCookies: boolean,
    stop: AbortSignal,
  ): Promise<Sent> {
    requests++;
    const cookie = cookies.header();
    const sent = await transport.send(cookie === null ? request : { ...request, cookie }, stop);
    if (!sent.ok) return { answer: { kind: 'failed', error: sent.error }, exchange: null };
    if (keepsCookies) cookies.keep(sent.value.setCookie);
    return { answer: readAnswer(sent.value), exchange: sent.value };
  }

  function askOrder(id: number, token: string, stop: AbortSignal): Promise<Sent> {
    const url = shopUrl(address, 'api/order/info', { [dialect.tokenName]: token, order_id: id });
    // The answer to a garbage token must not change the cookies of this session (recording 2.3.0.2/020).
    return send({ method: 'GET', url }, token !== dialect.garbageToken, stop);
  }

  const login = await send(
    { method: 'POST', url: shopUrl(address, 'api/login'), form: dialect.loginForm(credentials) },
    true,
    signal,
  );
  if (login.answer.kind === 'failed') return { ok: false, error: login.answer.error };
  const read = readLogin(login.answer.value, dialect, username);
  if (!read.ok) return read;
  const { token } = read.value;

  const notFound = readRefusal((await askOrder(0, token, signal)).answer);
  if (!notFound.ok) return notFound;
  const noPermission = readRefusal((await askOrder(0, dialect.garbageToken, signal)).answer);
  if (!noPermission.ok) return noPermission;
  if (notFound.value === noPermission.value) {
    const text = redact(noPermission.value, 120);
    return fail('no-permission', { text, reason: refusedAtOnce });
  }
  const texts: LearntTexts = { notFound: notFound.value, noPermission: noPermission.value };

  return ok({
    texts,
    maxParallel: dialect.maxParallel,
    requests: () => requests,
    async readOrder(id, stop) {
      const { answer, exchange } = await askOrder(id, token, stop);
      if (answer.kind === 'failed') return { kind: 'failed', error: answer.error };
      return readOrderAnswer(answer.value, id, texts, exchange?.dateHeader ?? null);
    },
  });
}

/** The `error` text of a refusal; anything else is `unexpected-answer`. */
function readRefusal(answer: Answer): Result<string> {
  if (answer.kind === 'failed') return { ok: false, error: answer.error };
  const { value } = answer;
  if (isRawObject(value) && typeof value['error'] === 'string' && value['error'] !== '') {
    return ok(value['error']);
  }
  return fail('unexpected-answer', { start: describeShape(value) });
}

function readOrderAnswer(
  value: unknown,
  id: number,
  texts: LearntTexts,
  dateHeader: string | null,
): ReadOutcome {
  if (isRawObject(value) && isRawObject(value['order'])) {
    const order = readOrderHeader(value['order'], id);
    if (!order.ok) return { kind: 'failed', error: order.error };
    return { kind: 'found', order: order.value, serverTime: readMoment(dateHeader) };
  }
  const error = isRawObject(value) ? value['error'] : undefined;
  if (error === texts.notFound) return { kind: 'missing' };
  if (error === texts.noPermission) return { kind: 'session-dead' };
  const start = typeof error === 'string' ? redact(error, 120) : describeShape(value);
  const failure: AppErrorData = { code: 'unexpected-answer', facts: { start } };
  return { kind: 'failed', error: failure };
}

/** UTC milliseconds of a `Date` header, null when it is absent or malformed. */
function readMoment(dateHeader: string | null): number | null {
  const moment = dateHeader === null ? NaN : Date.parse(dateHeader);
  return Number.isFinite(moment) ? moment : null;
}
