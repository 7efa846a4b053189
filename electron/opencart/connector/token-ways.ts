import type { ConnectorCall } from '../../../shared/connector/protocol';
import { ok, type Result } from '../../../shared/result';
import { readAnswer } from '../answer';
import type { ShopAccess, TokenDialect } from '../dialects/dialect';
import { logIn, type TokenSession } from '../token-session';
import type { Exchange } from '../transport';
import type { RefusalReader } from '../write-outcome';
import { readReply, type ConnectorReply, type GateReader } from './reply';
import type { ConnectorWay, ConnectorWays } from './way';

/** What differs between 2.3, 3.0 and 4.0. */
export type TokenGate = {
  /** Whether the connector may have come as a modification (2.3): looked for after its files. */
  readonly hasModification: boolean;
  /** Whether a page that is not found may as well be a dead session (4.0): then the session is proven. */
  readonly provesSession: boolean;
  readonly gate: GateReader;
  readonly refusal: RefusalReader;
};

type Road = { readonly through?: 'modification' };

/** The ways of 2.3, 3.0 and 4.0: a login with a token. Where the connector was found is remembered over all of them. */
export function createTokenWays(
  dialect: TokenDialect,
  { hasModification, provesSession, gate, refusal }: TokenGate,
  access: ShopAccess,
): ConnectorWays {
  let roads: readonly Road[] = hasModification ? [{}, { through: 'modification' }] : [{}];
  let made = 0;

  function createWay(session: TokenSession): ConnectorWay {
    const send = (
      call: ConnectorCall,
      inputJson: string,
      signal: AbortSignal,
      road: Road = roads[0] ?? {},
    ): Promise<Result<Exchange>> => {
      made++;
      return session.send({ kind: 'connector', call, inputJson, ...road }, signal);
    };
    const read = (exchange: Exchange) => readReply(exchange, gate);
    const told = (sent: Result<Exchange>): ConnectorReply =>
      sent.ok ? read(sent.value) : { kind: 'failed', error: sent.error };
    return {
      async hello(signal) {
        let reply: ConnectorReply = { kind: 'failed', error: { code: 'cancelled', facts: {} } };
        for (const road of roads) {
          reply = told(await send('hello', '{}', signal, road));
          if (reply.kind === 'unknown-call') continue;
          if (isOwn(reply)) roads = [road];
          break;
        }
        return reply;
      },
      ask: async (call, inputJson, signal) => told(await send(call, inputJson, signal)),
      write: (call, inputJson, signal) => send(call, inputJson, signal),
      read,
      refusal,
      async proveMissing(signal) {
        if (!provesSession) return ok(null);
        made++;
        const sent = await session.send({ kind: 'prove-session' }, signal);
        if (!sent.ok) return sent;
        const answer = readAnswer(sent.value);
        if (answer.kind === 'json') return ok(null);
        const { error } = answer;
        const isPage = error.code === 'html' && error.facts['status'] === 404;
        return {
          ok: false,
          error: isPage ? { code: 'no-permission', facts: { text: '' } } : error,
        };
      },
    };
  }

  return {
    async open(signal) {
      made++;
      const login = await logIn(dialect, access, signal);
      return login.ok ? ok(createWay(login.value)) : login;
    },
    requests: () => made,
  };
}

/** True for what only a connector answers. */
function isOwn({ kind }: ConnectorReply): boolean {
  return kind === 'value' || kind === 'error' || kind === 'mismatch';
}
