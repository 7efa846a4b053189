import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StatusCount } from '../../../shared/order';
import type { ContentsOf } from '../../../shared/order-contents';
import { fail, ok, type Result } from '../../../shared/result';
import type { ShopId } from '../../../shared/ids';
import type { Events } from '../../../shared/ipc/contract';
import type { ConnectStep, Shop } from '../../../shared/shop';
import type { SyncState } from '../../../shared/sync-state';
import type { CacheFile, CacheReader, CacheWriter, OpenOutcome } from '../../cache/types';
import type { Dialect } from '../../../shared/capabilities';
import type { ReadOutcome } from '../../opencart/client';
import type { FoundConnector } from '../../opencart/connector/types';
import type { OutboxFile, OutboxOpenOutcome, OutboxPort } from '../../outbox/types';
import { openVault, type SafeStoragePort } from '../../secrets/vault';
import { createSettings } from '../../settings/settings';
import { defaultSettings, type SettingsData } from '../../settings/settings-data';
import type { SyncEngine, SyncParts } from '../../sync/types';
import type { ShopAccess, ShopLogin } from '../connect';
import { createLocalCopy, type StoragePort } from '../local-copy';
import { createLocalOutbox } from '../local-outbox';
import { createShops } from '../service';

/** The key the made-up shop accepts. */
export const rightKey = 'right-key-of-the-shop';

/** How the made-up shop behaves; tests change it while it runs. */
export type ShopBehaviour = {
  probe: Result<{ address: string; dialect: Dialect }>;
  login: Result<null> | null;
  read: ReadOutcome;
  /** Waits in front of every login, to be called off meanwhile. */
  beforeLogin: (signal: AbortSignal) => Promise<void>;
  /** What looking for its connector finds. */
  connector: Result<FoundConnector>;
  /** Waits in front of every look for the connector. */
  beforeLook: (signal: AbortSignal) => Promise<void>;
  /** Hears each step of connecting as it begins. */
  onStep: (step: ConnectStep) => void;
  /** Waited for by every sync that is stopped. */
  beforeSyncEnds: Promise<void>;
  /** Thrown by every write of the settings; null while the disk has room. */
  diskTrouble: Error | null;
  isOnline: boolean;
  nowMs: number;
};

/** What happened, in order, across the ports. */
export type Diary = string[];

/** Encrypts by turning the text around: it only has to be there and to be switched off. */
export function keyStore(isAvailable = true): SafeStoragePort {
  const turn = (text: string) => Array.from(text).reverse().join('');
  return {
    isAvailable: () => isAvailable,
    encrypt: (text) => Buffer.from(turn(text)),
    decrypt: (blob) => turn(blob.toString()),
  };
}

