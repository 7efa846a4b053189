import type { AppErrorData } from '../../shared/errors';
import type { OrderId } from '../../shared/ids';
import type { RefreshReceipt } from '../../shared/order';
import { ok, type Result } from '../../shared/result';
import type { SyncPhase, SyncState } from '../../shared/sync-state';
import type { CommitReceipt, WalkBatch } from '../cache/types';
import { afterPass, duePass } from './after-pass';
import type { NotOffered } from './after-pass';
import { createCommitter } from './committer';
import { createConnectorReading } from './connector-reading';
import { kindOf } from './coverage';
import { createCoverageDescriber } from './describe-coverage';
import { runFirstPass } from './first-pass';
import { createGate } from './gate';
import { createKnownOrders } from './known-orders';
import { createLedger } from './ledger';
import { runLightPass } from './light-pass';
import { createMemory } from './memory';
import { defaultSyncOptions } from './options';
import { failed } from './pass';
import type { Pass, PassEnd } from './pass';
import { createRateKeeper } from './rate';
import { createReader } from './reader';
import type { ReadAnswer } from './reader';
import { refreshOrder } from './refresh';
import { safeClient } from './safe-client';
import { createSessionPool } from './session-pool';
import { createSleeper } from './sleeper';
import { createStateTeller } from './state-teller';
import type { SyncEngine, SyncParts } from './types';

/** How long `stop` waits for what is under way, e.g. a storage that is being restarted. */
const stopWithinMs = 1_000;
/** More changed orders than these are told as "everything". */
const maxNamed = 200;

