import { historyDoneWire } from '../../../shared/connector/wire';
import type { AppErrorData } from '../../../shared/errors';
import type { Result } from '../../../shared/result';
import { describeShape, readAnswer } from '../answer';
import type { WriteOutcome } from '../write-end';
import { readMoment } from '../moment';
import type { Exchange } from '../transport';
import { judgeFailure, judgeSending } from '../write-outcome';
import { errorOf, factText, otherProtocol } from './refusals';
import type { ConnectorError } from './reply';
import type { ConnectorWay } from './way';

/**
 * What is true of the shop after one history entry was sent with its key. `refused`: the connector says that nothing was written, or the
 * shop's gate did not let the call through. `unclear` may be asked for again with the same key.
 */
export function judgeHistory(
  sent: Result<Exchange>,
  way: Pick<ConnectorWay, 'read' | 'refusal'>,
): WriteOutcome {
  if (!sent.ok) return judgeSending(sent.error);
  const exchange = sent.value;
  const reply = way.read(exchange);
  switch (reply.kind) {
    case 'value':
      return historyDoneWire.safeParse(reply.value).success
        ? { kind: 'accepted', serverTime: readMoment(exchange.dateHeader) }
        : { kind: 'unclear', error: unexpected(reply.value), hasEnded: true };
    case 'error':
      return judgeError(reply);
    case 'mismatch':
      return { kind: 'unclear', error: otherProtocol(reply), hasEnded: true };
    case 'unknown-call':
    case 'session-dead':
    case 'failed': {
      const refused = way.refusal(readAnswer(exchange), exchange);
      return refused === null
        ? judgeFailure(reply.error, exchange)
        : { kind: 'refused', error: refused };
    }
  }
}

function judgeError(reply: ConnectorError): WriteOutcome {
  switch (reply.code) {
    case 'not-allowed':
    case 'not-found':
    case 'read-only':
    case 'conflict':
      return { kind: 'refused', error: errorOf(reply) };
    case 'bad-input':
    case 'unknown-call':
    case 'undone':
    case 'not-possible':
    case 'busy': {
      const text = [reply.code, factText(reply, 'field'), factText(reply, 'why')];
      return {
        kind: 'refused',
        error: {
          code: 'write-refused',
          facts: { text: text.filter((one) => one !== '').join(': ') },
        },
      };
    }
    case 'in-progress':
      return { kind: 'unclear', error: errorOf(reply), hasEnded: false };
    default:
      // `failed`: its key tells. `key-reused`: nothing now, but an entry of this key was sent before. A code of a later build may mean anything.
      return { kind: 'unclear', error: errorOf(reply), hasEnded: true };
  }
}

function unexpected(value: unknown): AppErrorData {
  return { code: 'unexpected-answer', facts: { start: describeShape(value) } };
}