/** A desk in a folder, with a made-up shop, storage and sync; everything between them is real. */
export async function makeDesk(
  folder: string,
  saved: { data: SettingsData },
  diary: Diary = [],
  safeStorage = keyStore(),
) {
  const behaviour: ShopBehaviour = {
    probe: ok({ address: 'https://quay.example/', dialect: '3.0' }),
    login: null,
    read: { kind: 'missing' },
    beforeLogin: () => Promise.resolve(),
    connector: ok({ kind: 'missing' }),
    beforeLook: () => Promise.resolve(),
    onStep: () => undefined,
    beforeSyncEnds: Promise.resolve(),
    diskTrouble: null,
    isOnline: true,
    nowMs: 1_800_000_000_000,
  };
  const vault = await openVault({
    folder,
    safeStorage,
    onState: ({ kind }) => diary.push(`vault ${kind}`),
  });
  const settings = createSettings(saved.data, {
    write(data) {
      if (behaviour.diskTrouble !== null) throw behaviour.diskTrouble;
      saved.data = data;
      diary.push(`settings ${data.shops.length} shops, wiping ${data.wiping.length}`);
    },
  });
  const storage = makeStorage(diary);
  const localCopy = createLocalCopy({
    storage,
    vault,
    folder: path.join(folder, 'cache'),
    sessionFolder: path.join(folder, 'session-cache'),
  });
  const outboxFiles = makeOutbox(diary);
  const outbox = createLocalOutbox({
    storage: outboxFiles,
    vault,
    folder: path.join(folder, 'outbox'),
    sessionFolder: path.join(folder, 'session-outbox'),
    onOpened: () => diary.push('outbox open'),
  });
  const logins: ShopLogin[] = [];
  const engines: MadeUpSync[] = [];
  const news = {
    shops: [] as (readonly Shop[])[],
    steps: [] as ConnectStep[],
    syncs: [] as SyncState[],
    orders: [] as Events['orders:changed'][],
  };
  const shops = createShops({
    settings,
    vault,
    localCopy,
    outbox,
    access: makeAccess(behaviour, diary, logins),
    firstPaint: Promise.resolve(),
    createSync(parts) {
      const engine = makeSync(parts, behaviour, diary);
      engines.push(engine);
      return engine;
    },
    clock: { now: () => behaviour.nowMs, setTimer: () => () => undefined },
    news: {
      shopsChanged: (list) => news.shops.push(list),
      connectStepped(step) {
        news.steps.push(step);
        behaviour.onStep(step);
      },
      syncChanged(state) {
        news.syncs.push(state);
        diary.push('told sync');
      },
      ordersChanged: (change) => news.orders.push(change),
    },
    isOnline: () => behaviour.isOnline,
    clearPageStorage: async () => {
      diary.push('page storage cleared');
    },
  });
  return {
    shops,
    vault,
    settings,
    saved,
    localCopy,
    behaviour,
    engines,
    logins,
    outbox,
    news,
    diary,
    storage,
    outboxFiles,
  };
}

/** Fresh settings, to be kept by the test across restarts. */
export function freshSettings(): { data: SettingsData } {
  return { data: defaultSettings };
}

/** A sync whose commands are written down and whose phase a test may set. */
export type MadeUpSync = SyncEngine & {
  readonly parts: SyncParts;
  phase: SyncState['phase'];
};

function makeSync(parts: SyncParts, behaviour: ShopBehaviour, diary: Diary): MadeUpSync {
  const note = (what: string) => () => {
    diary.push(`sync ${what}`);
  };
  const engine: MadeUpSync = {
    parts,
    phase: { kind: 'idle', nextPassAt: null },
    start: note('start'),
    pause() {
      diary.push('sync pause');
      engine.phase = { kind: 'paused', by: 'user' };
    },
    resume() {
      diary.push('sync resume');
      engine.phase = { kind: 'idle', nextPassAt: null };
    },
    cancel: note('cancel'),
    now: note('now'),
    state: () => ({
      shop: parts.shop,
      phase: engine.phase,
      isOnline: parts.isOnline?.() ?? true,
      way: null,
      expected: null,
      compared: null,
      lastContactAt: null,
      firstPassDone: false,
      newestOrderId: null,
      lookedUpTo: 0,
      gapRule: 500,
      coverage: { read: 0, missing: 0, failed: 0, notYet: 0, ranges: [] },
      requests: 0,
      logins: 0,
      concurrency: 2,
    }),
    refresh: (orderId) => Promise.resolve(fail('order-not-found', { orderId })),
    stop: async () => {
      diary.push('sync stop');
      await behaviour.beforeSyncEnds;
      diary.push('sync ended');
    },
  };
  return engine;
}

function makeAccess(behaviour: ShopBehaviour, diary: Diary, logins: ShopLogin[]): ShopAccess {
  return {
    async probe(_, certificate) {
      diary.push(certificate === null ? 'probe' : `probe trusting ${certificate}`);
      return behaviour.probe;
    },
    async openClient(dialect, login) {
      diary.push('client open');
      logins.push(login);
      async function logIn(signal: AbortSignal): Promise<Result<null>> {
        await behaviour.beforeLogin(signal);
        if (signal.aborted) return fail('connection-dropped');
        if (behaviour.login?.ok === false) return behaviour.login;
        return login.key === rightKey ? ok(null) : fail('wrong-key', { username: 'desk' });
      }
      return {
        dialect,
        async openSession(signal) {
          const entered = await logIn(signal);
          if (!entered.ok) return entered;
          return ok({
            texts: { notFound: 'not found', noPermission: 'no permission' },
            maxParallel: 4,
            readOrder: () => Promise.resolve(behaviour.read),
            requests: () => 3,
          });
        },
        async proveAccess(signal) {
          diary.push('access proven');
          const entered = await logIn(signal);
          return entered.ok ? ok({ serverTime: null }) : entered;
        },
        openWriter: () => Promise.resolve(fail('not-offered', { what: 'addHistory' })),
        async openConnector(signal) {
          diary.push('connector looked for');
          await behaviour.beforeLook(signal);
          return signal.aborted ? fail('connection-dropped') : behaviour.connector;
        },
        close: () => {
          diary.push('client close');
        },
      };
    },
  };
}

