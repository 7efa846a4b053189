import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stop } from './processes.mjs';
import { inRoot, root } from './root.mjs';

const START_MS = 20_000;

/**
 * @typedef {{ url: string, username: string, key: string, ordersInShop: number, highestOrderId: number, dialect: string, control?: string | null }} ShopAddress
 *   What the demo shop says of itself in its first line; the key is made for this run. `control`: where it takes actions, if it was asked to.
 */

/**
 * Starts the built demo shop on a free port of the loopback address. Throws a sentence for people when it does not come up
 * within 20 s. `gone` settles when it ends, asked or not; `stop` ends it.
 * @param {{ dialect: string, faults?: readonly string[], orders?: number, seed?: number, latencyMs?: number, hasControl?: boolean, hasConnector?: boolean }} options
 *   `orders`: how many to make up, the shop's own number unless given; `seed`: from which, shops of one seed have the same customers; `latencyMs`: how long each answer takes at least, 10 as OpenCart on a machine of its own; `hasConnector`: an unmodified shop unless given
 */
export async function startDemoShop({
  dialect,
  faults = [],
  orders,
  seed,
  latencyMs = 10,
  hasControl = false,
  hasConnector = false,
}) {
  const args = [
    ...['--dialect', dialect, '--port', '0', '--json'],
    ...['--latency', String(latencyMs)],
    ...(orders === undefined ? [] : ['--orders', String(orders)]),
    ...(seed === undefined ? [] : ['--seed', String(seed)]),
    ...(hasControl ? ['--control'] : []),
    ...(hasConnector ? ['--connector'] : []),
    ...faults.flatMap((name) => ['--fault', name]),
  ];
  // The shop ends when its stdin does, so it cannot outlive this process even if that is killed.
  const child = spawn(process.execPath, [inRoot('dist', 'demo', 'main.js'), ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const gone = new Promise((resolve) => child.once('close', () => resolve('shop-gone')));
  try {
    const address = await firstLine(child);
    return { address, gone, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<import('node:stream').Writable, import('node:stream').Readable, null>} child
 * @returns {Promise<ShopAddress>}
 */
function firstLine(child) {
  return new Promise((resolve, reject) => {
    const refuse = (/** @type {string} */ reason) =>
      reject(new Error(`the demo shop did not start: ${reason}`));
    const timer = setTimeout(() => refuse('it said nothing for 20 s'), START_MS);
    timer.unref();
    child.once('error', (error) => refuse(error.message));
    child.once('exit', (code) => refuse(`it ended with code ${code ?? 'none'}`));
    // Every later line is read too, or the shop would stall on a full pipe.
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      try {
        resolve(readShopLine(line));
      } catch (error) {
        refuse(error instanceof Error ? error.message : String(error));
      }
    });
  });
}

/**
 * Reads the shop's first line; throws when something the desk needs is not in it.
 * @param {string} line
 * @returns {ShopAddress}
 */
export function readShopLine(line) {
  const said = JSON.parse(line);
  for (const name of ['url', 'username', 'key', 'dialect'])
    if (typeof said[name] !== 'string') throw new Error(`its first line has no ${name}`);
  for (const name of ['ordersInShop', 'highestOrderId'])
    if (!Number.isInteger(said[name])) throw new Error(`its first line has no ${name}`);
  return said;
}

/**
 * Asks a shop that was started with `hasControl` to do something, or what is in it; see demo/control/control-server.ts.
 * @param {ShopAddress} shop
 * @param {{ action: string, [name: string]: unknown }} action
 */
export async function controlShop({ control }, action) {
  if (!control) throw new Error('the demo shop was started without control');
  const answer = await fetch(control, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  if (!answer.ok) throw new Error(`the demo shop refused ${action.action}: ${await answer.text()}`);
  const { result } = /** @type {{ result: any }} */ (await answer.json());
  return result;
}
