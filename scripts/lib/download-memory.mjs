import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How long a failed download is believed to fail again. */
export const MEMORY_MS = 6 * 60 * 60 * 1000;

/**
 * Remembers, in a small file, that a download failed, so that a machine without access does not pay for the
 * attempt at every start. A file that cannot be read counts as no memory.
 * @param {string} file
 * @param {() => number} [now] UTC milliseconds
 */
export function downloadMemory(file, now = Date.now) {
  return {
    /**
     * Whether this very thing failed within the last {@link MEMORY_MS}. A time in the future does not count.
     * @param {string} what
     */
    hasFailedLately(what) {
      try {
        const { what: failed, at } = JSON.parse(readFileSync(file, 'utf8'));
        const ageMs = now() - at;
        return failed === what && ageMs >= 0 && ageMs < MEMORY_MS;
      } catch {
        return false;
      }
    },
    /** @param {string} what */
    rememberFailure(what) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ what, at: now() }));
    },
    forget() {
      rmSync(file, { force: true });
    },
  };
}
