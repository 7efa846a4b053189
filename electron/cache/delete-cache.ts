import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkFileOf } from './check-value';
import { markerOf, removeSetAsides } from './set-aside';

/**
 * Deletes a closed cache with everything that belongs to it: journal, check value, copies set aside. Needs no key, so it also serves
 * for a locked cache and at the end of a session that keeps nothing. Does nothing where there is no cache; throws when a file
 * cannot be deleted, e.g. because a process still holds it.
 */
export function deleteCache(file: string): void {
  if (!existsSync(dirname(file))) return;
  removeSetAsides(file);
  for (const path of [`${file}-wal`, `${file}-shm`, file, checkFileOf(file), markerOf(file)]) {
    rmSync(path, { force: true });
  }
}