/** Makes the sync of one shop; nothing happens before `start`. */
export function createSync(parts: SyncParts): SyncEngine {
  const { shop, writer, clock } = parts;
  const options = { ...defaultSyncOptions, ...parts.options };
  const lifetime = new AbortController();
  const gate = createGate();
  const sleeper = createSleeper(clock);
  const known = createKnownOrders();
  const ledger = createLedger();
  const onBug = parts.onBug ?? reject;
  const onState = guarded(parts.onState, onBug);
  const onChanged = guarded(parts.onChanged, onBug);
  const memory = createMemory(guarded(parts.onZoneMeasured, onBug));
  const rate = createRateKeeper(options.startConcurrency, options.maxConcurrency);
  let cap: number | null = null;
  const limit = () => Math.min(rate.limit(), cap ?? Infinity);
  const client = safeClient(parts.client, onBug);
  const pool = createSessionPool({
    client,
    limit,
    shared: parts.sharedLimit ?? null,
    signal: lifetime.signal,
  });
  const connector = createConnectorReading({
    shop,
    writer,
    clock,
    options,
    ledger,
    gate,
    rate,
    client,
    shared: parts.sharedLimit ?? null,
    lifetime: lifetime.signal,
    onFound: guarded((found) => parts.onConnector?.(found), onBug),
    onContact,
    onCommitted,
    showPhase: show,
  });
  const describeCoverage = createCoverageDescriber(ledger, () => memory.lookedUpTo);
  const isStopped = () => lifetime.signal.aborted;
  const isOnline = () => parts.isOnline?.() ?? true;

  let describe: () => SyncPhase = () => ({ kind: 'idle', nextPassAt: null });
  let running: AbortController | null = null;
  let isStarted = false;
  let living: Promise<void> | null = null; // null again after a bug
  let isFirstHeld = false; // the user ended the first pass
  let isAskedFor = false; // the next pass follows at once
  let failures = 0; // passes in a row that brought nothing on
  let steps = 0; // commits of orders or settled ids; the connector's mark changes of itself
  let lastContactAt: number | null = null;
  const refreshes = new Set<Promise<unknown>>();

  function state(): SyncState {
    return {
      shop,
      phase: gate.isOpen() ? describe() : { kind: 'paused', by: 'user' },
      isOnline: isOnline(),
      ...connector.describe(),
      // a run that has not reached the shop yet tells of the runs before
      lastContactAt: lastContactAt ?? ledger.marks().lastPassAt,
      firstPassDone: ledger.marks().firstPassDone,
      newestOrderId: ledger.newestWritten(),
      ...describeCoverage(),
      gapRule: options.gapRule,
      requests: pool.counts().requests + connector.counts().requests,
      logins: pool.counts().logins + connector.counts().logins,
      concurrency: connector.describe().way === 'connector' ? 1 : limit(),
    };
  }
  const teller = createStateTeller({
    clock,
    everyMs: options.stateEveryMs,
    read: state,
    onState,
  });

  function show(next: () => SyncPhase) {
    describe = next;
    teller.tell();
  }
  function onContact() {
    lastContactAt = clock.now();
    teller.touch();
  }
  function onCommitted(batch: WalkBatch, receipt: CommitReceipt) {
    ledger.apply(batch);
    if (batch.orders.length > 0 || batch.settled.length > 0) steps += 1;
    const { ids, revision } = receipt;
    if (ids.length > 0) onChanged({ ids: ids.length > maxNamed ? null : ids, revision });
    teller.touch();
  }

  function begin() {
    living ??= live().catch((bug: unknown) => {
      living = null;
      show(() => ({ kind: 'stopped', error: { code: 'bug', facts: { reference: 'sync' } } }));
      onBug(bug);
    });
  }

  async function live() {
    if (!gate.isOpen()) {
      await loadPosition(); // a pause of an earlier run: what is known is told all the same
      teller.tell();
    }
    while (!isStopped()) {
      await gate.whenOpen(lifetime.signal);
      if (isStopped()) return;
      isAskedFor = false;
      const stepsBefore = steps;
      const end = await runPass();
      if (isStopped()) return;
      // A pass that brought something on begins the waits anew.
      const isBarren = end.kind === 'failed' && steps === stepsBefore;
      if (end.kind === 'failed') failures = isBarren ? failures + 1 : 1;
      else failures = 0;
      await rest(end);
    }
  }

  async function rest(end: PassEnd | NotOffered) {
    const next = afterPass(end, failures, options);
    if (next.kind === 'not-offered') {
      show(() => ({ kind: 'not-offered' }));
      await sleeper.sleep(isAskedFor ? 0 : next.waitMs);
      return;
    }
    if (next.kind === 'stopped') {
      show(() => ({ kind: 'stopped', error: next.error }));
      await sleeper.sleep(isAskedFor ? 0 : null);
      return;
    }
    const wakeAt = clock.now() + next.waitMs;
    if (next.kind === 'idle') show(() => ({ kind: 'idle', nextPassAt: wakeAt }));
    else show(() => ({ kind: 'waiting', error: next.error, retryAt: wakeAt }));
    await sleeper.sleep(isAskedFor ? 0 : next.waitMs);
  }

  /** What the cache knows of this shop; null once stopped. */
  async function loadPosition(): Promise<Result<null> | null> {
    const position = await writer.position(shop);
    if (isStopped()) return null;
    if (!position.ok) return position;
    ledger.load(position.value);
    return ok(null);
  }

  async function runPass(): Promise<PassEnd | NotOffered> {
    const loaded = await loadPosition();
    if (loaded === null) return { kind: 'cancelled' };
    if (!loaded.ok) return failed(loaded.error);
    if (!isOnline()) return failed({ code: 'offline', facts: {} });
    const abort = new AbortController();
    const onEnd = () => abort.abort();
    lifetime.signal.addEventListener('abort', onEnd, { once: true });
    running = abort;
    try {
      const end = await connector.run(abort.signal, isFirstHeld);
      return end.kind === 'walk' ? await walk(abort) : end;
    } finally {
      cap = null;
      running = null;
      lifetime.signal.removeEventListener('abort', onEnd);
    }
  }

  /** A pass through the stock API. */
  async function walk(abort: AbortController): Promise<PassEnd> {
    if (known.pick() === null) {
      const newest = await writer.newest(shop, options.recentOrders);
      if (abort.signal.aborted) return { kind: 'cancelled' };
      if (!newest.ok) return failed(newest.error);
      for (const id of [...newest.value].reverse()) known.add(id);
    }
    const { pass, onFailed } = makePass(abort.signal);
    try {
      let end = await (pass.kind === 'first' ? runFirstPass(pass) : runLightPass(pass, memory));
      if (isStopped()) await pass.committer.drop();
      else {
        const flushed = await pass.committer.flush();
        if (!flushed.ok) end = failed(flushed.error);
      }
      return onFailed() ?? end;
    } catch (bug) {
      abort.abort();
      await pass.committer.drop();
      throw bug;
    } finally {
      pass.reader.close();
    }
  }

  /** The parts of one pass; `onFailed` tells the write that ended it, if one did. */
  function makePass(signal: AbortSignal): { pass: Pass; onFailed: () => PassEnd | null } {
    const kind = duePass(ledger.marks(), clock.now(), isFirstHeld, options);
    let onSettled: (answer: ReadAnswer) => void = () => undefined;
    let failure: AppErrorData | null = null;
    const reader = createReader({
      pool,
      rate,
      clock,
      gate,
      known,
      proofRun: options.proofRun,
      signal,
      onSettled: (answer) => onSettled(answer),
      onContact,
    });
    const committer = createCommitter({
      shop,
      writer,
      clock,
      batchOrders: options.batchOrders,
      batchMs: options.batchMs,
      isRead: (id) => kindOf(ledger.written(), id) === 'read',
      onCommitted,
      onFailed: (error) => {
        failure = error;
        reader.fail(error);
      },
      onRoom: reader.wake,
    });
    const pass: Pass = {
      kind,
      shop,
      writer,
      clock,
      options,
      hint: parts.newestOrderIdHint,
      pool,
      known,
      ledger,
      reader,
      committer,
      signal,
      settleWith: (next) => {
        onSettled = next;
      },
      showPhase: show,
      limitTo: (requests) => {
        cap = requests;
      },
    };
    return { pass, onFailed: () => (failure === null ? null : failed(failure)) };
  }

  async function refresh(orderId: OrderId): Promise<Result<RefreshReceipt>> {
    const through = await connector.refresh(orderId);
    if (through !== null) return through;
    const signal = lifetime.signal;
    const needs = { shop, writer, clock, pool, known, rate, signal, onContact, onCommitted };
    return refreshOrder(needs, orderId);
  }

  function now() {
    isAskedFor = running !== null && isFirstHeld;
    isFirstHeld = false;
    connector.askAnew();
    gate.open();
    sleeper.wake();
    if (isStarted) begin();
    teller.tell();
  }

  return {
    start: () => {
      isStarted = true;
      begin();
    },
    pause: () => {
      if (isStopped() || describe().kind === 'stopped') return;
      gate.shut();
      teller.tell();
    },
    resume: now,
    cancel: () => {
      isAskedFor = false;
      if (running !== null || describe().kind === 'waiting') {
        isFirstHeld = !ledger.marks().firstPassDone || connector.isFirstDue();
      }
      running?.abort();
      if (sleeper.isAsleep() && describe().kind === 'waiting') {
        const nextPassAt = clock.now() + options.lightEveryMs;
        sleeper.change(options.lightEveryMs);
        describe = () => ({ kind: 'idle', nextPassAt });
      }
      gate.open();
      teller.tell();
    },
    now,
    state,
    refresh: async (orderId) => {
      const refreshed = refresh(orderId);
      refreshes.add(refreshed);
      void refreshed.finally(() => refreshes.delete(refreshed));
      return refreshed;
    },
    stop: async () => {
      lifetime.abort();
      teller.stop();
      sleeper.wake();
      let cancel: () => void = () => undefined;
      const late = new Promise<void>((resolve) => {
        cancel = clock.setTimer(stopWithinMs, resolve);
      });
      const ended = Promise.allSettled([living, ...refreshes]).then(pool.idle);
      await Promise.race([ended, late]);
      cancel();
    },
  };
}

/** Whoever is told must not break the reading: what is thrown there is a bug of its own. */
function guarded<T>(tell: (value: T) => void, onBug: (bug: unknown) => void): (value: T) => void {
  return (value) => {
    try {
      tell(value);
    } catch (bug) {
      onBug(bug);
    }
  };
}

/** Reaches the log as an unhandled rejection. */
function reject(bug: unknown): void {
  void Promise.reject(bug instanceof Error ? bug : new Error(String(bug)));
}
