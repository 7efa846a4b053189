import os from 'node:os';
import path from 'node:path';

/**
 * Folder of this user for what may be fetched or made again (`CARTWRIGHT_CACHE` moves it). It need not exist yet.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheFolder(env = process.env) {
  if (env.CARTWRIGHT_CACHE) return env.CARTWRIGHT_CACHE;
  return path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'cartwright');
}
