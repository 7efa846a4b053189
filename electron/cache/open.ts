import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkKey, writeCheck } from '../sqlite/check-value';
import { knownVersion, migrate, schemaVersion } from '../sqlite/migrate';
import { migrations } from './migrations/list';
import type { Migration } from '../sqlite/migration';
import { connect, type Connection } from '../sqlite/port';
import { readRevision } from './revision';
import { isMarkedDamaged, markDamaged, removeOldSetAsides, setAside } from '../sqlite/set-aside';
import { isSound } from './soundness';
import { sql } from '../sqlite/sql';
import { diskProblem, sqliteProblem } from '../sqlite/sqlite-problem';
import type { OpenOutcome } from './types';

/** What to open and how. */
export type OpenOptions = {
  readonly file: string;
  /** 32 bytes as 64 hex digits. */
  readonly keyHex: string;
  readonly nowMs: number;
  /** True when the process ended again and again with this file: it is then read whole before it is trusted. */
  readonly isSuspect: boolean;
  /** The steps of the schema; tests hand in others. */
  readonly steps?: readonly Migration[];
};

/** The open file, or why there is none. */
export type Opened =
  | {
      readonly db: Connection;
      readonly outcome: Extract<OpenOutcome, { kind: 'opened' | 'rebuilt' }>;
    }
  | {
      readonly db: null;
      readonly outcome: Extract<OpenOutcome, { kind: 'locked' | 'from-newer-desk' | 'unusable' }>;
    }
  /** The file is damaged and marked, but cannot be moved while this process lives: open it in a new one. */
  | { readonly db: null; readonly outcome: null };

/**
 * Opens the cache file, or begins it. Only a file that is proven to be made with this key and broken is moved aside; a file of
 * another key, of a newer desk, or without its check value and unreadable stays untouched. Throws only on a bug.
 */
export function openCache(options: OpenOptions): Opened {
  try {
    return openChecked(options);
  } catch (error) {
    const problem = sqliteProblem(error) ?? diskProblem(error);
    if (problem === null) throw error;
    return { db: null, outcome: { kind: 'unusable', reason: problem } };
  }
}

function openChecked(options: OpenOptions): Opened {
  const { file, keyHex, nowMs } = options;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const check = checkKey(file, keyHex);
  if (hasContent(file) && check === 'differs') return { db: null, outcome: { kind: 'locked' } };
  removeOldSetAsides(file, nowMs);
  if (check === 'matches' && isMarkedDamaged(file)) return rebuild(options);
  if (!hasContent(file)) return { db: begin(options), outcome: { kind: 'opened' } };

  const tried = tryOpen(options);
  if (tried.kind === 'damaged') {
    // Without a check value a wrong key and a broken file cannot be told apart.
    if (check === 'absent') return { db: null, outcome: { kind: 'locked' } };
    markDamaged(file);
    return rebuild(options);
  }
  if (tried.kind === 'newer') {
    const { found, known } = tried;
    return { db: null, outcome: { kind: 'from-newer-desk', found, known } };
  }
  if (check === 'absent') writeCheck(file, keyHex);
  return { db: tried.db, outcome: { kind: 'opened' } };
}

type Tried =
  | { readonly kind: 'open'; readonly db: Connection }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number };

function tryOpen(options: OpenOptions): Tried {
  const steps = options.steps ?? migrations;
  const known = knownVersion(steps);
  let db: Connection | null = null;
  try {
    db = connect(options.file, options.keyHex);
    const found = schemaVersion(db);
    if (found > known) {
      db.close();
      return { kind: 'newer', found, known };
    }
    if (options.isSuspect && found === known && !isSound(db)) {
      db.close();
      return { kind: 'damaged' };
    }
    prepare(db, steps);
    return { kind: 'open', db };
  } catch (error) {
    db?.close();
    if (sqliteProblem(error) !== 'damaged') throw error;
    return { kind: 'damaged' };
  }
}

/** Sets the file up for this connection and brings its schema to the known version. */
function prepare(db: Connection, steps: readonly Migration[]): void {
  // Only a new file takes it: two orders' JSON fit into a page of 8 KiB, of the default 4 KiB each wastes half.
  db.all(sql`PRAGMA page_size = 8192`);
  db.all(sql`PRAGMA journal_mode = WAL`);
  db.all(sql`PRAGMA synchronous = NORMAL`);
  db.all(sql`PRAGMA secure_delete = ON`);
  // Sorting and VACUUM would otherwise write plain text to temporary files.
  db.all(sql`PRAGMA temp_store = MEMORY`);
  db.all(sql`PRAGMA cache_size = -32768`); // 32 MiB: each page read again must be decrypted again
  migrate(db, steps);
  readRevision(db);
}

function begin(options: OpenOptions): Connection {
  const { file, keyHex, steps } = options;
  // The check value comes first: a file without one could not be told from a stranger's.
  writeCheck(file, keyHex);
  // SQLite gives the journal the rights of the file.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const db = connect(file, keyHex);
  prepare(db, steps ?? migrations);
  return db;
}

function rebuild(options: OpenOptions): Opened {
  let movedTo: string | null;
  try {
    movedTo = setAside(options.file, options.nowMs);
  } catch (error) {
    // Windows moves no file that is still open, and this process may hold it until it ends.
    if (diskProblem(error) === 'denied') return { db: null, outcome: null };
    throw error;
  }
  return { db: begin(options), outcome: { kind: 'rebuilt', setAside: movedTo } };
}

function hasContent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}
