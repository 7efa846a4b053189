import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ShopId } from '../../shared/ids';
import { connect, type Connection, type Writable } from '../sqlite/port';
import { fileTime, setAsideInfix } from '../sqlite/set-aside';
import { sql } from '../sqlite/sql';
import { wipeShop } from './store';

const kept = 3;
const infix = '.copy-';
const part = '.part';

/**
 * Writes a whole copy of the open file beside it, encrypted with the same key (SQLite's `VACUUM INTO` keeps the cipher), and removes
 * all but the last three. Throws what SQLite or the disk throws; a copy broken off is never taken for one.
 */
export function takeCopy(db: Writable, file: string, nowMs: number): void {
  const target = `${file}${infix}${fileTime(nowMs)}`;
  const unfinished = target + part;
  for (const path of filesBeside(file)) if (path.endsWith(part)) rmSync(path, { force: true });
  db.run(sql`VACUUM INTO ${unfinished}`);
  chmodSync(unfinished, 0o600);
  flush(unfinished);
  renameSync(unfinished, target);
  const others = copiesOf(file).filter((path) => path !== target);
  for (const path of others.slice(0, Math.max(0, others.length - kept + 1))) {
    rmSync(path, { force: true });
  }
}

/** The copies of the file in use, oldest first. */
export function copiesOf(file: string): readonly string[] {
  const start = file + infix;
  return filesBeside(file)
    .filter((path) => path.startsWith(start) && !path.endsWith(part))
    .sort();
}

/** Gives the copies to the file that was set aside, so that later copies do not push them out. */
export function keepCopiesWith(file: string, setAside: string): void {
  for (const path of copiesOf(file)) renameSync(path, setAside + path.slice(file.length));
}

/**
 * Takes a shop out of every copy and every file set aside. One that cannot be cleaned is removed, whatever it held of others: the
 * shop's text must not outlast it.
 */
export function forgetInCopies(file: string, keyHex: string, shop: ShopId): void {
  const isKept = (path: string): boolean =>
    [infix, setAsideInfix].some((name) => path.slice(file.length).includes(name));
  const isPart = (path: string): boolean => path.endsWith(part) || /-(wal|shm)$/.test(path);
  for (const path of filesBeside(file).filter(isKept)) {
    if (!isPart(path) && !isForgotten(path, keyHex, shop)) erase(path);
  }
  // a journal was brought into its file by then, or has none
  for (const path of filesBeside(file).filter(isKept)) if (isPart(path)) erase(path);
}

/** Empties first: a process on Windows removes no file it may still hold. Shared memory holds no text, and may be in use. */
function erase(path: string): void {
  if (!path.endsWith('-shm')) truncateSync(path, 0);
  try {
    rmSync(path, { force: true });
  } catch {
    // it holds nothing any more
  }
}

function isForgotten(path: string, keyHex: string, shop: ShopId): boolean {
  let db: Connection | null = null;
  try {
    db = connect(path, keyHex);
    setUpWriting(db);
    wipeShop(db, shop);
    // in a damaged file an index may not know every row
    const left = db.one(
      sql`SELECT count(*) AS changes FROM changes NOT INDEXED WHERE shop = ${shop}`,
    );
    return left?.['changes'] === 0;
  } catch {
    // whatever is wrong with it, its text must go
    return false;
  } finally {
    db?.close();
  }
}

/** How every file of the outbox is written: each commit reaches the disk, and nothing deleted stays readable. */
export function setUpWriting(db: Writable): void {
  db.all(sql`PRAGMA synchronous = FULL`);
  db.all(sql`PRAGMA secure_delete = ON`);
  // Sorting and VACUUM would otherwise write plain text to temporary files.
  db.all(sql`PRAGMA temp_store = MEMORY`);
}

function filesBeside(file: string): readonly string[] {
  const folder = dirname(file);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(basename(file)))
    .map((name) => join(folder, name));
}

function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
