import type { Dialect } from '../../../shared/capabilities';
import type { Result } from '../../../shared/result';
import type { CallWriter } from '../api-call';
import type { AccessProof, LoginCredentials, ReadSession, WriteSession } from '../client';
import type { ConnectorWays } from '../connector/way';
import type { Transport } from '../transport';

/** How one shop is reached, and by whom. */
export type ShopAccess = {
  readonly credentials: LoginCredentials;
  readonly transport: Transport;
  /** This machine's clock, UTC milliseconds; 4.1 signs it. */
  readonly now: () => number;
};

/** One generation of OpenCart's API: the one interface behind which each has its file. What these calls promise is told in `client.ts`. */
export type ApiDialect = {
  readonly dialect: Dialect;
  readonly calls: CallWriter;
  openSession(access: ShopAccess, signal: AbortSignal): Promise<Result<ReadSession>>;
  openWriter(access: ShopAccess, signal: AbortSignal): Promise<Result<WriteSession>>;
  proveAccess(access: ShopAccess, signal: AbortSignal): Promise<Result<AccessProof>>;
  /** How its connector is reached, wherever the shop has one. */
  connectorWays(access: ShopAccess): ConnectorWays;
};

/** The cookies of one session. */
export type SessionCookies = {
  /** The `Cookie` header for the next request, null for none. */
  header(): string | null;
  keep(setCookie: readonly string[]): void;
};

/** What a login with a token needs: 2.3, 3.0, 4.0. */
export type TokenDialect = {
  readonly dialect: Dialect;
  readonly calls: CallWriter;
  /** The name of the token in the login's answer and in every query. */
  readonly tokenName: 'token' | 'api_token';
  /** Whether a refused login tells its reason as one text (4.0), or as `[]` and an object (2.3, 3.0). */
  readonly refusesInText: boolean;
  /** Cookies for one new session at this address. */
  createCookies(address: string): SessionCookies;
};

/** What differs between the generations whose orders this client reads: 2.3, 3.0. */
export type ReadDialect = TokenDialect & {
  /** Requests one session may have under way at once. */
  readonly maxParallel: number;
  /** A token of the usual length that no shop can have given out; used to learn the shop's refusal. */
  readonly garbageToken: string;
};

/** For dialects whose calls want no cookies. */
export const noCookies: TokenDialect['createCookies'] = () => ({
  header: () => null,
  keep: () => undefined,
});
