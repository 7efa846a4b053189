import type { AppErrorData } from '../../shared/errors';
import type { Result } from '../../shared/result';
import { describeShape, readAnswer, type Answer } from './answer';
import { describePhpMessage, redact } from './answer-text';
import type { WriteOutcome } from './write-end';
import { readMoment } from './moment';
import { provesNothingSent } from './network-failure';
import { readRefusalText } from './refusal-text';
import type { Exchange } from './transport';
import { isRawObject } from './wire/fields';

/**
 * What a dialect's answer proves beyond what all have in common: that the shop did nothing, for this reason; null when it proves
 * nothing.
 */
export type RefusalReader = (answer: Answer, exchange: Exchange) => AppErrorData | null;

/**
 * What is true of the shop after one write was sent. Only its own JSON counts as yes or no: `success` as done, `error` as not done (no
 * stock shop answers that after writing; it writes, mails, then says so). Whatever else came may be told of a write that was done
 * (2.3 mails after writing, recording 2.3.0.2/552), or of one that was not (3.0 and 4.x mail before, 3.0.3.9/294).
 */
export function judgeWrite(sent: Result<Exchange>, refusal: RefusalReader): WriteOutcome {
  if (!sent.ok) return judgeSending(sent.error);
  const exchange = sent.value;
  const answer = readAnswer(exchange);
  const refused = refusal(answer, exchange);
  if (refused !== null) return { kind: 'refused', error: refused };
  return answer.kind === 'failed'
    ? judgeFailure(answer.error, exchange)
    : judgeJson(answer, exchange);
}

/** What is true after a write no answer came to. */
export function judgeSending(error: AppErrorData): WriteOutcome {
  return provesNothingSent(error)
    ? { kind: 'not-sent', error }
    : { kind: 'unclear', error, hasEnded: false };
}

/** What is true after a write was answered with no JSON of the shop's. */
export function judgeFailure(error: AppErrorData, exchange: Exchange): WriteOutcome {
  // PHP says 500 only when it breaks off; a gateway that says so does not write PHP's messages.
  const hasEnded =
    error.code === 'php-error' && (exchange.status === 500 || hasBrokenOff(exchange.body));
  return { kind: 'unclear', error, hasEnded };
}

function judgeJson(
  answer: Extract<Answer, { readonly kind: 'json' }>,
  exchange: Exchange,
): WriteOutcome {
  const { value } = answer;
  const unexpected: AppErrorData = {
    code: 'unexpected-answer',
    facts: { start: describeShape(value) },
  };
  // A gateway in between may answer in JSON, too, but not with 200.
  if (answer.status !== 200) return { kind: 'unclear', error: unexpected, hasEnded: false };
  const fatal = describeFatal(answer.around);
  if (fatal !== null) return { kind: 'unclear', error: fatal, hasEnded: true };
  if (isRawObject(value) && typeof value['success'] === 'string' && value['error'] === undefined) {
    return { kind: 'accepted', serverTime: readMoment(exchange.dateHeader) };
  }
  const text = readRefusalText(value);
  return text === null
    ? { kind: 'unclear', error: unexpected, hasEnded: false }
    : { kind: 'refused', error: { code: 'write-refused', facts: { text: redact(text, 160) } } };
}

/** PHP text around the JSON does not matter (notices), unless PHP broke off in it. */
function describeFatal(around: string): AppErrorData | null {
  if (!hasBrokenOff(around)) return null;
  const message = describePhpMessage(around) ?? redact(around, 160);
  return { code: 'php-error', facts: { message } };
}

/**
 * PHP says that it broke off, so it is no longer at work. Nothing less proves that: a notice may be all that came of an answer that was
 * cut, and a page, a redirect or JSON of another kind may be a gateway's while the shop goes on.
 */
function hasBrokenOff(text: string): boolean {
  return /\b(Fatal error|Parse error)\b|Uncaught \w/i.test(text);
}
