import { existsSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/result';
import { openCache } from '../cache/open';
import { createReader } from '../cache/reader';
import type { CacheFile, CacheReader, CacheWriter } from '../cache/types';
import { createWriter } from '../cache/writer';
import type { Connection } from '../sqlite/port';
import { removeSetAsides } from '../sqlite/set-aside';
import { sql } from '../sqlite/sql';
import { closeWhole, type HeldFile, type Holding } from './held-file';
import type { OpenAnswer, StorageMethods } from './messages';

type OpenFile = CacheReader & CacheWriter & { readonly file: string; readonly db: Connection };

type CacheMethods = Pick<StorageMethods, 'open' | keyof CacheReader | keyof CacheWriter>;

/** The cache in the storage process; its calls fail with `cache-unusable` while no file is open. */
export function holdCache(holding: Holding): HeldFile<CacheMethods> {
  let open: OpenFile | null = null;

  function openFile({ file, keyHex }: CacheFile, isSuspect: boolean): Result<OpenAnswer> {
    open?.db.close();
    open = null;
    const { db, outcome } = openCache({ file, keyHex, nowMs: holding.nowMs(), isSuspect });
    if (outcome === null) {
      holding.endDamaged();
      return fail('storage-restarted');
    }
    if (db === null) return ok({ outcome, orders: 0, bytes: 0 });
    open = { file, db, ...createReader(db, () => fileBytes(file)), ...createWriter(db) };
    const orders = db.one(sql`SELECT count(*) AS orders FROM orders`)?.['orders'];
    return ok({
      outcome,
      orders: typeof orders === 'number' ? orders : 0,
      bytes: fileBytes(file),
    });
  }

  async function onFile<T>(ask: (file: OpenFile) => Promise<Result<T>>): Promise<Result<T>> {
    return open === null ? fail('cache-unusable', { reason: 'not open' }) : ask(open);
  }

  return {
    methods: {
      open: async (cacheFile, isSuspect) => openFile(cacheFile, isSuspect),
      orderIds: (query) => onFile((file) => file.orderIds(query)),
      rows: (shop, ids) => onFile((file) => file.rows(shop, ids)),
      order: (key) => onFile((file) => file.order(key)),
      counts: (shop) => onFile((file) => file.counts(shop)),
      size: () => onFile((file) => file.size()),
      position: (shop) => onFile((file) => file.position(shop)),
      commit: (batch) => onFile((file) => file.commit(batch)),
      versions: (shop, from, to) => onFile((file) => file.versions(shop, from, to)),
      abandonedSince: (shop, since) => onFile((file) => file.abandonedSince(shop, since)),
      newest: (shop, limit) => onFile((file) => file.newest(shop, limit)),
      wipe: (shop) =>
        onFile((file) => {
          // A copy set aside may hold the shop's orders too.
          removeSetAsides(file.file);
          return file.wipe(shop);
        }),
    },
    place: () => open?.file ?? null,
    close() {
      if (open !== null) closeWhole(open.db);
      open = null;
    },
    unusable: 'cache-unusable',
  };
}

function fileBytes(file: string): number {
  return [file, `${file}-wal`].reduce(
    (sum, path) => sum + (existsSync(path) ? statSync(path).size : 0),
    0,
  );
}
