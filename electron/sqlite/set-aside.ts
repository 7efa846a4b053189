import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How long a set-aside copy is kept. */
const keptMs = 14 * 24 * 60 * 60 * 1000;

/** Stands between the name of a file and the time it was set aside. */
export const setAsideInfix = '.set-aside-';

/** Marks a file as damaged, so that the next process sets it aside before opening it. */
export function markDamaged(file: string): void {
  closeSync(openSync(markerOf(file), 'a', 0o600));
}

/** Whether an earlier process marked the file. */
export function isMarkedDamaged(file: string): boolean {
  return existsSync(markerOf(file));
}

/**
 * Moves the file and its journal aside and answers the new path, or null when there was no file. The mark goes last, so that a
 * move broken off is taken up by the next open.
 */
export function setAside(file: string, nowMs: number): string | null {
  const target = setAsideName(file, nowMs);
  const isThere = existsSync(file);
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${target}-wal`);
  if (isThere) renameSync(file, target);
  rmSync(`${file}-shm`, { force: true });
  rmSync(markerOf(file), { force: true });
  return isThere ? target : null;
}

/** The name of a file set aside at that moment. */
export function setAsideName(file: string, nowMs: number): string {
  return `${file}${setAsideInfix}${fileTime(nowMs)}`;
}

/** A moment as part of a file name; later ones sort behind. */
export function fileTime(nowMs: number): string {
  return new Date(nowMs).toISOString().replace(/[:.]/g, '-');
}

/** Removes the copies set aside before `beforeMs`; all of them by default. */
export function removeSetAsides(file: string, beforeMs = Number.POSITIVE_INFINITY): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(basename(file) + setAsideInfix)) continue;
    const path = join(folder, name);
    if (statSync(path).mtimeMs < beforeMs) rmSync(path, { force: true });
  }
}

/** Removes the copies older than 14 days. */
export function removeOldSetAsides(file: string, nowMs: number): void {
  removeSetAsides(file, nowMs - keptMs);
}

function markerOf(file: string): string {
  return `${file}.damaged`;
}
