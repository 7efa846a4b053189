import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CacheState } from '../../../shared/ipc/contract';
import { testKey } from '../../sqlite/testing/files';
import type { StorageProcess } from '../keeper';
import { createStorage } from '../storage';
import type { StorageClock } from '../storage-clock';

/** The key of the outbox, another than that of the cache. */
export const outboxKey = '7e'.repeat(32);

/** Rests are skipped; a limit on closing is never reached. */
const hurried: StorageClock = {
  nowMs: () => 0,
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs === 3_000 ? delayMs : 0);
    return () => clearTimeout(timer);
  },
};

/** A clock on which every end of the process lies an hour after the one before. */
export function patient(): StorageClock {
  let hour = 0;
  return { ...hurried, nowMs: () => (hour += 1) * 3_600_000 };
}

/** A storage over the processes `fork` starts, with a cache and an outbox of its own below `folder`, and what it told. */
export function makeStorage(
  folder: string,
  fork: () => StorageProcess,
  clock: StorageClock = hurried,
) {
  const states: CacheState[] = [];
  const forked: StorageProcess[] = [];
  let told = 0;
  const waiting: (() => void)[] = [];
  const storage = createStorage({
    fork: () => {
      const child = fork();
      forked.push(child);
      return child;
    },
    onState: (state) => states.push(state),
    onRestart: () => {
      told += 1;
      for (const tell of waiting.splice(0)) tell();
    },
    clock,
  });
  const own = join(folder, randomUUID());
  const file = join(own, 'cache', 'cache.db');
  const outboxFile = join(own, 'outbox', 'outbox.db');
  return {
    storage,
    states,
    forked,
    file,
    outboxFile,
    open: () => storage.open({ file, keyHex: testKey }),
    openOutbox: () => storage.openOutbox({ file: outboxFile, keyHex: outboxKey }),
    kill: (signal: NodeJS.Signals) => process.kill(storage.pid() ?? 0, signal),
    restarts: () => told,
    nextRestart: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
}
