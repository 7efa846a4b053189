import type { AppErrorData } from '../../shared/errors';
import { fail, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { ReadSession } from '../opencart/client';
import type { ReadingClient } from './safe-client';
import type { LimitPlace, SharedLimit } from './shared-limit';

/** One login of the pool, as its users know it. */
export type PooledSession = {
  readonly session: ReadSession;
  /** The how-manieth login of the pool it is, from 1. */
  readonly serial: number;
  /** True from the moment nobody believes it any more; answers still under way on it prove nothing. */
  readonly isRetired: () => boolean;
};

/** The right to one request on one session; given back exactly once. */
export type Lease = { readonly pooled: PooledSession; readonly release: () => void };

/** Told to whoever waits for sessions. */
export type PoolListener = {
  /** A session may be free now. */
  readonly onFree: () => void;
  readonly onLoginFailed: (error: AppErrorData) => void;
  readonly onRetired: (pooled: PooledSession) => void;
};

/**
 * The logins of one shop: one shared by all requests where the dialect allows it (3.0), else as many as there are
 * requests at once (2.3), opened only when needed. A login under way counts as a request, so that the shop never
 * sees more than the limit.
 */
export type SessionPool = {
  /** A lease at once (of the wanted session if one is named), or null; then a login may be under way and `onFree` tells. */
  readonly tryTake: (wanted?: PooledSession) => Lease | null;
  /**
   * Waits for a lease, before everybody who only tries; with `urgent` also before the other shops. Fails as the login failed, or with
   * `connection-dropped` when aborted.
   */
  readonly take: (signal: AbortSignal, urgency?: Urgency) => Promise<Result<Lease>>;
  /** Never used again; the next taker gets another session. */
  readonly retire: (pooled: PooledSession) => void;
  readonly live: () => readonly PooledSession[];
  readonly listen: (listener: PoolListener) => () => void;
  readonly counts: () => { readonly requests: number; readonly logins: number };
  /** Settles when no login is under way. */
  readonly idle: () => Promise<void>;
};

type Member = PooledSession & { inUse: number; retired: boolean };
type Urgency = 'usual' | 'urgent';
type Waiter = { readonly settle: (result: Result<Lease>) => void; readonly urgency: Urgency };

/**
 * `limit` tells how many requests may be under way at once now, `shared` how many of all shops (null: any number); `signal` ends
 * logins at shutdown.
 */
export function createSessionPool(parts: {
  readonly client: ReadingClient;
  readonly limit: () => number;
  readonly shared: SharedLimit | null;
  readonly signal: AbortSignal;
}): SessionPool {
  const members: Member[] = [];
  const listeners = new Set<PoolListener>();
  const waiters: Waiter[] = [];
  const opening = new Set<Promise<void>>();
  let openings = 0;
  let isShared: boolean | null = null; // unknown before the first login
  let logins = 0;
  let pastRequests = 0;

  const used = () => openings + members.reduce((sum, member) => sum + member.inUse, 0);
  const hasRoom = () => used() < parts.limit();

  const place: LimitPlace | null = parts.shared?.join(onFree) ?? null;

  /** Takes one request of all shops' sum; it is given back by `place.leave`. */
  function enter(urgency: Urgency): boolean {
    if (place === null) return true;
    if (urgency === 'usual') return place.tryEnter();
    place.enter();
    return true;
  }

  function lease(member: Member): Lease {
    member.inUse += 1;
    let isOut = true;
    return {
      pooled: member,
      release: () => {
        if (!isOut) throw new Error('a lease is given back once');
        isOut = false;
        member.inUse -= 1;
        forgetIfDone(member);
        place?.leave(); // whoever of the other shops waits comes first
        onFree();
      },
    };
  }

  function forgetIfDone(member: Member) {
    if (!member.retired || member.inUse > 0) return;
    pastRequests += member.session.requests();
    members.splice(members.indexOf(member), 1);
  }

  function freeMember(): Member | null {
    // The last one first: on a small load the same few sessions stay in use and the others are left alone.
    const free = members.findLast((one) => !one.retired && one.inUse < one.session.maxParallel);
    return free ?? null;
  }

  function openOne(urgency: Urgency) {
    const mayOpen = isShared === false || openings === 0;
    if (!mayOpen || parts.signal.aborted || !enter(urgency)) return;
    openings += 1;
    logins += 1;
    const serial = logins;
    const one = parts.client.openSession(parts.signal).then((result) => {
      openings -= 1;
      place?.leave();
      if (result.ok) {
        const session = result.value;
        const member: Member = {
          session,
          serial,
          inUse: 0,
          retired: false,
          isRetired: () => member.retired,
        };
        members.push(member);
        isShared = session.maxParallel > 1;
        onFree();
        return;
      }
      pastRequests += 1;
      for (const waiter of waiters.splice(0)) waiter.settle(result);
      for (const listener of [...listeners]) listener.onLoginFailed(result.error);
    });
    opening.add(one);
    void one.finally(() => opening.delete(one));
  }

  function onFree() {
    for (let [next] = waiters; next !== undefined && hasRoom(); [next] = waiters) {
      const member = freeMember();
      if (member === null) {
        openOne(next.urgency);
        break;
      }
      if (!enter(next.urgency)) break;
      waiters.shift();
      next.settle(ok(lease(member)));
    }
    for (const listener of [...listeners]) listener.onFree();
  }

  return {
    tryTake: (wanted) => {
      if (!hasRoom() || waiters.length > 0) return null;
      if (wanted !== undefined) {
        const member = members.find((one) => one === wanted);
        const isFree = member && !member.retired && member.inUse < member.session.maxParallel;
        return isFree === true && enter('usual') ? lease(member) : null;
      }
      const member = freeMember();
      if (member !== null) return enter('usual') ? lease(member) : null;
      openOne('usual');
      return null;
    },
    take: (signal, urgency = 'usual') =>
      new Promise((resolve) => {
        const waiter: Waiter = {
          urgency,
          settle: (result) => {
            signal.removeEventListener('abort', onAbort);
            resolve(result);
          },
        };
        const onAbort = () => {
          const index = waiters.indexOf(waiter);
          if (index >= 0) waiters.splice(index, 1);
          waiter.settle(fail('connection-dropped'));
        };
        if (signal.aborted) {
          resolve(fail('connection-dropped'));
          return;
        }
        signal.addEventListener('abort', onAbort, { once: true });
        waiters.push(waiter);
        onFree();
      }),
    retire: (pooled) => {
      const member = members.find((one) => one === pooled);
      if (member === undefined || member.retired) return;
      member.retired = true;
      forgetIfDone(member);
      for (const listener of [...listeners]) listener.onRetired(pooled);
    },
    live: () => members.filter((member) => !member.retired),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    counts: () => ({
      requests: pastRequests + members.reduce((sum, one) => sum + one.session.requests(), 0),
      logins,
    }),
    idle: async () => {
      await Promise.all(opening);
    },
  };
}
