import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { downloadMemory } from './download-memory.mjs';
import { withFileLock } from './file-lock.mjs';
import { run } from './processes.mjs';
import { inRoot } from './root.mjs';

const PROBE_MS = 4000;
/** About 110 MB; a line slower than 200 kB/s is better served by trying again. */
const DOWNLOAD_MS = 10 * 60 * 1000;
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'npm_config_https_proxy'];

const folder = inRoot('node_modules', 'electron');

/** Version of the npm package `electron` in node_modules. */
export function officialVersion() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return version;
}

/** The installed official executable, or null when only the npm package without its binary is here. */
export function installedOfficial() {
  try {
    const name = readFileSync(path.join(folder, 'path.txt'), 'utf8');
    const file = path.join(folder, 'dist', name);
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/**
 * Downloads the official binary with the npm package's own installer, which checks its hash. Answers the executable,
 * or null when that is not possible here: `CARTWRIGHT_OFFLINE=1`, no connection, or it failed within the last hours
 * (unless `mustTry`). Takes at most ten minutes, and four seconds where the server cannot be reached.
 * @param {(line: string) => void} say
 * @param {{ mustTry: boolean }} options
 */
export async function downloadOfficial(say, { mustTry }) {
  if (process.env.CARTWRIGHT_OFFLINE === '1') return null;
  const memory = downloadMemory(path.join(cacheFolder(), 'electron-download.json'));
  const what = `electron ${officialVersion()}`;
  if (!mustTry && memory.hasFailedLately(what)) return null;
  const lock = inRoot('node_modules', '.electron-download-lock');
  return withFileLock(lock, async () => {
    const installed = installedOfficial() ?? ((await canReachServer()) ? await install(say) : null);
    if (installed === null) memory.rememberFailure(what);
    else memory.forget();
    return installed;
  });
}

/** @param {(line: string) => void} say */
async function install(say) {
  say(`downloading Electron ${officialVersion()}`);
  const { code } = await run(process.execPath, [path.join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_MS,
  });
  return code === 0 ? installedOfficial() : null;
}

/**
 * A quick no where a firewall swallows packets and the installer would wait for minutes. Behind a proxy a direct
 * connection says nothing, so there the installer is left to find out.
 */
function canReachServer() {
  if (PROXIES.some((name) => process.env[name])) return Promise.resolve(true);
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const { hostname, port, protocol } = new URL(mirror ?? 'https://github.com');
  return new Promise((resolve) => {
    const socket = net.connect(Number(port) || (protocol === 'http:' ? 80 : 443), hostname);
    const answer = (/** @type {boolean} */ isReachable) => {
      socket.destroy();
      resolve(isReachable);
    };
    socket.setTimeout(PROBE_MS, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
