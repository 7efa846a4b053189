import { spawn } from 'node:child_process';

/**
 * @typedef {{ code: number, stdout: string }} Ended
 *   `code` is 0 for success; a process that could not start counts as 127, one ended by a signal as 1.
 */

/**
 * Runs a program to its end, or until this process ends. Never rejects. Output goes to the terminal unless `stdio` says otherwise;
 * what is piped from stdout and stderr comes back together in `stdout`. `onStart` is told the process id.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStart?: (pid: number) => void }} [options]
 * @returns {Promise<Ended>}
 */
export function run(command, args, { onStart, ...options } = {}) {
  return new Promise((resolve) => {
    let stdout = '';
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    if (child.pid !== undefined) onStart?.(child.pid);
    child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
    child.stderr?.on('data', (chunk) => (stdout += String(chunk)));
    child.once('error', (error) => resolve({ code: 127, stdout: `${stdout}${error.message}\n` }));
    const takeAlong = () => child.kill();
    process.once('exit', takeAlong);
    child.once('close', (code) => {
      process.removeListener('exit', takeAlong);
      resolve({ code: code ?? 1, stdout });
    });
  });
}

/**
 * Whether a child still runs.
 * @param {import('node:child_process').ChildProcess} child
 */
export function isRunning(child) {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/**
 * Settles with the exit code when the child is gone (1 for an end by signal), at once if it already is.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  if (!isRunning(child)) return Promise.resolve(child.exitCode ?? 1);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * Asks a child to end (SIGTERM) and settles when it is gone. After `graceMs` it is killed; a child that
 * leads a process group of its own (`detached`) takes its whole group with it.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ graceMs?: number, isGroup?: boolean }} [options]
 */
export async function stop(child, { graceMs = 5000, isGroup = false } = {}) {
  const { pid } = child;
  if (pid === undefined) return;
  const timer = setTimeout(() => signal(isGroup ? -pid : pid, 'SIGKILL'), graceMs);
  if (isRunning(child)) child.kill('SIGTERM');
  await ended(child);
  clearTimeout(timer);
  // Helpers of a leader that crashed outlive it.
  if (isGroup) signal(-pid, 'SIGKILL');
}

/**
 * @param {number} target a process id, or a negated process group id
 * @param {NodeJS.Signals} name
 */
function signal(target, name) {
  try {
    process.kill(target, name);
  } catch {
    // Already gone.
  }
}
