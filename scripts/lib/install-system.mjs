import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { withFileLock } from './file-lock.mjs';
import { isOnPath } from './on-path.mjs';
import { run } from './processes.mjs';
import {
  namesHere,
  neededPrograms,
  packagesFor,
  parseMissingLibraries,
} from './system-packages.mjs';

/**
 * Sees to it that Electron's shared libraries and the helper programs are on this Linux: installs what is missing
 * when allowed to (root with apt-get), else says the exact line to run. True when nothing is missing any more.
 * @param {string} electron the executable
 * @param {{ isHeadless: boolean, isForTests: boolean }} situation
 * @param {(line: string) => void} say
 */
export async function ensureSystem(electron, situation, say) {
  const missing = await findMissing(electron, situation);
  const names = [...missing.libraries, ...missing.programs];
  if (names.length === 0) return true;

  const hasFonts = !situation.isHeadless || (await hasManyScripts());
  const packages = packagesFor(missing, { hasFonts });
  say(`missing on this system: ${names.join(', ')}`);
  if (!isOnPath('apt-get')) {
    say('please install them with your package manager; Debian calls the packages:');
    say(`  ${packages.join(' ')}`);
    return false;
  }
  if (process.getuid?.() !== 0) {
    say('please run:');
    say(`  sudo apt-get install ${namesHere(packages, isKnownToApt).join(' ')}`);
    return false;
  }
  // Two setups at once would meet at apt's own lock, where the second one fails instead of waiting.
  const installed = await withFileLock(path.join(cacheFolder(), 'locks', 'apt'), () =>
    install(packages, say),
  );
  return installed && isNothingLeft(electron, situation, say);
}

/**
 * @param {string} electron
 * @param {{ isHeadless: boolean, isForTests: boolean }} situation
 */
async function findMissing(electron, situation) {
  const { stdout } = await run('ldd', [electron], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Servers stand in sbin, which is not on everybody's PATH.
  const searched = [process.env.PATH ?? '', '/usr/sbin', '/usr/local/sbin'].join(path.delimiter);
  const programs = neededPrograms(situation).filter((program) => !isOnPath(program, searched));
  if (situation.isForTests && !(await canPhpTalkToMySql())) programs.push('php-mysql');
  return { libraries: parseMissingLibraries(stdout), programs };
}

/** Whether PHP is here with its extension mysqli, a package of its own. */
async function canPhpTalkToMySql() {
  if (!isOnPath('php')) return false;
  const { code } = await run('php', ['-r', 'exit(extension_loaded("mysqli") ? 0 : 1);'], {
    stdio: 'ignore',
  });
  return code === 0;
}

/**
 * @param {readonly string[]} packages
 * @param {(line: string) => void} say
 */
async function install(packages, say) {
  say(`installing by apt-get: ${packages.join(' ')}`);
  if (await aptInstall(packages)) return true;
  // The lists of a fresh image are empty, those of an old one name versions that are gone.
  await run('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] });
  if (await aptInstall(packages)) return true;
  say('apt-get could not install them; this is what it says:');
  return aptInstall(packages, true);
}

/**
 * @param {readonly string[]} packages
 * @param {boolean} [isLoud]
 */
async function aptInstall(packages, isLoud = false) {
  const names = namesHere(packages, isKnownToApt);
  const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
  const output = isLoud ? 2 : 'ignore';
  const { code } = await run('apt-get', ['install', ...options, ...names], {
    stdio: ['ignore', output, output],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return code === 0;
}

/**
 * @param {string} electron
 * @param {{ isHeadless: boolean, isForTests: boolean }} situation
 * @param {(line: string) => void} say
 */
async function isNothingLeft(electron, situation, say) {
  const { libraries, programs } = await findMissing(electron, situation);
  if (libraries.length + programs.length === 0) return true;
  say(`still missing: ${[...libraries, ...programs].join(', ')}`);
  return false;
}

/** @param {string} name */
function isKnownToApt(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

/** Whether a font for Japanese is here, the one that plain systems lack. */
async function hasManyScripts() {
  const { code, stdout } = await run('fc-list', [':lang=ja'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return code === 0 && stdout.trim() !== '';
}
