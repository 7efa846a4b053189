import type { ShopAnswer, ShopRequest } from '../http/messages';

/**
 * The generations of OpenCart's API a demo shop can answer as. Only 2.3 and 3.0 can read orders. `4.0` is 4.0.2.3; `4.0.1` is 4.0.1.x,
 * which parts a method from its route by `|` only.
 */
export const dialectNames = [
  '2.0',
  '2.1',
  '2.2',
  '2.3',
  '3.0',
  '4.0.0.0',
  '4.0.1',
  '4.0',
  '4.1',
] as const;
export type DialectName = (typeof dialectNames)[number];

/** The API sessions of a dialect, for those who want to see them die. */
export type SessionControl = {
  /** Ends every session now; tells how many tokens there were. */
  killAll(): number;
  /** Makes every token look as if it had been used last so much earlier (they live one hour). */
  ageTokens(ms: number): void;
  /** The same for the data behind the tokens, which dies after PHP's session lifetime. */
  ageData(ms: number): void;
};

/** One generation of the API over a shop. */
export type Dialect = {
  handle(request: ShopRequest): ShopAnswer;
  readonly sessions: SessionControl;
  /** What names the caller's session, for the counters and the session lock; null when the request names none. */
  sessionOf(request: ShopRequest): string | null;
  /** Whether PHP's session file lock makes requests of one session wait for each other. */
  readonly locksSessions: boolean;
};
