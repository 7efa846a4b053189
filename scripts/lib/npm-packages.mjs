import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { withFileLock } from './file-lock.mjs';
import { run } from './processes.mjs';
import { inRoot, root } from './root.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry | undefined> }} PackageLock
 */

/**
 * Whether an installed tree (npm's `node_modules/.package-lock.json`) is what `package-lock.json` asks for.
 * Contents are compared and not dates, for a git checkout changes dates. Only optional packages may be absent:
 * they are for other platforms.
 * @param {PackageLock} wanted
 * @param {PackageLock} installed
 */
export function hasAllPackages(wanted, installed) {
  return Object.entries(wanted.packages).every(([folder, entry]) => {
    if (folder === '' || entry === undefined) return true;
    const found = installed.packages[folder];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Whether node_modules is as package-lock.json wants it; an interrupted install counts as not. */
function arePackagesInstalled() {
  const wanted = readJson(inRoot('package-lock.json'));
  const installed = readJson(inRoot('node_modules', '.package-lock.json'));
  return wanted !== null && installed !== null && hasAllPackages(wanted, installed);
}

/**
 * Brings node_modules in line with package-lock.json by `npm ci`, which asks nothing; does nothing when it
 * already is. Two calls at once: the second waits for the first. False when npm failed (it has said why).
 * @param {(line: string) => void} say
 */
export async function ensurePackages(say) {
  if (arePackagesInstalled()) return true;
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = path.join(cacheFolder(), 'locks', `packages-${name}`);
  const onWait = (/** @type {number} */ pid) =>
    say(`process ${pid} is installing the packages; waiting for it`);
  return withFileLock(
    lock,
    async (share) => {
      if (arePackagesInstalled()) return true;
      say('installing the npm packages (npm ci); about a minute');
      const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
      // npm is a .cmd file on Windows, and those run only through a shell. stdout is kept free for results.
      const { code } = await run('npm', args, {
        cwd: root,
        onStart: share,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
      return code === 0;
    },
    { onWait },
  );
}

/**
 * @param {string} file
 * @returns {PackageLock | null}
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
