import type { ShopClock } from '../shop/clock';
import type { ShopSettings } from '../shop/settings';
import type { SessionControl } from './dialect';
import { newSessionId } from './php-sessions';

const HOUR_MS = 3_600_000;

type TokenRow = { readonly apiId: number; usedAt: number };
type DataRow = { touchedAt: number; readonly apiId: number | null };

/**
 * The two rows of a 3.0 API session: api_session (one hour since its last use) and the session data (PHP's session lifetime).
 * The token is the session id, so it opens the session as the OCSESSID cookie too.
 */
export type DatabaseSessions = SessionControl & {
  /** Starts an API session; the token. */
  open(apiId: number): string;
  /** True when the token is known, young and allowed; refreshes its row. */
  useToken(token: string, isAllowed: (apiId: number) => boolean): boolean;
  /** Whether the data row holds an API user; writes the row anew, so one found too old stays without a user (recording 3.0.3.9/030). */
  isOpen(sessionId: string): boolean;
  /** The API user a token that is not too old belongs to, whatever address it comes from. */
  ownerOf(token: string): number | null;
};

/**
 * Keeps 3.0 sessions. With the time zone bug both rows are written in shop time and compared in UTC: west of UTC they are too
 * old at once, in the east they live longer (recordings 3.0.3.9/315, 316).
 */
export function createDatabaseSessions(
  clock: () => ShopClock,
  settings: () => Pick<ShopSettings, 'sessionLifetimeMs' | 'hasTimeZoneBug'>,
): DatabaseSessions {
  const tokens = new Map<string, TokenRow>();
  const data = new Map<string, DataRow>();
  const now = (): number => clock().now();
  const written = (): number => now() + (settings().hasTimeZoneBug ? clock().offsetMs(now()) : 0);

  return {
    open(apiId) {
      const token = newSessionId();
      tokens.set(token, { apiId, usedAt: written() });
      data.set(token, { apiId, touchedAt: written() });
      return token;
    },
    useToken(token, isAllowed) {
      const row = tokens.get(token);
      if (row === undefined) return false;
      if (now() - row.usedAt > HOUR_MS) {
        tokens.delete(token);
        return false;
      }
      if (!isAllowed(row.apiId)) return false;
      row.usedAt = written();
      return true;
    },
    isOpen(sessionId) {
      const row = data.get(sessionId);
      if (row === undefined) return false;
      const isLive = now() - row.touchedAt <= settings().sessionLifetimeMs;
      const apiId = isLive ? row.apiId : null;
      data.set(sessionId, { apiId, touchedAt: written() });
      return apiId !== null;
    },
    ownerOf(token) {
      const row = tokens.get(token);
      return row === undefined || now() - row.usedAt > HOUR_MS ? null : row.apiId;
    },
    killAll() {
      const count = tokens.size;
      tokens.clear();
      data.clear();
      return count;
    },
    ageTokens(ms) {
      for (const row of tokens.values()) row.usedAt -= ms;
    },
    ageData(ms) {
      for (const row of data.values()) row.touchedAt -= ms;
    },
  };
}
