import type { AppErrorData } from '../../shared/errors';
import type { CacheState } from '../../shared/ipc/contract';
import { fail, ok, type Result } from '../../shared/result';
import type { CacheFile, CacheReader, CacheWriter, OpenOutcome } from '../cache/types';
import type { OutboxFile, OutboxOpenOutcome, OutboxPort } from '../outbox/types';
import type { FileOutcome } from '../sqlite/open-file';
import { createCallQueue } from './call-queue';
import { createKeeper, type StorageProcess } from './keeper';
import type { OpenAnswer, StorageMethod, StorageMethods, StorageValue } from './messages';
import { createSlot, type Slot } from './slot';
import { systemClock, type StorageClock } from './storage-clock';

/** What the storage needs of its surroundings. */
export type StorageOptions = {
  /** Starts `process.ts` in a process of its own. */
  fork(): StorageProcess;
  /** Told of the cache at each change: opened, rebuilt, failed, closed. `orders` and `bytes` are those of that moment. */
  onState(state: CacheState): void;
  /** The process came back and the cache is open again: everything read before may be stale. */
  onRestart(): void;
  readonly clock?: StorageClock;
};

/** The cache and the outbox as the main process holds them: two files, one process. */
export type Storage = OutboxPort & {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  /** Starts the process if none runs and opens the cache; a file open before is closed first. Never rejects. */
  open(cacheFile: CacheFile): Promise<OpenOutcome>;
  /** Gives the cache up, so that it can be deleted; every waiting call to it is settled. Safe to call twice. */
  close(): Promise<void>;
  /** The id of the running process, or null. */
  pid(): number | null;
};

/** How long a closing process may take to bring its journals into the files. */
const closeLimitMs = 3_000;

const keepsStopping = 'the storage process keeps stopping';

/**
 * The main process's end of both files. Calls made while the process starts or restarts wait for it. When it ends by itself it is
 * started again with a growing rest and opens the files again; reads under way are repeated once, writes under way fail with
 * `storage-restarted`. After five restarts in a minute it gives up: every call fails until the file is opened anew.
 */
