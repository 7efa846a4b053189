import type { AppErrorData } from '../../../shared/errors';
import { fail, ok } from '../../../shared/result';
import type { Answer } from '../answer';
import type { CallWriter } from '../api-call';
import type { GateReader } from '../connector/reply';
import { createTokenWays } from '../connector/token-ways';
import { addressOf, readExactly } from '../request-fields';
import { shopUrl } from '../shop-url';
import { logIn } from '../token-session';
import type { Exchange } from '../transport';
import { judgeWrite } from '../write-outcome';
import { sendOnce } from '../write-session';
import { noCookies, type ApiDialect, type TokenDialect } from './dialect';
import { readConnectorFields, writeConnectorFields } from './connector-fields';
import { pageGate } from './page-gate';
import { readHistoryFields, writeHistoryFields } from './history-fields';

const loginRoute = 'api/account/login';
const cartRoute = 'api/sale/cart';
const connectorRoute = 'api/cartwright';
const history = ['api/sale/order', 'addHistory'] as const;
const loginNames = ['username', 'key'] as const;
const historyNames = ['order_id', 'order_status_id', 'comment', 'notify', 'override'] as const;

/**
 * OpenCart 4.0: the order stands in the form (in the query only it is not found, recording 4.0.2.3/238), the token in the query. The separator
 * `|` goes percent-encoded once; 4.0.2 rewrites it to its own `.` (029).
 */
const callsOf40: CallWriter = {
  write(call, { address, token, separator = '|' }) {
    switch (call.kind) {
      case 'login': {
        const { username, key } = call;
        return { method: 'POST', url: shopUrl(address, loginRoute), form: { username, key } };
      }
      case 'add-history': {
        const route = history.join(encodeURIComponent(separator));
        const url = shopUrl(address, route, { api_token: token ?? '' });
        return { method: 'POST', url, form: writeHistoryFields(call, historyNames) };
      }
      case 'prove-session': {
        const url = shopUrl(address, cartRoute, { api_token: token ?? '' });
        return { method: 'POST', url, form: {} };
      }
      case 'connector': {
        const url = shopUrl(address, connectorRoute, { api_token: token ?? '' });
        return call.through === undefined
          ? { method: 'POST', url, form: writeConnectorFields(call) }
          : null;
      }
      case 'read-order':
      case 'prove-access':
        return null;
    }
  },
  read(request) {
    const address = addressOf(request);
    if (address === null || request.method !== 'POST') return null;
    const context = { address, token: null, signer: null };
    if (request.query['route'] === loginRoute) {
      const fields = readExactly(request.form, loginNames);
      return fields === null || readExactly(request.query, ['route']) === null
        ? null
        : { call: { kind: 'login', ...fields }, context };
    }
    const query = readExactly(request.query, ['route', 'api_token']);
    if (query === null || query.api_token === '') return null;
    const inSession = { ...context, token: query.api_token };
    if (query.route === cartRoute) {
      return Object.keys(request.form).length === 0
        ? { call: { kind: 'prove-session' }, context: inSession }
        : null;
    }
    if (query.route === connectorRoute) {
      const call = readConnectorFields(request.form);
      return call === null ? null : { call, context: inSession };
    }
    const separator = (['|', '.'] as const).find((sign) => query.route === history.join(sign));
    if (separator === undefined) return null;
    const call = readHistoryFields(request.form, historyNames);
    return call === null ? null : { call, context: { ...inSession, separator } };
  },
};

const needs: TokenDialect = {
  dialect: '4.0',
  calls: callsOf40,
  tokenName: 'api_token',
  refusesInText: true,
  createCookies: noCookies,
};

/**
 * OpenCart 4.0.1 to 4.0.2.3: user name and key give an `api_token` that is used for one task only. Nothing of a stored order can be
 * read. What differs between its releases does not touch a history entry but will an edit: until 4.0.1.1 a payment method is named `cod`, from 4.0.2.0
 * on `cod.cod`. No cookies: the token in the query is the whole session, and one in a cookie would escape the shop's own checks.
 */
export const v40: ApiDialect = {
  dialect: '4.0',
  calls: callsOf40,
  openSession: async () => fail('dialect-needs-connector', { dialect: '4.0' }),
  async openWriter(access, signal) {
    const login = await logIn(needs, access, signal);
    if (!login.ok) return login;
    return ok({
      readOrder: null,
      addHistory: (post, stop) =>
        sendOnce(stop, async () => {
          const sent = await login.value.send({ kind: 'add-history', ...post }, stop);
          return judgeWrite(sent, readDeadToken);
        }),
    });
  },
  async proveAccess(access, signal) {
    const login = await logIn(needs, access, signal);
    return login.ok ? ok({ serverTime: login.value.serverTime }) : login;
  },
  connectorWays: (access) =>
    createTokenWays(
      needs,
      { hasModification: false, provesSession: true, gate: connectorGate, refusal: readDeadToken },
      access,
    ),
};

/**
 * A token the shop does not know (any more) breaks PHP with 200 or 500 before the call is even looked at (recordings 4.0.2.3/016–024).
 * The 404 page for a session that is gone (015, 027) proves nothing: a gateway may answer so while the shop is at work.
 */
function readDeadToken(answer: Answer, { body }: Exchange): AppErrorData | null {
  const isDead =
    answer.kind === 'failed' &&
    answer.error.code === 'php-error' &&
    body.slice(0, 10_000).includes('Session::$session_id must not be accessed');
  return isDead ? { code: 'no-permission', facts: { text: '' } } : null;
}

/** A dead token as above; the page is what both an unknown route and a session that is gone are answered with. */
const connectorGate: GateReader = (answer, exchange) => {
  const error = readDeadToken(answer, exchange);
  return error === null ? pageGate(answer, exchange) : { kind: 'session-dead', error };
};
