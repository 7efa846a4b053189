import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { ended, isRunning, run, stop } from './processes.mjs';

const UP_TRIES = 200;
const UP_POLL_MS = 50;

/**
 * A real secret service on a message bus of its own, for tests and benches of the OS key store on a machine without a
 * desktop. What is kept in it lies below `folder` and is there again when a second one is started on the same folder.
 * @param {string} folder
 * @returns {Promise<{ env: Record<string, string>, args: readonly string[], stop(): Promise<void> }>}
 *   `env` and `args` are for starting the desk
 */
export async function startKeyStore(folder) {
  const data = path.join(folder, 'key-store');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const base = { ...process.env, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: data };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: base,
  });
  const address = await firstLine(bus, 'dbus-daemon');
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: data };
  const keyring = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets'],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...base, ...env },
    },
  );
  // The daemon takes the password of its login collection from stdin.
  keyring.stdin.end('a password for tests');
  await serviceUp({ ...base, ...env }, keyring);
  return {
    env,
    args: ['--password-store=gnome-libsecret'],
    async stop() {
      await stop(keyring);
      await stop(bus);
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<any, import('node:stream').Readable, null>} child
 * @param {string} name
 * @returns {Promise<string>}
 */
async function firstLine(child, name) {
  const line = new Promise((resolve) =>
    createInterface({ input: child.stdout }).once('line', resolve),
  );
  const gone = ended(child).then((code) => Promise.reject(new Error(`${name} ended with ${code}`)));
  return Promise.race([line, gone]);
}

/**
 * Waits until the secret service has its name on the bus; the daemon itself says nothing.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').ChildProcess} keyring
 */
async function serviceUp(env, keyring) {
  const ask = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
  ];
  const hasOwner = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  for (let tries = 0; tries < UP_TRIES; tries += 1) {
    const { stdout } = await run('dbus-send', [...ask, ...hasOwner], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (stdout.includes('boolean true')) return;
    if (!isRunning(keyring)) throw new Error('gnome-keyring-daemon ended at once');
    await delay(UP_POLL_MS);
  }
  throw new Error('the secret service did not come up');
}
