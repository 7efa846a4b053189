import type { AppErrorData } from '../../shared/errors';
import type { CacheState } from '../../shared/ipc/contract';
import { assertNever, fail, type Result } from '../../shared/result';
import { createCallQueue } from './call-queue';
import type { OpenAnswer, StorageMethod, StorageMethods } from './messages';
import { decideRestart, type ExitTimes } from './restart-policy';
import { systemClock, type StorageClock } from './storage-clock';
import type { CacheFile, CacheReader, CacheWriter, OpenOutcome } from '../cache/types';

/** A running storage process as its owner sees it (Electron's utility process, or any child with a message channel). */
export type StorageProcess = {
  /** The process id, where it is known. */
  readonly pid?: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the process ends. */
  onExit(listener: (code: number) => void): void;
  kill(): void;
};

/** What the storage needs of its surroundings. */
export type StorageOptions = {
  /** Starts `process.ts` in a process of its own. */
  fork(): StorageProcess;
  /** Told at each change: opened, rebuilt, failed, closed. `orders` and `bytes` are those of that moment. */
  onState(state: CacheState): void;
  /** The process came back and the file is open again: everything read before may be stale. */
  onRestart(): void;
  readonly clock?: StorageClock;
};

/** The cache as the main process holds it. */
export type Storage = {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  /** Starts the process and opens the file; a file open before is closed first. Never rejects. */
  open(cacheFile: CacheFile): Promise<OpenOutcome>;
  /** Ends the process; every waiting call is settled. Safe to call twice. */
  close(): Promise<void>;
  /** The id of the running process, or null. */
  pid(): number | null;
};

/** How long a closing process may take to bring its journal into the file. */
const closeLimitMs = 3_000;

/** From this many ends within a minute the file itself is suspected. */
const suspectAfter = 2;

const notOpen: AppErrorData = { code: 'cache-unusable', facts: { reason: 'not open' } };
const keepsStopping: AppErrorData = {
  code: 'cache-unusable',
  facts: { reason: 'the storage process keeps stopping' },
};

type Phase =
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: AppErrorData }
  /** Forked or about to be; calls wait. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'open' };

/**
 * The main process's end of the cache. Calls made while the process starts or restarts wait for it. When it ends by itself it is
 * started again with a growing rest and opens the file again; reads under way are repeated once, writes under way fail with
 * `storage-restarted`. After five restarts in a minute it gives up: every call fails until `open` is called anew.
 */
export function createStorage(options: StorageOptions): Storage {
  const clock = options.clock ?? systemClock;
  const queue = createCallQueue();
  let phase: Phase = { kind: 'closed' };
  let child: StorageProcess | null = null;
  let cacheFile: CacheFile | null = null;
  let exits: ExitTimes = [];
  let notice: Extract<CacheState, { kind: 'open' }>['notice'] = null;
  let stopTimer: (() => void) | null = null;
  let tellOpened: ((outcome: OpenOutcome) => void) | null = null;

  function start(): void {
    stopTimer = null;
    const file = cacheFile;
    if (file === null) return;
    const forked = options.fork();
    child = forked;
    forked.onMessage((message) => {
      if (child === forked) queue.settle(message);
    });
    forked.onExit(() => {
      if (child === forked) restart();
    });
    queue.connect((request) => forked.post(request));
    void queue.call('open', [file, exits.length >= suspectAfter], 'urgent').then((answer) => {
      if (child === forked) opened(answer);
    });
  }

  function opened(answer: Result<OpenAnswer>): void {
    // A process that ended while opening is dealt with in `restart`.
    if (!answer.ok && answer.error.code === 'storage-restarted') return;
    const outcome: OpenOutcome = answer.ok
      ? answer.value.outcome
      : { kind: 'unusable', reason: answer.error.code };
    const isFirst = tellOpened !== null;
    const error = openError(outcome);
    if (error !== null) {
      giveUp(error, outcome);
      return;
    }
    if (outcome.kind === 'rebuilt') {
      notice = { kind: 'rebuilt', setAside: outcome.setAside };
      queue.forgetPositions();
    }
    phase = { kind: 'open' };
    const { orders, bytes } = answer.ok ? answer.value : { orders: 0, bytes: 0 };
    options.onState({ kind: 'open', orders, bytes, notice });
    tellOpened?.(outcome);
    tellOpened = null;
    queue.release();
    if (!isFirst) options.onRestart();
  }

  function restart(): void {
    child = null;
    phase = { kind: 'starting' };
    queue.disconnect();
    const { decision, exits: remembered } = decideRestart(exits, clock.nowMs());
    exits = remembered;
    if (decision.kind === 'restart') {
      stopTimer = clock.after(decision.delayMs, start);
      return;
    }
    giveUp(keepsStopping, { kind: 'unusable', reason: 'the storage process keeps stopping' });
  }

  function giveUp(error: AppErrorData, outcome: OpenOutcome): void {
    phase = { kind: 'failed', error };
    end();
    queue.failAll(error);
    options.onState({ kind: 'failed', error });
    tellOpened?.(outcome);
    tellOpened = null;
  }

  function end(): void {
    stopTimer?.();
    stopTimer = null;
    const ending = child;
    child = null;
    ending?.kill();
  }

  async function close(): Promise<void> {
    if (phase.kind === 'closed') return;
    if (phase.kind === 'open') {
      await new Promise<void>((resolve) => {
        const stop = clock.after(closeLimitMs, resolve);
        void queue.call('close', [], 'urgent').then(() => {
          stop();
          resolve();
        });
      });
    }
    phase = { kind: 'closed' };
    end();
    cacheFile = null;
    queue.failAll(notOpen);
    options.onState({ kind: 'closed' });
    tellOpened?.({ kind: 'unusable', reason: 'closed' });
    tellOpened = null;
  }

  function call<M extends StorageMethod>(method: M, args: Parameters<StorageMethods[M]>) {
    if (phase.kind === 'closed') return Promise.resolve(fail(notOpen.code, notOpen.facts));
    if (phase.kind === 'failed') {
      return Promise.resolve(fail(phase.error.code, phase.error.facts));
    }
    return queue.call(method, args, 'in-turn');
  }

  return {
    reader: {
      orderIds: (query) => call('orderIds', [query]),
      rows: (shop, ids) => call('rows', [shop, ids]),
      order: (key) => call('order', [key]),
      counts: (shop) => call('counts', [shop]),
      size: () => call('size', []),
    },
    writer: {
      position: (shop) => call('position', [shop]),
      commit: (batch) => call('commit', [batch]),
      abandonedSince: (shop, since) => call('abandonedSince', [shop, since]),
      newest: (shop, limit) => call('newest', [shop, limit]),
      wipe: (shop) => call('wipe', [shop]),
    },
    async open(file) {
      if (phase.kind !== 'closed') await close();
      cacheFile = file;
      exits = [];
      notice = null;
      phase = { kind: 'starting' };
      return new Promise<OpenOutcome>((resolve) => {
        tellOpened = resolve;
        start();
      });
    },
    close,
    pid: () => child?.pid ?? null,
  };
}

/** The error a file that could not be opened stands for, or null when it is open. */
function openError(outcome: OpenOutcome): AppErrorData | null {
  switch (outcome.kind) {
    case 'opened':
    case 'rebuilt':
      return null;
    case 'locked':
      return { code: 'cache-locked', facts: {} };
    case 'from-newer-desk':
      return {
        code: 'cache-from-newer-desk',
        facts: { found: outcome.found, known: outcome.known },
      };
    case 'unusable':
      return { code: 'cache-unusable', facts: { reason: outcome.reason } };
    default:
      return assertNever(outcome);
  }
}
