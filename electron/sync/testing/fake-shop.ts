import type { ErrorCode } from '../../../shared/errors';
import { orderId } from '../../../shared/ids';
import type { OrderHeader } from '../../../shared/order';
import { ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { ReadOutcome, ReadSession } from '../../opencart/client';
import { aHeader } from '../../cache/testing/headers';
import type { FoundConnector } from '../../opencart/connector/types';
import type { Clock } from '../clock';
import type { ReadingClient } from '../safe-client';

/** How a session that was killed answers: as the client tells it, or worse, as if nothing existed. */
export type DeadAnswer = 'session-dead' | 'missing';

/** One request as a fault may see it. `serial` counts reads of all sessions from 1. */
export type FakeRead = { readonly id: number; readonly session: number; readonly serial: number };

/** A shop behind the client's port: orders in a map, and faults. */
export type FakeShop = {
  readonly client: ReadingClient;
  readonly orders: Map<number, OrderHeader>;
  /** Ids in the order in which they were asked for. */
  readonly asked: number[];
  readonly requests: () => number;
  readonly logins: () => number;
  readonly inFlight: () => number;
  readonly mostInFlight: () => number;
  /** The most requests at once that one session saw. */
  readonly mostInSession: () => number;
  /** No session made so far is accepted any more. */
  readonly killSessions: (answer?: DeadAnswer) => void;
  /** Answers in place of the shop; null lets the shop answer. */
  /** Answers who looks for the connector; null: the shop has none. A look counts nowhere here. */
  openConnector: ((signal: AbortSignal) => Promise<Result<FoundConnector>>) | null;
  onRead: (read: FakeRead) => ReadOutcome | null;
  onLogin: (serial: number) => Result<never> | null;
  latencyMs: (read: FakeRead) => number;
  /** The newest order's date; the shop's dates are UTC + 1 h. */
  readonly add: (id: number, parts?: Partial<OrderHeader>) => void;
};

/** Opens a shop with these order ids. Without latency everything is answered at once, in order. */
export function createFakeShop(parts: {
  readonly clock: Clock;
  readonly ids: Iterable<number>;
  readonly dialect?: '2.3' | '3.0';
}): FakeShop {
  const { clock, dialect = '3.0' } = parts;
  const orders = new Map<number, OrderHeader>();
  const asked: number[] = [];
  let requests = 0;
  let logins = 0;
  let sessions = 0;
  let inFlight = 0;
  let mostInFlight = 0;
  let mostInSession = 0;
  let deadUpTo = 0;
  let deadAnswer: DeadAnswer = 'session-dead';

  async function takes(ms: number, signal?: AbortSignal) {
    if (ms === 0 || signal?.aborted === true) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        cancel();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const cancel = clock.setTimer(ms, done);
      signal?.addEventListener('abort', done);
    });
  }
  function begin() {
    inFlight += 1;
    requests += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
  }

  const shop: FakeShop = {
    client: {
      dialect,
      openConnector: async (signal) =>
        (await shop.openConnector?.(signal)) ?? ok({ kind: 'missing' }),
      openSession: async () => {
        logins += 1;
        begin();
        requests += 2; // the two texts
        await takes(shop.latencyMs({ id: 0, session: 0, serial: 0 }));
        inFlight -= 1;
        const refused = shop.onLogin(logins);
        return refused ?? ok(openSession());
      },
    },
    openConnector: null,
    orders,
    asked,
    requests: () => requests,
    logins: () => logins,
    inFlight: () => inFlight,
    mostInFlight: () => mostInFlight,
    mostInSession: () => mostInSession,
    killSessions: (answer = 'session-dead') => {
      deadUpTo = sessions;
      deadAnswer = answer;
    },
    onRead: () => null,
    onLogin: () => null,
    latencyMs: () => 0,
    add: (id, header = {}) => {
      const dateAdded = new Date(clock.now() + 3_600_000).toISOString();
      orders.set(
        id,
        aHeader(id, { dateAdded: dateAdded.slice(0, 19).replace('T', ' '), ...header }),
      );
    },
  };

  function openSession(): ReadSession {
    sessions += 1;
    const session = sessions;
    let own = 3;
    let inSession = 0;
    return {
      texts: { notFound: 'not found', noPermission: 'no permission' },
      maxParallel: dialect === '2.3' ? 1 : Infinity,
      requests: () => own,
      readOrder: async (id, signal) => {
        begin();
        own += 1;
        inSession += 1;
        mostInSession = Math.max(mostInSession, inSession);
        asked.push(id);
        const read = { id, session, serial: asked.length };
        // The shop decides when the request arrives, the desk hears of it later.
        const injected = shop.onRead(read);
        const outcome = injected ?? answer(id, session);
        await takes(shop.latencyMs(read), signal);
        inFlight -= 1;
        inSession -= 1;
        return signal.aborted
          ? { kind: 'failed', error: { code: 'connection-dropped', facts: {} } }
          : outcome;
      },
    };
  }

  function answer(id: number, session: number): ReadOutcome {
    if (session <= deadUpTo) return { kind: deadAnswer };
    const order = orders.get(id);
    if (order === undefined) return { kind: 'missing' };
    return { kind: 'found', order, serverTime: clock.now() };
  }

  for (const id of parts.ids) {
    orders.set(id, aHeader(orderId(id), { dateAdded: '2026-11-01 10:00:00' }));
  }
  return shop;
}

/** A failed read. */
export function failedRead(
  code: ErrorCode,
  facts: Readonly<Record<string, string | number>> = {},
): ReadOutcome {
  return { kind: 'failed', error: { code, facts } };
}

/** Ids from 1 to `last`, each tenth (by a fixed scatter) left out; the last one is always there. */
export function idsWithHoles(last: number, from = 1): number[] {
  const ids: number[] = [];
  for (let id = from; id <= last; id += 1) {
    if ((id * 2_654_435_761) % 4_294_967_296 >= 429_496_729 || id === last) ids.push(id);
  }
  return ids;
}
