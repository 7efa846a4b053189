import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/result';
import {
  damagedExitCode,
  type OpenAnswer,
  type StorageAnswer,
  type StorageMethod,
  type StorageMethods,
  type StorageRequest,
} from './messages';
import { openCache } from '../cache/open';
import type { Connection } from '../sqlite/port';
import { createReader } from '../cache/reader';
import { markDamaged, removeSetAsides } from '../sqlite/set-aside';
import { sql } from '../sqlite/sql';
import { sqliteProblem } from '../sqlite/sqlite-problem';
import type { CacheFile, CacheReader, CacheWriter } from '../cache/types';
import { createWriter } from '../cache/writer';

/** What the server needs of the process it runs in. */
export type ServerOptions = {
  post(answer: StorageAnswer): void;
  /** Ends the process at once. */
  end(exitCode: number): void;
  /** Writes down an unexpected failure; the text holds no customer data. */
  report(text: string): void;
  nowMs(): number;
};

type OpenFile = CacheReader & CacheWriter & { readonly file: string; readonly db: Connection };

/**
 * Answers the calls of `storage.ts` one after the other. Trouble with the disk becomes `cache-unusable`, a bug becomes `bug` with a
 * reference to the report. Damage found at run time is marked and ends the process: the next one sets the file aside.
 */
export function createServer(options: ServerOptions): (message: unknown) => Promise<void> {
  let open: OpenFile | null = null;

  function openFile(cacheFile: CacheFile, isSuspect: boolean): Result<OpenAnswer> {
    open?.db.close();
    open = null;
    const { file, keyHex } = cacheFile;
    const { db, outcome } = openCache({ file, keyHex, nowMs: options.nowMs(), isSuspect });
    if (outcome === null) {
      options.end(damagedExitCode);
      return fail('storage-restarted');
    }
    if (db === null) return ok({ outcome, orders: 0, bytes: 0 });
    open = {
      file,
      db,
      ...createReader(db, () => fileBytes(file)),
      ...createWriter(db),
    };
    const orders = db.one(sql`SELECT count(*) AS orders FROM orders`)?.['orders'];
    return ok({
      outcome,
      orders: typeof orders === 'number' ? orders : 0,
      bytes: fileBytes(file),
    });
  }

  const methods: StorageMethods = {
    open: async (cacheFile, isSuspect) => openFile(cacheFile, isSuspect),
    async close() {
      open?.db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
      open?.db.close();
      open = null;
      return ok(null);
    },
    orderIds: (query) => onFile((file) => file.orderIds(query)),
    rows: (shop, ids) => onFile((file) => file.rows(shop, ids)),
    order: (key) => onFile((file) => file.order(key)),
    counts: (shop) => onFile((file) => file.counts(shop)),
    size: () => onFile((file) => file.size()),
    position: (shop) => onFile((file) => file.position(shop)),
    commit: (batch) => onFile((file) => file.commit(batch)),
    abandonedSince: (shop, since) => onFile((file) => file.abandonedSince(shop, since)),
    newest: (shop, limit) => onFile((file) => file.newest(shop, limit)),
    wipe: (shop) =>
      onFile((file) => {
        // A copy set aside may hold the shop's orders too.
        removeSetAsides(file.file);
        return file.wipe(shop);
      }),
  };

  async function onFile<T>(ask: (file: OpenFile) => Promise<Result<T>>): Promise<Result<T>> {
    return open === null ? fail('cache-unusable', { reason: 'not open' }) : ask(open);
  }

  async function answer(request: StorageRequest): Promise<Result<unknown>> {
    try {
      return await dispatch(methods, request);
    } catch (error) {
      const problem = sqliteProblem(error);
      if (problem === 'damaged' && open !== null) {
        markDamaged(open.file);
        options.end(damagedExitCode);
        return fail('storage-restarted');
      }
      if (problem !== null) return fail('cache-unusable', { reason: problem });
      const reference = randomUUID().slice(0, 8);
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      options.report(`${reference} ${request.method}: ${detail}`);
      return fail('bug', { reference });
    }
  }

  return async (message) => {
    const request = message as StorageRequest; // only `storage.ts` holds the other end
    const result = await answer(request);
    options.post({ id: request.id, result });
  };
}

/** Calls the method with its own arguments. */
function dispatch(methods: StorageMethods, { method, args }: StorageRequest) {
  // The compiler cannot follow that `args` belongs to `method` once both are apart; `StorageRequest` guarantees it.
  const table = methods as unknown as Readonly<
    Record<StorageMethod, (...values: readonly unknown[]) => Promise<Result<unknown>>>
  >;
  return table[method](...args);
}

function fileBytes(file: string): number {
  return [file, `${file}-wal`].reduce(
    (sum, path) => sum + (existsSync(path) ? statSync(path).size : 0),
    0,
  );
}
