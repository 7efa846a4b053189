import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const BEAT_MS = 2000;
/** A holder that has not touched its lock for so long is dead or frozen. */
const STALE_MS = 10 * 60_000;

/**
 * Runs `work` while holding a lock file, so that only one process at a time does it; others wait their turn.
 * The holder touches the file every two seconds; a lock whose holders are gone, or that was not touched for ten minutes, is
 * taken over. `onWait` is called once, with a holder's process id, if there is a wait.
 * @template T
 * @param {string} file
 * @param {(share: (pid: number) => void) => Promise<T>} work must not block the event loop for long; `share` makes a child
 *   process a holder too, so that the lock outlives a parent that is killed while its child works on
 * @param {{ onWait?: (pid: number) => void, pollMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work, { onWait, pollMs = 200 } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  let hasSaid = false;
  while (!create(file)) {
    if (isStale(file) && takeOver(file)) continue;
    if (!hasSaid) onWait?.(holders(file).find(isAlive) ?? 0);
    hasSaid = true;
    await delay(pollMs);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work((pid) => appendFileSync(file, ` ${pid}`));
  } finally {
    clearInterval(beat);
    // Not ours any more when this process was frozen and another one took over.
    if (holders(file)[0] === process.pid) rmSync(file, { force: true });
  }
}

/** @param {string} file */
function create(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a dead lock; false when another process is at it. A second, short-lived lock makes sure that of two processes that
 * both saw the dead lock the slower one does not remove the fresh lock of the faster one.
 * @param {string} file
 */
function takeOver(file) {
  const guard = `${file}.takeover`;
  if (!create(guard)) {
    if (isStale(guard)) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
    return true;
  } finally {
    rmSync(guard, { force: true });
  }
}

/** @param {string} file */
function isStale(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_MS) return true;
  } catch {
    return false;
  }
  const pids = holders(file);
  // None: just created, the number not written yet.
  return pids.length > 0 && !pids.some(isAlive);
}

/** @param {string} file */
function holders(file) {
  try {
    return readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Taken over; the end of the work notices.
  }
}
