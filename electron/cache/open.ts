import { existsSync } from 'node:fs';
import type { Migration } from '../sqlite/migration';
import { openFile, type FileToOpen, type OpenedFile } from '../sqlite/open-file';
import { removeOldSetAsides, removeSetAsides, setAside } from '../sqlite/set-aside';
import { sql } from '../sqlite/sql';
import { migrations } from './migrations/list';
import { readRevision } from './revision';
import { isSound } from './soundness';

/** What to open and how; tests hand in other steps of the schema. */
export type OpenOptions = FileToOpen & { readonly steps?: readonly Migration[] };

/** Opens the cache file, or begins it. At most one damaged file is kept beside it, for 14 days. Throws only on a bug. */
export function openCache(options: OpenOptions): OpenedFile {
  const { file, nowMs } = options;
  return openFile(options, {
    steps: options.steps ?? migrations,
    setUp(db) {
      removeOldSetAsides(file, nowMs);
      // Only a new file takes it: two orders' JSON fit into a page of 8 KiB, of the default 4 KiB each wastes half.
      db.all(sql`PRAGMA page_size = 8192`);
      db.all(sql`PRAGMA journal_mode = WAL`);
      db.all(sql`PRAGMA synchronous = NORMAL`);
      db.all(sql`PRAGMA secure_delete = ON`);
      // Sorting and VACUUM would otherwise write plain text to temporary files.
      db.all(sql`PRAGMA temp_store = MEMORY`);
      db.all(sql`PRAGMA cache_size = -32768`); // 32 MiB: each page read again must be decrypted again
    },
    beforeMigration: () => undefined,
    verify: readRevision,
    isSound,
    moveAside() {
      if (existsSync(file)) removeSetAsides(file);
      return setAside(file, nowMs);
    },
  });
}
