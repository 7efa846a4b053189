import { spawn } from 'node:child_process';
import { rootFlags } from '../runtime.mjs';
import { root } from './root.mjs';
import { isInVirtualDisplay } from './virtual-display.mjs';

/**
 * How the built desk is opened: arguments of the Electron executable, working folder, environment.
 * @param {{ args?: readonly string[], env?: NodeJS.ProcessEnv }} [extra] switches that go before the app's folder
 */
export function deskLaunch({ args = [], env = {} } = {}) {
  /** @type {Record<string, string>} */
  const environment = {};
  for (const [name, value] of Object.entries({ ...process.env, ...env }))
    if (value !== undefined) environment[name] = value;
  // Set in some editors' terminals; Electron would run as plain Node.
  delete environment.ELECTRON_RUN_AS_NODE;
  return { args: [...rootFlags, ...displayFlags(), ...args, '.'], cwd: root, env: environment };
}

function displayFlags() {
  // Behind a virtual display is no graphics card and mostly no message bus; Chromium would fill the terminal with that news.
  if (isInVirtualDisplay()) return ['--disable-gpu', '--log-level=3'];
  // Older Electrons look for X11 unless told otherwise.
  const isWaylandOnly = process.env.WAYLAND_DISPLAY && !process.env.DISPLAY;
  return isWaylandOnly ? ['--ozone-platform-hint=auto'] : [];
}

/**
 * Opens the built desk. It leads a process group of its own, so that `stop(desk, { isGroup: true })` leaves nothing
 * of it running and a Ctrl-C of the terminal reaches it only through us.
 * @param {string} electron the executable
 * @param {Parameters<typeof deskLaunch>[0]} [extra]
 */
export function openDesk(electron, extra) {
  const { args, cwd, env } = deskLaunch(extra);
  const isGroup = process.platform !== 'win32';
  const desk = spawn(electron, args, {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: isGroup,
  });
  desk.once('error', (error) => console.error(`Electron could not be started: ${error.message}`));
  return desk;
}
