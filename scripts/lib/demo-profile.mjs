import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** @typedef {{ url: string, username: string, key: string }} DemoLogin */

/**
 * Makes a profile for one run of the desk in a temporary folder: nothing of the user's own desk is touched, and `remove`
 * leaves nothing behind. `args` and `env` are for opening the desk.
 * @param {DemoLogin} shop the desk connects to it by itself
 * @param {readonly DemoLogin[]} others and to these after it
 */
export async function makeDemoProfile(shop, ...others) {
  const logins = [shop, ...others].map(({ url, username, key }) => ({ url, username, key }));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cartwright-demo-'));
  return {
    folder,
    args: [`--user-data-dir=${path.join(folder, 'profile')}`],
    env: {
      CARTWRIGHT_DEMO: JSON.stringify(others.length === 0 ? logins[0] : logins),
      CARTWRIGHT_DATA_DIR: path.join(folder, 'data'),
      // Chromium and the graphics driver keep a few things outside the profile.
      XDG_CACHE_HOME: path.join(folder, 'cache'),
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
