import type { AppErrorData } from '../../shared/errors';
import type { OrderHeader } from '../../shared/order';
import type { ReadOutcome } from '../opencart/client';
import { createAttempts } from './attempts';
import type { Clock } from './clock';
import type { Gate } from './gate';
import { createHold } from './hold';
import type { KnownOrders } from './known-orders';
import { askedWaitMs, isTrouble } from './rate';
import type { RateKeeper } from './rate';
import type { Lease, PooledSession, SessionPool } from './session-pool';
import { createStandings } from './standings';
import type { Standing } from './standings';

/** What is certain about one id: found, proven missing, or given up after its tries. */
export type ReadAnswer =
  | {
      readonly kind: 'found';
      readonly id: number;
      readonly order: OrderHeader;
      readonly serverTime: number | null;
    }
  | { readonly kind: 'missing'; readonly id: number }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: AppErrorData;
      readonly tries: number;
    };

/** Which ids a run reads. */
export type ReadPlan = {
  /** The next id to read; null when there is none now (asked again after each answer). */
  readonly next: () => number | null;
  /** An id not read yet that probably exists, to prove misses by something new instead of by a known order. */
  readonly vouch?: () => number | null;
  /** Told at each answer, before a miss is proven. */
  readonly onAnswer?: (id: number, kind: ReadAnswer['kind']) => void;
  /** False while no more should be read because writing is behind; `wake` tells when that is over. */
  readonly canTake?: () => boolean;
  /** How often an id is tried before it is given up; 3 when left out. */
  readonly maxTries?: (id: number) => number;
  /** Whether the run ends only when each miss is proven (or no known order exists to prove it by). */
  readonly prove: boolean;
};

/** How a run ended. After `failed` and `cancelled` the reader reads no more. */
export type RunEnd =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      readonly error: AppErrorData;
      /** The wait the shop asked for; null when it asked for none. */
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'cancelled' };

/** Reads ids for one pass, one run after another: parallel, polite, each miss proven. */
export type Reader = {
  readonly run: (plan: ReadPlan) => Promise<RunEnd>;
  /** Looks again for something to do. */
  readonly wake: () => void;
  /** Ends the pass with a failure from outside, e.g. a write that failed. */
  readonly fail: (error: AppErrorData) => void;
  /** Misses that were thrown away so far because their session was no longer believed. */
  readonly thrownAway: () => number;
  readonly close: () => void;
};

const usualTries = 3;
/** Known orders that are read again before a session is given up. */
const proofTries = 3;
/** Failures in a row that mean trouble with the shop rather than with some orders. */
const troubleInARow = 6;
/** A longer wait asked for by the shop ends the pass. */
const longestHoldMs = 60_000;
/** Unread ids in a row that proved nothing; from then on known orders are asked. */
const vainVouchLimit = 2;
/** Sessions that end without anything proven: weighs 2 when it answered nothing properly, else 1. */
const fruitlessLimit = 6;

