import path from 'node:path';
import { fail, ok, type Result } from '../../shared/result';
import type { ShopId } from '../../shared/ids';
import type { CacheState } from '../../shared/ipc/contract';
import type { CacheFile, CacheReader, CacheWriter, OpenOutcome } from '../cache/types';
import type { Vault } from '../secrets/vault';
import { createTurns } from './in-turn';
import { removeFolder } from './remove-folder';
import { requireOpen } from './require-open';

/** The storage as it is used here; see electron/cache. */
export type StoragePort = {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  open(file: CacheFile): Promise<OpenOutcome>;
  close(): Promise<void>;
};

/** The cache of all shops, tied to the vault that holds its key. */
export type LocalCopy = {
  /** Answers what stands in the way while the file is not open: `vault-not-chosen`, `vault-locked` … */
  readonly reader: CacheReader;
  /** Writes of several shops one after the other, so that a read of the window never waits for more than one. */
  readonly writer: CacheWriter;
  /** Opens the file with the vault's key; once open it does nothing, and after `close` it fails. */
  open(): Promise<Result<null>>;
  /** Forgets one shop's orders, opening the file first where it is shut. */
  wipe(shop: ShopId): Promise<Result<null>>;
  /** Closes and deletes the cache's folder: file, journal, check value, mark of damage, set-aside copies. */
  remove(): Promise<Result<null>>;
  /** Ends the storage for good; the cache of a session that keeps nothing is deleted. */
  close(): Promise<void>;
  /** With the figures of now. */
  state(): Promise<CacheState>;
  /** To be called with what the storage tells of itself. */
  noteState(state: CacheState): void;
};

/** `folder` lasts; `sessionFolder` is for a session that keeps nothing. Both may be missing. */
export type LocalCopyParts = {
  readonly storage: StoragePort;
  readonly vault: Vault;
  readonly folder: string;
  readonly sessionFolder: string;
};

/** Makes the local copy. The cache a killed session left behind is removed before the first file is opened. */
export function createLocalCopy({
  storage,
  vault,
  folder,
  sessionFolder,
}: LocalCopyParts): LocalCopy {
  let last: CacheState = { kind: 'closed' };
  let opening: Promise<Result<null>> | null = null;
  let failedOpening: Result<never> | null = null;
  let isClosed = false;
  // one that cannot be deleted is opened over with another key, and that is told then
  const leftoverGone = removeFolder(sessionFolder).catch(() => undefined);

  async function openNow(): Promise<Result<null>> {
    await leftoverGone;
    const keys = vault.dataKeys();
    if (keys === null) return notOpen(vault);
    const state = vault.state();
    const isSession = state.kind === 'open' && state.mode === 'session';
    const file = path.join(isSession ? sessionFolder : folder, 'cache.db');
    return resultOf(await storage.open({ file, keyHex: keys.cacheKeyHex }));
  }

  /** Reads wait for a file that is being opened, and tell why one could not be. */
  async function whenOpen<T>(read: () => Promise<Result<T>>): Promise<Result<T>> {
    if (opening === null) return failedOpening ?? notOpen(vault);
    const opened = await opening;
    return opened.ok ? read() : opened;
  }

  async function open(): Promise<Result<null>> {
    // what is late at the end of a run must not begin the storage again
    if (isClosed) return fail('cache-unusable', { reason: 'closed' });
    opening ??= openNow();
    const mine = opening;
    const opened = await mine;
    failedOpening = opened.ok ? null : opened;
    if (!opened.ok && opening === mine) opening = null;
    return opened;
  }

  const { reader, writer } = storage;
  const commits = createTurns();
  return {
    reader: {
      orderIds: (query) => whenOpen(() => reader.orderIds(query)),
      rows: (shop, ids) => whenOpen(() => reader.rows(shop, ids)),
      order: (key) => whenOpen(() => reader.order(key)),
      counts: (shop) => whenOpen(() => reader.counts(shop)),
      size: () => whenOpen(() => reader.size()),
    },
    writer: { ...writer, commit: (batch) => commits.inTurn(() => writer.commit(batch)) },
    open,
    async wipe(shop) {
      const opened = await open();
      return opened.ok ? writer.wipe(shop) : opened;
    },
    async remove() {
      opening = null;
      failedOpening = null;
      await storage.close();
      try {
        await Promise.all([removeFolder(folder), removeFolder(sessionFolder)]);
        return ok(null);
      } catch (error) {
        return fail('cache-unusable', { reason: error instanceof Error ? error.message : 'rm' });
      }
    },
    async close() {
      isClosed = true;
      opening = null;
      await storage.close();
      await removeFolder(sessionFolder);
    },
    async state() {
      if (last.kind !== 'open') return last;
      const size = await reader.size();
      return size.ok ? { ...last, ...size.value } : last;
    },
    noteState(state) {
      last = state;
    },
  };
}

function notOpen(vault: Vault): Result<never> {
  const open = requireOpen(vault);
  return open.ok ? fail('no-shop') : open;
}

function resultOf(outcome: OpenOutcome): Result<null> {
  switch (outcome.kind) {
    case 'opened':
    case 'rebuilt':
      return ok(null);
    case 'locked':
      return fail('cache-locked');
    case 'from-newer-desk':
      return fail('cache-from-newer-desk', { found: outcome.found, known: outcome.known });
    case 'unusable':
      return fail('cache-unusable', { reason: outcome.reason });
  }
}
