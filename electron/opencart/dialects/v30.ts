import type { ReadDialect } from './dialect';

/**
 * OpenCart 3.0: user name and key give an `api_token`; no cookies, for a login sets an unrelated `OCSESSID`
 * (recording 3.0.3.9/305) and one of a wrong form kills the request (027). Reads of one token run in parallel.
 */
export const v30: ReadDialect = {
  dialect: '3.0',
  maxParallel: Infinity,
  tokenName: 'api_token',
  garbageToken: 'x'.repeat(26), // real ones are hexadecimal
  loginForm: ({ username, key }) => ({ username, key }),
  createCookies: () => ({ header: () => null, keep: () => undefined }),
};