type MadeUpOutbox = OutboxPort & {
  outcome: OutboxOpenOutcome;
  openedWith: OutboxFile | null;
  /** Set by a test: its process ended too often. */
  hasFailed: boolean;
};

/** An outbox that holds nothing and writes down what is done with its file. */
function makeOutbox(diary: Diary): MadeUpOutbox {
  const answer = async <T>(value: T): Promise<Result<T>> =>
    files.hasFailed ? fail('outbox-unusable', { reason: 'keeps stopping' }) : ok(value);
  const files: MadeUpOutbox = {
    outcome: { kind: 'opened' },
    openedWith: null,
    hasFailed: false,
    outbox: {
      add: () => answer(null),
      update: () => answer(null),
      get: () => answer(null),
      list: () => answer([]),
      unsettled: () => answer([]),
      async wipe(shop: ShopId) {
        diary.push(`outbox wipe ${shop}`);
        return ok(null);
      },
    },
    async openOutbox(file: OutboxFile) {
      files.openedWith = file;
      files.hasFailed = false;
      mkdirSync(path.dirname(file.file), { recursive: true });
      writeFileSync(file.file, `sealed with ${file.keyHex.slice(0, 4)}`);
      return files.outcome;
    },
    hasOutboxFailed: () => files.hasFailed,
    async closeOutbox() {
      diary.push('outbox close');
    },
  };
  return files;
}

type MadeUpStorage = StoragePort & {
  outcome: OpenOutcome;
  openedWith: CacheFile | null;
  /** Shop and number of each order written. */
  readonly committed: [ShopId, number][];
  /** Contents written with them. */
  readonly contents: ContentsOf[];
  /** When what was written last is said to have been read; null before. */
  committedAsOf: number | null;
  /** What the counts tell. */
  statuses: readonly StatusCount[];
};

/** A storage that writes its key's name into the file, so that tests see which file was opened with which key. */
function makeStorage(diary: Diary): MadeUpStorage {
  const none = () => Promise.resolve(fail('cache-unusable', { reason: 'not open' }));
  const storage: MadeUpStorage = {
    outcome: { kind: 'opened' },
    openedWith: null,
    committed: [],
    contents: [],
    committedAsOf: null,
    statuses: [],
    reader: {
      orderIds: none,
      rows: none,
      order: none,
      counts: async () => ok({ revision: 1, all: 0, abandoned: 0, statuses: storage.statuses }),
      size: () => Promise.resolve(ok({ orders: 7, bytes: 70 })),
    } satisfies CacheReader,
    writer: {
      position: none,
      async commit({ shop, asOf, orders, contents }) {
        storage.contents.push(...(contents ?? []));
        storage.committedAsOf = asOf;
        for (const { orderId } of orders) storage.committed.push([shop, orderId]);
        return ok({ revision: 2, ids: orders.map(({ orderId }) => orderId) });
      },
      abandonedSince: none,
      versions: none,
      newest: none,
      async wipe(shop) {
        diary.push(`cache wipe ${shop}`);
        return ok(null);
      },
    } satisfies CacheWriter,
    async open(file: CacheFile) {
      diary.push('storage open');
      storage.openedWith = file;
      mkdirSync(path.dirname(file.file), { recursive: true });
      writeFileSync(file.file, `sealed with ${file.keyHex.slice(0, 4)}`);
      return storage.outcome;
    },
    async close() {
      diary.push('storage close');
    },
  };
  return storage;
}

/** The parts of a desk a test works with. */
export type MadeUpDesk = Awaited<ReturnType<typeof makeDesk>>;
