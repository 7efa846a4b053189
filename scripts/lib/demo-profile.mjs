import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * Makes a profile for one run of the desk in a temporary folder: nothing of the user's own desk is touched, and `remove`
 * leaves nothing behind. `args` and `env` are for opening the desk.
 * @param {{ url: string, username: string, key: string }} shop the desk connects to it by itself
 */
export async function makeDemoProfile({ url, username, key }) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cartwright-demo-'));
  return {
    folder,
    args: [`--user-data-dir=${path.join(folder, 'profile')}`],
    env: {
      CARTWRIGHT_DEMO: JSON.stringify({ url, username, key }),
      CARTWRIGHT_DATA_DIR: path.join(folder, 'data'),
      // Chromium and the graphics driver keep a few things outside the profile.
      XDG_CACHE_HOME: path.join(folder, 'cache'),
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