/** `onSettled` is told once for each id when it is certain; `onContact` at each proper answer of the shop. */
export function createReader(parts: {
  readonly pool: SessionPool;
  readonly rate: RateKeeper;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly known: KnownOrders;
  readonly proofRun: number;
  readonly signal: AbortSignal;
  readonly onSettled: (answer: ReadAnswer) => void;
  readonly onContact: () => void;
}): Reader {
  const { pool, known, clock } = parts;
  const standings = createStandings();
  const served = new WeakSet<PooledSession>();
  const attempts = createAttempts();
  const again: number[] = []; // thrown away or cut off: read again first
  const retries: { readonly id: number; readonly afterAnswers: number }[] = [];
  const requests = new AbortController();
  let run: { readonly plan: ReadPlan; readonly resolve: (end: RunEnd) => void } | null = null;
  let ending: RunEnd | null = null;
  let waitingId: number | null = null; // taken from the plan, waits for a session
  let inFlight = 0;
  let tick = 0;
  let answers = 0;
  let proofRun = parts.proofRun;
  let fruitless = 0;
  let vainVouches = 0;
  let countsFrom = 0; // sessions of earlier logins died of the same cause as the one counted last
  let thrown = 0;
  const hold = createHold(clock, fill);

  function end(how: RunEnd) {
    if (ending !== null) return;
    ending = how;
    hold.end();
    requests.abort();
    fill();
  }

  function finish(how: RunEnd) {
    const current = run;
    run = null;
    current?.resolve(how);
  }

  function fill() {
    if (run === null) return;
    if (ending !== null) {
      if (inFlight === 0) finish(ending);
      return;
    }
    if (!parts.gate.isOpen() || hold.isHeld()) return;
    for (;;) {
      const step = startOne(run.plan);
      if (step === 'started') continue;
      if (step === 'nothing-left' && inFlight === 0) finish({ kind: 'done' });
      return;
    }
  }

  function startOne(plan: ReadPlan): 'started' | 'wait' | 'nothing-left' {
    for (const [pooled, standing] of standings.withPending(proofRun)) {
      if (prove(plan, pooled, standing)) return 'started';
    }
    const id = takeId(plan);
    if (id !== null) {
      const lease = pool.tryTake();
      if (lease === null) {
        waitingId = id;
        return 'wait';
      }
      void read(plan, id, lease, null);
      return 'started';
    }
    if (inFlight > 0 || plan.canTake?.() === false) return 'wait';
    if (attempts.doubt() !== null) return settleDoubt(plan);
    if (!plan.prove || known.pick() === null) return 'nothing-left';
    const [unproven] = standings.withPending(1);
    if (unproven === undefined) return 'nothing-left';
    return prove(plan, ...unproven) ? 'started' : 'wait';
  }

  function takeId(plan: ReadPlan): number | null {
    const id = waitingId ?? again.pop() ?? null;
    waitingId = null;
    if (id !== null) return id;
    const ripe = retries.findIndex((retry) => retry.afterAnswers <= answers);
    if (ripe >= 0) return retries.splice(ripe, 1)[0]?.id ?? null;
    const fresh = plan.canTake?.() === false ? null : plan.next();
    // With nothing else to read there are no neighbours to wait for.
    return fresh ?? (inFlight === 0 ? (retries.shift()?.id ?? null) : null);
  }

  /** Starts what proves the misses of a session: something unread that probably exists, else a known order. */
  function prove(plan: ReadPlan, pooled: PooledSession, standing: Standing): boolean {
    if (standing.isBusy || known.pick() === null) return false;
    const lease = pool.tryTake(pooled);
    if (lease === null) return false;
    const isWorthATry = !standing.triedUnread && vainVouches < vainVouchLimit;
    const unread = isWorthATry ? (plan.vouch?.() ?? null) : null;
    standing.isBusy = true;
    if (unread === null) void readKnown(lease, standing);
    else {
      standing.triedUnread = true;
      void read(plan, unread, lease, standing);
    }
    return true;
  }

  /** Only ids in doubt are left: a known order tells whether they or the shop are the trouble. */
  function settleDoubt(plan: ReadPlan): 'started' | 'wait' | 'nothing-left' {
    const error = attempts.doubt();
    if (error !== null && known.pick() === null) {
      if (!plan.prove) return 'nothing-left'; // a later run may read a neighbour
      end({ kind: 'failed', error, retryAfterMs: null });
      return 'wait';
    }
    const lease = pool.tryTake();
    if (lease === null) return 'wait';
    const standing = standings.of(lease.pooled);
    standing.isBusy = true;
    void readKnown(lease, standing);
    return 'started';
  }

  async function ask(id: number, lease: Lease): Promise<[ReadOutcome, number]> {
    inFlight += 1;
    tick += 1;
    const startedTick = tick;
    const startedAt = clock.now();
    const outcome = await lease.pooled.session.readOrder(id, requests.signal);
    inFlight -= 1;
    tick += 1;
    answers += 1;
    if (outcome.kind === 'found' || outcome.kind === 'missing') {
      served.add(lease.pooled);
      parts.rate.answered(clock.now() - startedAt);
      parts.onContact();
    }
    return [outcome, startedTick];
  }

  async function read(plan: ReadPlan, id: number, lease: Lease, proving: Standing | null) {
    const [outcome, startedTick] = await ask(id, lease);
    const { pooled } = lease;
    if (proving !== null) {
      proving.isBusy = false;
      vainVouches = outcome.kind === 'found' ? 0 : vainVouches + 1;
    }
    switch (outcome.kind) {
      case 'found':
        known.add(id);
        fruitless = 0;
        onProper(plan, id);
        parts.onSettled({
          kind: 'found',
          id,
          order: outcome.order,
          serverTime: outcome.serverTime,
        });
        plan.onAnswer?.(id, 'found');
        onAlive(pooled, startedTick);
        break;
      case 'missing':
        onProper(plan, id);
        if (pooled.isRetired()) again.push(id);
        else {
          standings.of(pooled).proof.missed(id, tick);
          plan.onAnswer?.(id, 'missing');
        }
        break;
      case 'session-dead':
        again.push(id);
        distrust(pooled);
        break;
      case 'failed':
        if (ending === null) onFailure(plan, id, outcome.error);
        break;
    }
    lease.release(); // tells the pool's listeners, us among them
    fill();
  }

  async function readKnown(lease: Lease, standing: Standing) {
    const id = known.pick() ?? 0; // picked before the lease was taken; nothing ran in between
    const [outcome, startedTick] = await ask(id, lease);
    standing.isBusy = false;
    if (outcome.kind === 'found') {
      known.add(id);
      standing.tries = 0;
      onProper(run?.plan ?? null, null);
      onAlive(lease.pooled, startedTick);
    } else if (outcome.kind === 'session-dead') distrust(lease.pooled);
    else if (ending === null) {
      known.doubt(id);
      standing.tries += 1;
      if (outcome.kind === 'failed') onFailure(null, id, outcome.error);
      if (standing.tries >= proofTries) distrust(lease.pooled);
    }
    lease.release();
    fill();
  }

  function onProper(plan: ReadPlan | null, id: number | null) {
    for (const { id: lost, tries, error } of attempts.succeeded(id)) {
      parts.onSettled({ kind: 'failed', id: lost, tries, error });
      plan?.onAnswer?.(lost, 'failed');
    }
  }

  function onAlive(pooled: PooledSession, startedTick: number) {
    const standing = standings.find(pooled);
    if (standing === null || pooled.isRetired()) return;
    standing.triedUnread = false;
    const proven = standing.proof.found(startedTick);
    for (const id of proven) parts.onSettled({ kind: 'missing', id });
    if (proven.length === 0) return;
    fruitless = 0;
    proofRun = Math.min(parts.proofRun, proofRun + 1);
  }

  /** A session that says it is dead, or on which known orders are no longer found. */
  function distrust(pooled: PooledSession) {
    if (pooled.isRetired()) return;
    pool.retire(pooled);
    if (pooled.serial < countsFrom) return;
    countsFrom = pool.counts().logins + 1;
    fruitless += served.has(pooled) ? 1 : 2;
    if (fruitless < fruitlessLimit) return;
    const text = pooled.session.texts.noPermission;
    end({ kind: 'failed', error: { code: 'no-permission', facts: { text } }, retryAfterMs: null });
  }

  function onRetired(pooled: PooledSession) {
    const lost = standings.throwAway(pooled);
    again.push(...lost);
    thrown += lost.length;
    // Sessions that live shorter than a run of misses would never prove anything.
    if (lost.length > 0) proofRun = Math.max(1, Math.min(proofRun, lost.length) >> 1);
  }

  function onFailure(plan: ReadPlan | null, id: number, error: AppErrorData) {
    const asked = askedWaitMs(error);
    const isLimited = error.code === 'too-many-requests';
    if (isTrouble(error)) parts.rate.troubled();
    if (plan === null || isLimited) {
      attempts.missed();
      if (plan !== null) again.push(id); // being too quick is not the order's fault
    } else {
      const tries = plan.maxTries?.(id) ?? usualTries;
      const after = attempts.failed(id, error, tries);
      if (after.kind === 'again') retries.push({ id, afterAnswers: answers + 4 });
      if (after.kind === 'give-up') {
        parts.onSettled({ kind: 'failed', id, error, tries: after.tries });
        plan.onAnswer?.(id, 'failed');
      }
    }
    const inARow = attempts.inARow();
    if (inARow >= troubleInARow || (asked ?? 0) > longestHoldMs) {
      end({ kind: 'failed', error, retryAfterMs: asked });
    } else if (asked !== null) hold.hold(asked);
    else if (isLimited || inARow > 1) hold.hold(Math.min(2_000, 250 * 2 ** inARow));
  }

  const onAbort = () => end({ kind: 'cancelled' });
  parts.signal.addEventListener('abort', onAbort, { once: true });
  const endGate = parts.gate.listen(fill);
  const endPool = pool.listen({
    onFree: fill,
    onRetired,
    onLoginFailed: (error) => {
      // One more login may be refused while others work; then fewer must do.
      if (pool.live().length > 0 && isTrouble(error)) parts.rate.troubled();
      else end({ kind: 'failed', error, retryAfterMs: askedWaitMs(error) });
      fill();
    },
  });

  return {
    run: (plan) =>
      new Promise((resolve) => {
        if (run !== null) throw new Error('one run at a time');
        if (parts.signal.aborted) end({ kind: 'cancelled' });
        run = { plan, resolve };
        fill();
      }),
    wake: fill,
    fail: (error) => end({ kind: 'failed', error, retryAfterMs: null }),
    thrownAway: () => thrown,
    close: () => {
      hold.end();
      endGate();
      endPool();
      parts.signal.removeEventListener('abort', onAbort);
    },
  };
}
