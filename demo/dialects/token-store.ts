import type { SessionControl } from './dialect';

/** Plain tokens without anything behind them, enough for dialects whose orders cannot be read. They live one hour after use. */
export type TokenStore = SessionControl & {
  add(token: string): void;
  use(token: string): boolean;
};

/** Keeps the tokens of 2.1 and 4.0. */
export function createTokenStore(now: () => number): TokenStore {
  const usedAt = new Map<string, number>();
  return {
    add: (token) => void usedAt.set(token, now()),
    use(token) {
      const at = usedAt.get(token);
      if (at === undefined || now() - at > 3_600_000) return false;
      usedAt.set(token, now());
      return true;
    },
    killAll() {
      const count = usedAt.size;
      usedAt.clear();
      return count;
    },
    ageTokens(ms) {
      for (const [token, at] of usedAt) usedAt.set(token, at - ms);
    },
    ageData: () => undefined,
  };
}
