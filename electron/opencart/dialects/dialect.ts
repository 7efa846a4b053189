import type { Dialect } from '../../../shared/capabilities';
import type { LoginCredentials } from '../client';

/** The cookies of one session. */
export type SessionCookies = {
  /** The `Cookie` header for the next request, null for none. */
  header(): string | null;
  keep(setCookie: readonly string[]): void;
};

/** What differs between the generations whose orders this client reads. */
export type ReadDialect = {
  readonly dialect: Dialect;
  /** Requests one session may have under way at once. */
  readonly maxParallel: number;
  /** The name of the token in the login's answer and in every query. */
  readonly tokenName: 'token' | 'api_token';
  /** A token of the usual length that no shop can have given out; used to learn the shop's refusal. */
  readonly garbageToken: string;
  /** The fields posted to `api/login`. */
  loginForm(credentials: LoginCredentials): Readonly<Record<string, string>>;
  /** Cookies for one new session at this address. */
  createCookies(address: string): SessionCookies;
};
