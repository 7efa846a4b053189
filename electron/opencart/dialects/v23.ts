import { CookieJar } from 'tough-cookie';
import { createTokenWays, type TokenGate } from '../connector/token-ways';
import { openReadSession, proveReadAccess } from '../read-session';
import { openWriteSession } from '../write-session';
import type { ApiDialect, ReadDialect } from './dialect';
import { createOrderCalls } from './order-calls';
import { pageGate } from './page-gate';

const needs: ReadDialect = {
  dialect: '2.3',
  calls: createOrderCalls({
    token: 'token',
    login: ['key'], // a user name would be ignored (009)
    history: ['order_status_id', 'notify', 'override', 'append', 'comment'], // 325
    hasModification: true,
  }),
  maxParallel: 1,
  tokenName: 'token',
  refusesInText: false,
  garbageToken: 'x'.repeat(32),
  createCookies(address) {
    const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
    return {
      header() {
        const text = jar.getCookieStringSync(address);
        return text === '' ? null : text;
      },
      keep(setCookie) {
        for (const cookie of setCookie) {
          // With a port in the address `language` and `currency` carry an invalid domain (001); they are dropped.
          jar.setCookieSync(cookie, address, { ignoreError: true });
        }
      },
    };
  },
};

const connectorGate: TokenGate = {
  hasModification: true,
  provesSession: false,
  gate: pageGate,
  refusal: () => null, // a page proves nothing: a gateway may show one while the shop is at work
};

/**
 * OpenCart 2.3: the key alone gives a `token`, which is good only together with the `PHPSESSID` cookie of the
 * same login (recordings 2.3.0.2/022–024). PHP locks the session, so a second request on it would only wait.
 */
export const v23: ApiDialect = {
  dialect: '2.3',
  calls: needs.calls,
  openSession: (access, signal) => openReadSession(needs, access, signal),
  openWriter: (access, signal) => openWriteSession(needs, access, signal),
  proveAccess: (access, signal) => proveReadAccess(needs, access, signal),
  connectorWays: (access) => createTokenWays(needs, connectorGate, access),
};
