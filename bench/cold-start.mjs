import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { deskLaunch } from '../scripts/lib/desk.mjs';
import { startDemoShop } from '../scripts/lib/demo-shop.mjs';
import { startKeyStore } from '../scripts/lib/key-store.mjs';
import { stop } from '../scripts/lib/processes.mjs';
import { inRoot } from '../scripts/lib/root.mjs';
import { waitForFirstPass } from '../scripts/lib/smoke-watch.mjs';
import { rootFlags } from '../scripts/runtime.mjs';
import { driveDesk } from './lib/desk-run.mjs';
import { median, spread } from './lib/stats.mjs';

const LIMIT_MS = 120_000;

/**
 * From the start of the process to the first painted orders out of the cache, against an empty Electron window on the
 * same machine in the same run. The keys lie in a real secret service, as on a desktop.
 * @param {{ electron: string, runs: number, orders: number }} options
 */
export async function benchColdStart({ electron, runs, orders }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cartwright-bench-'));
  const keyStore = await startKeyStore(folder);
  const launch = {
    args: [`--user-data-dir=${path.join(folder, 'profile')}`, ...keyStore.args],
    env: { ...keyStore.env, CARTWRIGHT_DATA_DIR: path.join(folder, 'data') },
  };
  try {
    await fill(electron, launch, orders);
    /** @type {number[]} */ const desk = [];
    /** @type {number[]} */ const empty = [];
    const blank = { args: [...rootFlags, inRoot('bench', 'empty-window')], env: {} };
    const own = deskLaunch({ ...launch, env: { ...launch.env, CARTWRIGHT_MARKS: '1' } });
    for (let run = 0; run <= runs; run += 1) {
      const emptyMs = await timeTo('painted', electron, blank);
      const deskMs = await timeTo('orders-painted', electron, own);
      // The first pair fills the disk cache and does not count.
      if (run === 0) continue;
      empty.push(emptyMs);
      desk.push(deskMs);
    }
    return {
      name: 'cold start',
      orders,
      'desk ÷ empty window': Number((median(desk) / median(empty)).toFixed(2)),
      'desk, first painted orders ms': spread(desk, 0),
      'empty window, painted ms': spread(empty, 0),
    };
  } finally {
    await keyStore.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Connects a fresh profile to the demo shop and reads all of it once.
 * @param {string} electron
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv }} launch
 * @param {number} orders
 */
async function fill(electron, launch, orders) {
  const shop = await startDemoShop({ dialect: '3.0', orders });
  try {
    const desk = await driveDesk(electron, launch);
    await desk.ask('vault:choose', { mode: 'os-key-store', passphrase: null });
    const { url, username, key } = shop.address;
    await desk.ask('shops:connect', {
      address: url,
      username,
      key,
      newestOrderId: null,
      certificate: null,
    });
    await waitForFirstPass(desk.page, { timeLimitMs: LIMIT_MS });
    await desk.close();
  } finally {
    await shop.stop();
  }
}

/**
 * Milliseconds from starting the process to its mark.
 * @param {string} mark
 * @param {string} electron
 * @param {{ args: readonly string[], cwd?: string, env: NodeJS.ProcessEnv }} launch
 * @returns {Promise<number>}
 */
async function timeTo(mark, electron, { args, cwd, env }) {
  const startedAt = Date.now();
  const child = spawn(electron, [...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
  });
  const seen = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, name, at] = line.split(' ');
      if (word === 'MARK' && name === mark) resolve(Number(at) - startedAt);
    });
    child.once('exit', () => reject(new Error(`ended before "${mark}"`)));
    setTimeout(() => reject(new Error(`no "${mark}" within 30 s`)), 30_000).unref();
  });
  try {
    return await seen;
  } finally {
    await stop(child, { isGroup: true });
  }
}
