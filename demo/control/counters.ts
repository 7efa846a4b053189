import type { Outcome } from '../http/messages';

/** What the shop has seen since it opened or since the last reset. */
export type Counters = {
  readonly requests: number;
  readonly byRoute: Readonly<Record<string, number>>;
  /** What the API made of them; requests answered by a fault are not counted here. */
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /** History entries written through the API, whatever the caller was told of it. */
  readonly historyWrites: number;
  /** Requests for each call of the connector, by its name; those a fault answered too. */
  readonly connectorCalls: Readonly<Record<string, number>>;
  /** Order ids asked for, in order of arrival; `askedAtMs` tells when, in milliseconds since the shop opened. */
  readonly asked: readonly number[];
  readonly askedAtMs: readonly number[];
  /** Ids asked for more than once. */
  readonly askedAgain: readonly number[];
  /** Most requests in the house at one time: of all callers, and of one session. Give the shop a latency to see overlaps. */
  readonly maxConcurrent: number;
  readonly maxConcurrentPerSession: number;
  /** Sessions (2.3: PHPSESSID; 3.0: api_token) seen. */
  readonly sessions: number;
};

/** Counts. */
export type CounterBook = {
  arrive(route: string, session: string | null): void;
  leave(session: string | null): void;
  ask(orderId: number): void;
  calledConnector(call: string): void;
  came(outcome: Outcome): void;
  wroteHistory(): void;
  read(): Counters;
  reset(): void;
};

const noOutcomes: Readonly<Record<Outcome, number>> = {
  login: 0,
  'login-refused': 0,
  order: 0,
  history: 0,
  'no-order': 0,
  'no-permission': 0,
  connector: 0,
  other: 0,
};

/** An empty book. Requests in the house at a reset stay counted as being there. */
export function createCounterBook(): CounterBook {
  const openedAt = performance.now();
  const inHouse = new Map<string, number>();
  let inHouseAll = 0;
  let requests = 0;
  let byRoute: Record<string, number> = {};
  let byOutcome = { ...noOutcomes };
  let historyWrites = 0;
  let connectorCalls: Record<string, number> = {};
  let asked: number[] = [];
  let askedAtMs: number[] = [];
  let maxConcurrent = 0;
  let maxConcurrentPerSession = 0;
  const sessions = new Set<string>();

  return {
    arrive(route, session) {
      requests += 1;
      byRoute[route] = (byRoute[route] ?? 0) + 1;
      inHouseAll += 1;
      maxConcurrent = Math.max(maxConcurrent, inHouseAll);
      if (session === null) return;
      sessions.add(session);
      const now = (inHouse.get(session) ?? 0) + 1;
      inHouse.set(session, now);
      maxConcurrentPerSession = Math.max(maxConcurrentPerSession, now);
    },
    leave(session) {
      inHouseAll -= 1;
      if (session === null) return;
      const now = (inHouse.get(session) ?? 1) - 1;
      if (now === 0) inHouse.delete(session);
      else inHouse.set(session, now);
    },
    ask(orderId) {
      asked.push(orderId);
      askedAtMs.push(performance.now() - openedAt);
    },
    calledConnector(call) {
      connectorCalls[call] = (connectorCalls[call] ?? 0) + 1;
    },
    came(outcome) {
      byOutcome[outcome] += 1;
    },
    wroteHistory() {
      historyWrites += 1;
    },
    read() {
      const seen = new Set<number>();
      const again = new Set<number>();
      for (const id of asked) (seen.has(id) ? again : seen).add(id);
      return {
        requests,
        byRoute: { ...byRoute },
        byOutcome: { ...byOutcome },
        historyWrites,
        connectorCalls: { ...connectorCalls },
        asked: [...asked],
        askedAtMs: [...askedAtMs],
        askedAgain: [...again],
        maxConcurrent,
        maxConcurrentPerSession,
        sessions: sessions.size,
      };
    },
    reset() {
      requests = 0;
      byRoute = {};
      byOutcome = { ...noOutcomes };
      historyWrites = 0;
      connectorCalls = {};
      asked = [];
      askedAtMs = [];
      maxConcurrent = inHouseAll;
      maxConcurrentPerSession = Math.max(0, ...inHouse.values());
      sessions.clear();
    },
  };
}
