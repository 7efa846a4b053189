import { randomBytes } from 'node:crypto';
import type { SessionControl } from './dialect';

const HOUR_MS = 3_600_000;

type TokenRow = { readonly apiId: number; readonly sessionKey: string; usedAt: number };
type SessionFile = { touchedAt: number; readonly apiIds: Map<string, number> };

/** A fresh session id as PHP and OpenCart 2.3 make them. */
export function newSessionId(): string {
  return randomBytes(13).toString('hex');
}

/** A 2.3 token: 32 characters of A–Z, a–z, 0–9. */
function newToken(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from(randomBytes(32), (byte) => letters.charAt(byte % letters.length)).join('');
}

/**
 * The two halves of a 2.3 API session: the token row in the database (one hour since its last use) and the PHP session
 * file named by PHPSESSID (dies sooner), which holds the API user under a key of its own. Both must be there.
 */
export type PhpSessions = SessionControl & {
  /** Starts an API session inside a PHP session. */
  open(
    phpSessionId: string,
    apiId: number,
  ): { readonly token: string; readonly sessionKey: string };
  /** The token's row, refreshed by this use if `isAllowed` says so; null when unknown, too old or refused. */
  useToken(token: string, isAllowed: (apiId: number) => boolean): TokenRow | null;
  /** Whether the PHP session holds an API user under that key; keeps the session alive. */
  isOpen(phpSessionId: string, sessionKey: string): boolean;
  /** The API user a token that is not too old belongs to, whatever address it comes from. */
  ownerOf(token: string): number | null;
};

/** Keeps 2.3 sessions. `lifetimeMs` is PHP's session.gc_maxlifetime. */
export function createPhpSessions(now: () => number, lifetimeMs: () => number): PhpSessions {
  const tokens = new Map<string, TokenRow>();
  const files = new Map<string, SessionFile>();

  const liveFile = (phpSessionId: string): SessionFile | null => {
    const file = files.get(phpSessionId);
    if (file === undefined) return null;
    if (now() - file.touchedAt > lifetimeMs()) {
      files.delete(phpSessionId);
      return null;
    }
    file.touchedAt = now();
    return file;
  };

  return {
    open(phpSessionId, apiId) {
      const sessionKey = newSessionId();
      const token = newToken();
      const file = liveFile(phpSessionId) ?? {
        touchedAt: now(),
        apiIds: new Map<string, number>(),
      };
      file.apiIds.set(sessionKey, apiId);
      files.set(phpSessionId, file);
      tokens.set(token, { apiId, sessionKey, usedAt: now() });
      return { token, sessionKey };
    },
    useToken(token, isAllowed) {
      const row = tokens.get(token);
      if (row === undefined) return null;
      if (now() - row.usedAt > HOUR_MS) {
        tokens.delete(token);
        return null;
      }
      if (!isAllowed(row.apiId)) return null;
      row.usedAt = now();
      return row;
    },
    isOpen: (phpSessionId, sessionKey) => liveFile(phpSessionId)?.apiIds.has(sessionKey) ?? false,
    ownerOf(token) {
      const row = tokens.get(token);
      return row === undefined || now() - row.usedAt > HOUR_MS ? null : row.apiId;
    },
    killAll() {
      const count = tokens.size;
      tokens.clear();
      files.clear();
      return count;
    },
    ageTokens(ms) {
      for (const row of tokens.values()) row.usedAt -= ms;
    },
    ageData(ms) {
      for (const file of files.values()) file.touchedAt -= ms;
    },
  };
}
