import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkKey, writeCheck } from './check-value';
import { knownVersion, migrate, schemaVersion } from './migrate';
import type { Migration } from './migration';
import { connect, type Connection, type Readable, type Writable } from './port';
import { isMarkedDamaged, markDamaged } from './set-aside';
import { diskProblem, sqliteProblem } from './sqlite-problem';

/** What to open and how. */
export type FileToOpen = {
  readonly file: string;
  /** 32 bytes as 64 hex digits. */
  readonly keyHex: string;
  readonly nowMs: number;
  /** True when the process ended again and again with this file: it is then read whole before it is trusted. */
  readonly isSuspect: boolean;
};

/** What sets one kind of file apart. Whatever it throws is sorted by `sqlite-problem.ts`. */
export type FileKind = {
  /** The steps of its schema. */
  readonly steps: readonly Migration[];
  /** Sets this connection up: how it writes and what it keeps in memory. */
  setUp(db: Writable): void;
  /** Called with the version found, before an existing file is brought to the known one. */
  beforeMigration(db: Writable, found: number): void;
  /** Throws `DamagedError` when something is missing that must be there. */
  verify(db: Readable): void;
  /** Reads the whole file to see whether it is sound. */
  isSound(db: Readable): boolean;
  /** Moves the damaged file out of the way (see `setAside`); answers its new path, null when there was none. */
  moveAside(): string | null;
};

/** How opening ended. A damaged file was moved aside (its path told) and a new one begun; a locked or newer one was not touched. */
export type FileOutcome =
  | { readonly kind: 'opened' }
  | { readonly kind: 'rebuilt'; readonly setAside: string | null }
  | { readonly kind: 'locked' }
  | { readonly kind: 'from-newer-desk'; readonly found: number; readonly known: number }
  | { readonly kind: 'unusable'; readonly reason: string };

/** The open file, or why there is none. */
export type OpenedFile =
  | {
      readonly db: Connection;
      readonly outcome: Extract<FileOutcome, { kind: 'opened' | 'rebuilt' }>;
    }
  | {
      readonly db: null;
      readonly outcome: Extract<FileOutcome, { kind: 'locked' | 'from-newer-desk' | 'unusable' }>;
    }
  /** The file is damaged and marked, but cannot be moved while this process lives: open it in a new one. */
  | { readonly db: null; readonly outcome: null };

/**
 * Opens an encrypted file, or begins it. Only a file that is proven to be made with this key and broken is moved aside; a file of
 * another key, of a newer desk, or without its check value and unreadable stays untouched. Throws only on a bug.
 */
export function openFile(toOpen: FileToOpen, kind: FileKind): OpenedFile {
  try {
    return openChecked(toOpen, kind);
  } catch (error) {
    const problem = sqliteProblem(error) ?? diskProblem(error);
    if (problem === null) throw error;
    return { db: null, outcome: { kind: 'unusable', reason: problem } };
  }
}

function openChecked(toOpen: FileToOpen, kind: FileKind): OpenedFile {
  const { file, keyHex } = toOpen;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const check = checkKey(file, keyHex);
  if (hasContent(file) && check === 'differs') return { db: null, outcome: { kind: 'locked' } };
  if (check === 'matches' && isMarkedDamaged(file)) return rebuild(toOpen, kind);
  if (!hasContent(file)) return { db: begin(toOpen, kind), outcome: { kind: 'opened' } };

  const tried = tryOpen(toOpen, kind);
  if (tried.kind === 'damaged') {
    // Without a check value a wrong key and a broken file cannot be told apart.
    if (check === 'absent') return { db: null, outcome: { kind: 'locked' } };
    markDamaged(file);
    return rebuild(toOpen, kind);
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

function tryOpen({ file, keyHex, isSuspect }: FileToOpen, kind: FileKind): Tried {
  const known = knownVersion(kind.steps);
  let db: Connection | null = null;
  try {
    db = connect(file, keyHex);
    const found = schemaVersion(db);
    if (found > known) {
      db.close();
      return { kind: 'newer', found, known };
    }
    if (isSuspect && found === known && !kind.isSound(db)) {
      db.close();
      return { kind: 'damaged' };
    }
    kind.setUp(db);
    kind.beforeMigration(db, found);
    migrate(db, kind.steps);
    kind.verify(db);
    return { kind: 'open', db };
  } catch (error) {
    db?.close();
    if (sqliteProblem(error) !== 'damaged') throw error;
    return { kind: 'damaged' };
  }
}

function begin({ file, keyHex }: FileToOpen, kind: FileKind): Connection {
  // The check value comes first: a file without one could not be told from a stranger's.
  writeCheck(file, keyHex);
  // SQLite gives the journal the rights of the file.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const db = connect(file, keyHex);
  kind.setUp(db);
  migrate(db, kind.steps);
  kind.verify(db);
  return db;
}

function rebuild(toOpen: FileToOpen, kind: FileKind): OpenedFile {
  let movedTo: string | null;
  try {
    movedTo = kind.moveAside();
  } catch (error) {
    // Windows moves no file that is still open, and this process may hold it until it ends.
    if (diskProblem(error) === 'denied') return { db: null, outcome: null };
    throw error;
  }
  return { db: begin(toOpen, kind), outcome: { kind: 'rebuilt', setAside: movedTo } };
}

/** Whether there is a file that is not empty; one whose creation was broken off is. */
export function hasContent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}
