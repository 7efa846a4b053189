import type { AppErrorData } from '../../shared/errors';
import { fail, ok, type Result } from '../../shared/result';
import { describeShape, readAnswer, type Answer } from './answer';
import type { CallWriter } from './api-call';
import type { AccessProof, WriteSession } from './client';
import type { ShopAccess } from './dialects/dialect';
import { readMoment } from './moment';
import { readRefusalText } from './refusal-text';
import { createSignedCalls, type SignedCalls } from './signed-calls';
import { judgeWrite } from './write-outcome';
import { sendOnce } from './write-session';

/** How far a signature's time may be off, in ms (recordings 4.1.0.4/017–020). */
const windowMs = 450_000;

/**
 * Proves the signature with a call no shop knows (recording 4.1.0.4/001). Refused while the shop's clock is more than a minute off, it is signed
 * once more with the shop's own time; refused again, or with clocks that agree, it is `signature-refused`.
 */
export async function proveSignedAccess(
  calls: CallWriter,
  access: ShopAccess,
  signal: AbortSignal,
): Promise<Result<AccessProof>> {
  return prove(createSignedCalls(calls, access), access.credentials.username, signal);
}

/**
 * A session for one write. Access is proven first, which also learns the shop's clock: the write itself is never signed anew. Fails as
 * `proveSignedAccess` does.
 */
export async function openSignedWriter(
  calls: CallWriter,
  access: ShopAccess,
  signal: AbortSignal,
): Promise<Result<WriteSession>> {
  const { username } = access.credentials;
  const signed = createSignedCalls(calls, access);
  const proven = await prove(signed, username, signal);
  if (!proven.ok) return proven;
  return ok({
    readOrder: null,
    addHistory: (post, stop) =>
      sendOnce(stop, async () => {
        const sent = await signed.send({ kind: 'add-history', ...post }, stop);
        return judgeWrite(sent, (answer) => readGateRefusal(answer, username, signed));
      }),
  });
}

async function prove(
  signed: SignedCalls,
  username: string,
  signal: AbortSignal,
): Promise<Result<AccessProof>> {
  const first = await signed.send({ kind: 'prove-access' }, signal);
  const isRefused = first.ok && isGateRefusal(readAnswer(first.value));
  const hasOtherClock = signed.followShopClock();
  const sent =
    isRefused && hasOtherClock ? await signed.send({ kind: 'prove-access' }, signal) : first;
  if (!sent.ok) return sent;
  const answer = readAnswer(sent.value);
  if (answer.kind === 'failed') return { ok: false, error: answer.error };
  const refusal = readGateRefusal(answer, username, signed);
  if (refusal !== null) return { ok: false, error: refusal };
  return answer.status === 200 && readRefusalText(answer.value) !== null
    ? ok({ serverTime: readMoment(sent.value.dateHeader) })
    : fail('unexpected-answer', { start: describeShape(answer.value) });
}

/** All refusals of the gate are alike, a 403 with JSON, and come before the call is looked at (recordings 4.1.0.4/003–023). */
function isGateRefusal(answer: Answer): boolean {
  return answer.kind === 'json' && answer.status === 403 && readRefusalText(answer.value) !== null;
}

/** What a refusal of the gate means, as far as the clocks tell; null when it is none. */
function readGateRefusal(
  answer: Answer,
  username: string,
  signed: SignedCalls,
): AppErrorData | null {
  if (!isGateRefusal(answer)) return null;
  const errorMs = Math.abs(signed.clockErrorMs());
  return errorMs > windowMs
    ? { code: 'clock-skew', facts: { seconds: Math.round(errorMs / 1_000) } }
    : { code: 'signature-refused', facts: { username } };
}
