import { ok, type Result } from '../../../shared/result';
import type { Answer } from '../answer';
import type { CallWriter } from '../api-call';
import type { ShopAccess } from '../dialects/dialect';
import { readRefusalText } from '../refusal-text';
import { readGateRefusal, proveSigned, type ProvenCalls } from '../signed-session';
import type { Exchange } from '../transport';
import { readReply, type ConnectorReply, type GateReader } from './reply';
import type { ConnectorWay, ConnectorWays } from './way';

/**
 * The ways of 4.1: access is proven first, which also learns the shop's clock and its words for a call it does not know. A shop without the
 * connector answers with these very words; nothing else is taken for `unknown-call`.
 */
export function createSignedWays(calls: CallWriter, access: ShopAccess): ConnectorWays {
  const { username } = access.credentials;
  const opened: { requests(): number }[] = [];

  function createWay({ signed, unknownCallText }: ProvenCalls): ConnectorWay {
    const gate: GateReader = (answer) => {
      const refused = readGateRefusal(answer, username, signed);
      if (refused !== null) return { kind: 'session-dead', error: refused };
      const text = textOf(answer);
      return text === null || text !== unknownCallText
        ? null
        : { kind: 'unknown-call', error: { code: 'unexpected-answer', facts: { start: text } } };
    };
    const read = (exchange: Exchange) => readReply(exchange, gate);
    const told = (sent: Result<Exchange>): ConnectorReply =>
      sent.ok ? read(sent.value) : { kind: 'failed', error: sent.error };
    const send: ConnectorWay['write'] = (call, inputJson, signal) =>
      signed.send({ kind: 'connector', call, inputJson }, signal);
    return {
      hello: async (signal) => told(await send('hello', '{}', signal)),
      ask: async (call, inputJson, signal) => told(await send(call, inputJson, signal)),
      write: send,
      read,
      refusal(answer, exchange) {
        const said = gate(answer, exchange);
        return said === null ? null : said.error;
      },
      proveMissing: async () => ok(null),
    };
  }

  return {
    async open(signal) {
      const proven = await proveSigned(calls, access, signal, (signed) => opened.push(signed));
      return proven.ok ? ok(createWay(proven.value)) : proven;
    },
    requests: () => opened.reduce((sum, one) => sum + one.requests(), 0),
  };
}

function textOf(answer: Answer): string | null {
  return answer.kind === 'json' && answer.status === 200 ? readRefusalText(answer.value) : null;
}
