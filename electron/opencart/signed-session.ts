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
  const proven = await proveSigned(calls, access, signal);
  return proven.ok ? ok({ serverTime: proven.value.serverTime }) : proven;
}

/** Calls whose signature the shop accepts, signed by its clock. */
export type ProvenCalls = AccessProof & {
  readonly signed: SignedCalls;
  /** The shop's words for a call it does not know. */
  readonly unknownCallText: string;
};

/** Proves access as `proveSignedAccess` does. `onBegin` is given the calls before the first is sent. */
export async function proveSigned(
  calls: CallWriter,
  access: ShopAccess,
  signal: AbortSignal,
  onBegin: (signed: SignedCalls) => void = () => undefined,
): Promise<Result<ProvenCalls>> {
  const signed = createSignedCalls(calls, access);
  onBegin(signed);
  return prove(signed, access.credentials.username, signal);
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
  const proven = await proveSigned(calls, access, signal);
  if (!proven.ok) return proven;
  const { signed } = proven.value;
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
): Promise<Result<ProvenCalls>> {
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
  const unknownCallText = answer.status === 200 ? readRefusalText(answer.value) : null;
  return unknownCallText !== null
    ? ok({ serverTime: readMoment(sent.value.dateHeader), signed, unknownCallText })
    : fail('unexpected-answer', { start: describeShape(answer.value) });
}

/** All refusals of the gate are alike, a 403 with JSON, and come before the call is looked at (recordings 4.1.0.4/003–023). */
function isGateRefusal(answer: Answer): boolean {
  return answer.kind === 'json' && answer.status === 403 && readRefusalText(answer.value) !== null;
}

/** What a refusal of the gate means, as far as the clocks tell; null when it is none. */
export function readGateRefusal(
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
