import { ok, type Result } from '../../shared/result';
import { isWriteCall, type ApiCall } from './api-call';
import { readAnswer } from './answer';
import type { ShopAccess, TokenDialect } from './dialects/dialect';
import { readLogin } from './login';
import { readMoment } from './moment';
import type { Exchange } from './transport';

/** One login with a token, and its cookies. */
export type TokenSession = {
  /** The `Date` header of the login's answer as UTC milliseconds, null when absent. */
  readonly serverTime: number | null;
  /** Sends one call with the token of this login. Sent once; a write on a connection of its own. */
  send(call: ApiCall, signal: AbortSignal): Promise<Result<Exchange>>;
  /** Sends one call with another token; the answer does not change this session's cookies (recording 2.3.0.2/020). */
  sendWith(token: string, call: ApiCall, signal: AbortSignal): Promise<Result<Exchange>>;
  /** Requests made so far, the login included. */
  requests(): number;
};

/** Logs in afresh. Fails with what the login answered or what kept it from answering. */
export async function logIn(
  dialect: TokenDialect,
  { credentials, transport }: ShopAccess,
  signal: AbortSignal,
): Promise<Result<TokenSession>> {
  const { address, username, key } = credentials;
  const cookies = dialect.createCookies(address);
  let requests = 0;

  async function send(
    call: ApiCall,
    token: string | null,
    keepsCookies: boolean,
    stop: AbortSignal,
  ): Promise<Result<Exchange>> {
    const request = dialect.calls.write(call, { address, token, signer: null });
    if (request === null) throw new Error(`${dialect.dialect} has no call ${call.kind}`);
    requests++;
    const cookie = cookies.header();
    const sent = await transport.send(
      {
        ...request,
        ...(cookie === null ? {} : { cookie }),
        ...(isWriteCall(call) ? { fresh: true } : {}),
      },
      stop,
    );
    if (sent.ok && keepsCookies) cookies.keep(sent.value.setCookie);
    return sent;
  }

  const sent = await send({ kind: 'login', username, key }, null, true, signal);
  if (!sent.ok) return sent;
  const answer = readAnswer(sent.value);
  if (answer.kind === 'failed') return { ok: false, error: answer.error };
  const login = readLogin(answer.value, dialect, username);
  if (!login.ok) return login;
  const { token } = login.value;
  return ok({
    serverTime: readMoment(sent.value.dateHeader),
    send: (call, stop) => send(call, token, true, stop),
    sendWith: (other, call, stop) => send(call, other, false, stop),
    requests: () => requests,
  });
}
