import { CookieJar } from 'tough-cookie';
import type { ReadDialect } from './dialect';

/**
 * OpenCart 2.3: the key alone gives a `token`, which is good only together with the `PHPSESSID` cookie of the
 * same login (recordings 2.3.0.2/022–024). PHP locks the session, so a second request on it would only wait.
 */
export const v23: ReadDialect = {
  dialect: '2.3',
  maxParallel: 1,
  tokenName: 'token',
  garbageToken: 'x'.repeat(32),
  loginForm: ({ key }) => ({ key }), // a user name would be ignored (009)
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
