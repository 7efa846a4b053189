import { spawn } from 'node:child_process';
import { needsVirtualDisplay, withDisplay } from '../runtime.mjs';
import { ended } from './processes.mjs';

const MARK = 'CARTWRIGHT_VIRTUAL_DISPLAY';
/** Longer than the inner process takes at most to end its own children. */
const GRACE_MS = 20_000;

/** Whether this process was started by {@link inVirtualDisplay}. */
export function isInVirtualDisplay() {
  return process.env[MARK] === '1';
}

/**
 * Where windows have nowhere to open: runs this script a second time inside a virtual display and answers its exit
 * code. Answers null at once where there is a display. The inner process is told to end by the end of its stdin, which
 * also happens when this process is killed; signals would hit the display first and take it from under the window.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<number | null>}
 */
export async function inVirtualDisplay(script, args) {
  if (!needsVirtualDisplay()) return null;
  const [command, wrapped] = withDisplay(process.execPath, [script, ...args]);
  const child = spawn(command, wrapped, {
    stdio: ['pipe', 'inherit', 'inherit'],
    // A session of its own keeps a Ctrl-C of the terminal away from it.
    detached: true,
    env: { ...process.env, [MARK]: '1' },
  });
  child.once('error', (error) =>
    console.error(`${command} could not be started: ${error.message}`),
  );
  const end = () => {
    child.stdin.end();
    setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), GRACE_MS).unref();
  };
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, end);
  return ended(child);
}