export function createStorage(options: StorageOptions): Storage {
  const clock = options.clock ?? systemClock;
  const queue = createCallQueue();
  const closing = new Map<Slot, Promise<void>>();
  let notice: Extract<CacheState, { kind: 'open' }>['notice'] = null;
  /** Damage found while the outbox was in use, until a call has told it. */
  let untold: AppErrorData | null = null;
  let openingOutbox: Promise<OutboxOpenOutcome> | null = null;

  const cache = createSlot<OpenAnswer>({
    name: 'cache',
    queue,
    codes: { locked: 'cache-locked', newer: 'cache-from-newer-desk', unusable: 'cache-unusable' },
    ask: (file, isSuspect) => queue.call('open', [file, isSuspect], 'urgent'),
    onOpened({ outcome, orders, bytes }) {
      if (outcome.kind === 'rebuilt') {
        notice = { kind: 'rebuilt', setAside: outcome.setAside };
        queue.forgetPositions();
      }
      options.onState({ kind: 'open', orders, bytes, notice });
    },
    onReady(isFirst) {
      if (!isFirst) options.onRestart();
    },
    onFailed: (error) => options.onState({ kind: 'failed', error }),
    onLeft: () => options.onState({ kind: 'closed' }),
    onUseless: endUnlessWanted,
  });
  const outbox = createSlot<{ readonly outcome: FileOutcome }>({
    name: 'outbox',
    queue,
    codes: {
      locked: 'outbox-locked',
      newer: 'outbox-from-newer-desk',
      unusable: 'outbox-unusable',
    },
    async ask(file, isSuspect, isFirst) {
      const answer = await queue.call('openOutbox', [file, isSuspect, isFirst], 'urgent');
      return answer.ok ? ok({ outcome: answer.value }) : answer;
    },
    onOpened({ outcome }, isFirst) {
      if (isFirst || outcome.kind !== 'rebuilt' || outcome.setAside === null) return;
      const damage: AppErrorData = { code: 'outbox-damaged', facts: { file: outcome.setAside } };
      // an empty answer of the new file would be taken for the truth
      untold = queue.failAll('outbox', damage) > 0 ? null : damage;
    },
    onReady: () => undefined,
    onFailed: () => undefined,
    onLeft: () => (untold = null),
    onUseless: endUnlessWanted,
  });
  const slots = [cache, outbox];
  const isNeeded = (slot: Slot): boolean => slot.isWanted() && !closing.has(slot);

  const keeper = createKeeper({
    fork: () => options.fork(),
    clock,
    queue,
    onStarted() {
      for (const slot of slots) if (isNeeded(slot)) slot.begin(keeper.isSuspicious());
    },
    onLost() {
      for (const slot of slots) slot.lose();
    },
    onGivenUp() {
      const given = slots.filter((slot) => slot.isWanted());
      for (const slot of given) slot.giveUp(keepsStopping);
    },
  });

  function endUnlessWanted(): void {
    if (!slots.some((slot) => slot.isWanted())) keeper.end();
  }

  async function open(slot: Slot, file: CacheFile | OutboxFile): Promise<FileOutcome> {
    if (slot.isWanted()) await close(slot);
    else if (slot.phase().kind === 'failed') slot.leave();
    const outcome = slot.want(file);
    if (keeper.ensure()) slot.begin(keeper.isSuspicious());
    return outcome;
  }

  function close(slot: Slot): Promise<void> {
    const ending = closing.get(slot) ?? closeNow(slot).finally(() => closing.delete(slot));
    closing.set(slot, ending);
    return ending;
  }

  /** Ends the process, because Windows deletes no file a process may still hold; the other file is opened in a new one. */
  async function closeNow(slot: Slot): Promise<void> {
    if (slot.phase().kind === 'open') await bringJournalsIn();
    const isHeld = slot.isWanted();
    slot.leave();
    const others = slots.filter((other) => other !== slot && isNeeded(other));
    if (!isHeld && others.length > 0) return;
    keeper.end();
    for (const other of others) other.lose();
    if (others.length > 0) keeper.startSoon();
  }

  function bringJournalsIn(): Promise<void> {
    queue.hold();
    return new Promise<void>((resolve) => {
      const stop = clock.after(closeLimitMs, resolve);
      void queue.call('close', [], 'urgent').then(() => {
        stop();
        resolve();
      });
    });
  }

  function call<M extends StorageMethod>(
    slot: Slot,
    method: M,
    args: Parameters<StorageMethods[M]>,
  ): Promise<Result<StorageValue<M>>> {
    const error = slot.closedBy();
    return error === null
      ? queue.call(method, args, 'in-turn')
      : Promise.resolve(fail(error.code, error.facts));
  }

  function callOutbox<M extends StorageMethod>(
    method: M,
    args: Parameters<StorageMethods[M]>,
  ): Promise<Result<StorageValue<M>>> {
    if (untold === null) return call(outbox, method, args);
    const error = untold;
    untold = null;
    return Promise.resolve({ ok: false, error });
  }

  async function openOutbox(file: OutboxFile): Promise<OutboxOpenOutcome> {
    return outbox.phase().kind === 'open' && outbox.holds(file)
      ? { kind: 'opened' }
      : outboxOutcome(await open(outbox, file));
  }

  return {
    reader: {
      orderIds: (query) => call(cache, 'orderIds', [query]),
      rows: (shop, ids) => call(cache, 'rows', [shop, ids]),
      order: (key) => call(cache, 'order', [key]),
      counts: (shop) => call(cache, 'counts', [shop]),
      size: () => call(cache, 'size', []),
    },
    writer: {
      position: (shop) => call(cache, 'position', [shop]),
      commit: (batch) => call(cache, 'commit', [batch]),
      versions: (shop, from, to) => call(cache, 'versions', [shop, from, to]),
      abandonedSince: (shop, since) => call(cache, 'abandonedSince', [shop, since]),
      newest: (shop, limit) => call(cache, 'newest', [shop, limit]),
      wipe: (shop) => call(cache, 'wipe', [shop]),
    },
    outbox: {
      add: (change) => callOutbox('outbox:add', [change]),
      update: (change) => callOutbox('outbox:update', [change]),
      get: (key) => callOutbox('outbox:get', [key]),
      list: (shop, orderId) => callOutbox('outbox:list', [shop, orderId]),
      unsettled: () => callOutbox('outbox:unsettled', []),
      wipe: (shop) => callOutbox('outbox:wipe', [shop]),
    },
    async open(file) {
      notice = null;
      return open(cache, file);
    },
    close: () => close(cache),
    openOutbox(file) {
      // asked twice at once, the second finds the file open; asked alone, calls wait from this very moment
      const outcome = openingOutbox?.then(() => openOutbox(file)) ?? openOutbox(file);
      openingOutbox = outcome;
      void outcome.then(() => {
        if (openingOutbox === outcome) openingOutbox = null;
      });
      return outcome;
    },
    hasOutboxFailed: () => outbox.phase().kind === 'failed',
    closeOutbox: () => close(outbox),
    pid: () => keeper.pid(),
  };
}

function outboxOutcome(outcome: FileOutcome): OutboxOpenOutcome {
  if (outcome.kind !== 'rebuilt') return outcome;
  return outcome.setAside === null
    ? { kind: 'opened' }
    : { kind: 'begun-anew', keptAs: outcome.setAside };
}
