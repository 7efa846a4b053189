import type { AppErrorData } from '../../shared/errors';
import { fail, ok, type Result } from '../../shared/result';
import { describeShape, readAnswer } from './answer';
import { redact } from './answer-text';
import type { AccessProof, LearntTexts, ReadOutcome, ReadSession } from './client';
import type { ReadDialect, ShopAccess } from './dialects/dialect';
import { readMoment } from './moment';
import { logIn, type TokenSession } from './token-session';
import type { Exchange } from './transport';
import { isRawObject } from './wire/fields';
import { readOrderHeader } from './wire/order';

/** `facts.reason` of a login that was accepted and whose token was not. */
const refusedAtOnce = 'token-refused-at-once';

/** A login whose shop has told its two texts. */
export type LearntSession = { readonly session: TokenSession; readonly texts: LearntTexts };

/**
 * Logs in and learns, in that session, the two texts that tell a gap from a dead session. Fails with the
 * code of what went wrong; a shop that refuses the token at once (3.0 with a time zone west of UTC,
 * recordings 3.0.3.9/315, 316; 2.3 behind something that takes its cookies away) is `no-permission`. A session can also
 * happen to end between the login and the learning, so that is said only when it happens twice.
 */
export async function openLearntSession(
  dialect: ReadDialect,
  access: ShopAccess,
  signal: AbortSignal,
): Promise<Result<LearntSession>> {
  const first = await openOnce(dialect, access, signal);
  return first.ok || first.error.facts['reason'] !== refusedAtOnce
    ? first
    : openOnce(dialect, access, signal);
}

async function openOnce(
  dialect: ReadDialect,
  access: ShopAccess,
  signal: AbortSignal,
): Promise<Result<LearntSession>> {
  const login = await logIn(dialect, access, signal);
  if (!login.ok) return login;
  const session = login.value;
  const noOrder = { kind: 'read-order', orderId: 0 } as const;
  const notFound = readRefusal(await session.send(noOrder, signal));
  if (!notFound.ok) return notFound;
  const noPermission = readRefusal(await session.sendWith(dialect.garbageToken, noOrder, signal));
  if (!noPermission.ok) return noPermission;
  if (notFound.value === noPermission.value) {
    const text = redact(noPermission.value, 120);
    return fail('no-permission', { text, reason: refusedAtOnce });
  }
  return ok({ session, texts: { notFound: notFound.value, noPermission: noPermission.value } });
}

/** A session for reading; see `openLearntSession` for how it fails. */
export async function openReadSession(
  dialect: ReadDialect,
  access: ShopAccess,
  signal: AbortSignal,
): Promise<Result<ReadSession>> {
  const opened = await openLearntSession(dialect, access, signal);
  if (!opened.ok) return opened;
  const { session, texts } = opened.value;
  return ok({
    texts,
    maxParallel: dialect.maxParallel,
    requests: () => session.requests(),
    readOrder: (id, stop) => readOrder(opened.value, id, stop),
  });
}

/** Logs in and learns: the token must be good for a question, too. */
export async function proveReadAccess(
  dialect: ReadDialect,
  access: ShopAccess,
  signal: AbortSignal,
): Promise<Result<AccessProof>> {
  const opened = await openLearntSession(dialect, access, signal);
  return opened.ok ? ok({ serverTime: opened.value.session.serverTime }) : opened;
}

/** Reads one order's header on a session. */
export async function readOrder(
  { session, texts }: LearntSession,
  orderId: number,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const sent = await session.send({ kind: 'read-order', orderId }, signal);
  if (!sent.ok) return { kind: 'failed', error: sent.error };
  const answer = readAnswer(sent.value);
  return answer.kind === 'failed'
    ? { kind: 'failed', error: answer.error }
    : readOrderAnswer(answer.value, orderId, texts, sent.value.dateHeader);
}

/** The `error` text of a refusal; anything else is `unexpected-answer`. */
function readRefusal(sent: Result<Exchange>): Result<string> {
  if (!sent.ok) return sent;
  const answer = readAnswer(sent.value);
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
