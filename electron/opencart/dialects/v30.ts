import { createTokenWays, type TokenGate } from '../connector/token-ways';
import { openReadSession, proveReadAccess } from '../read-session';
import { openWriteSession } from '../write-session';
import { noCookies, type ApiDialect, type ReadDialect } from './dialect';
import { createOrderCalls } from './order-calls';
import { pageGate } from './page-gate';

/** A token of the usual length that no 3.0 shop can have given out: real ones are hexadecimal. */
export const garbageToken30 = 'x'.repeat(26);

const needs: ReadDialect = {
  dialect: '3.0',
  calls: createOrderCalls({
    token: 'api_token',
    login: ['username', 'key'],
    history: ['order_status_id', 'notify', 'override', 'comment'], // 216
    hasModification: false,
  }),
  maxParallel: Infinity,
  tokenName: 'api_token',
  refusesInText: false,
  garbageToken: garbageToken30,
  createCookies: noCookies,
};

const connectorGate: TokenGate = {
  hasModification: false,
  provesSession: false,
  gate: pageGate,
  refusal: () => null, // a page proves nothing: a gateway may show one while the shop is at work
};

/**
 * OpenCart 3.0: user name and key give an `api_token`; no cookies, for a login sets an unrelated `OCSESSID`
 * (recording 3.0.3.9/305) and one of a wrong form kills the request (027). Reads of one token run in parallel.
 */
export const v30: ApiDialect = {
  dialect: '3.0',
  calls: needs.calls,
  openSession: (access, signal) => openReadSession(needs, access, signal),
  openWriter: (access, signal) => openWriteSession(needs, access, signal),
  proveAccess: (access, signal) => proveReadAccess(needs, access, signal),
  connectorWays: (access) => createTokenWays(needs, connectorGate, access),
};
