// npm run demo -- --smoke: drives the desk from outside until the first full pass is done, and says in one line how it went.
import { setTimeout as delay } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { _electron } from 'playwright';
import { deskLaunch } from './lib/desk.mjs';
import { stop } from './lib/processes.mjs';
import { compareCounts, waitForFirstPass } from './lib/smoke-watch.mjs';
import { rootFlags } from './runtime.mjs';

const LAUNCH_MS = 60_000;
const CLOSE_MS = 10_000;

/**
 * @typedef {{
 *   electron: string, shop: import('./lib/demo-shop.mjs').ShopAddress,
 *   profile: { args: readonly string[], env: NodeJS.ProcessEnv },
 *   over: Promise<unknown>, timeLimitMs: number, screenshot: string | null,
 * }} SmokeRun
 */

/**
 * Runs the desk through its first full pass. Prints one line of JSON on stdout and answers 0 when the desk holds every order
 * of the shop; otherwise answers 1 after saying the reason on stderr.
 * @param {SmokeRun} run
 */
export async function smoke({ electron, shop, profile, over, timeLimitMs, screenshot }) {
  const startedAt = performance.now();
  const app = await _electron.launch({
    ...deskLaunch(profile),
    executablePath: electron,
    timeout: LAUNCH_MS,
    chromiumSandbox: rootFlags.length === 0,
  });
  const { stderr } = app.process();
  stderr?.pipe(process.stderr);
  // The desk says so on its own; waiting for the time limit would tell nothing more.
  const refused = new Promise((_resolve, reject) => {
    if (stderr !== null)
      createInterface({ input: stderr }).on('line', (line) => {
        const code = /the shop was not connected: (\S+)/.exec(line)?.[1];
        if (code !== undefined)
          reject(new Error(`the desk could not connect to the shop: ${code}`));
      });
  });
  try {
    const ended = over.then((how) => Promise.reject(new Error(`ended early: ${how}`)));
    const result = await Promise.race([ended, refused, watch(app, shop.ordersInShop)]);
    console.log(JSON.stringify({ dialect: shop.dialect, ...result }));
    return 0;
  } catch (error) {
    console.error(`[demo] smoke test failed: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await close(app);
  }

  /**
   * @param {import('playwright').ElectronApplication} app
   * @param {number} ordersInShop
   */
  async function watch(app, ordersInShop) {
    const page = await app.firstWindow({ timeout: LAUNCH_MS });
    const { ordersRead, ordersInCache, version } = await waitForFirstPass(page, { timeLimitMs });
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    if (screenshot !== null) await photograph(page, screenshot);
    compareCounts({ ordersInShop, ordersRead, ordersInCache });
    return { ordersInShop, ordersRead, ordersInCache, seconds, electron: version };
  }
}

/**
 * Closes the desk, and ends it if it does not want to close.
 * @param {import('playwright').ElectronApplication} app
 */
async function close(app) {
  const desk = app.process();
  await Promise.race([app.close(), delay(CLOSE_MS, null, { ref: false })]);
  await stop(desk);
}

/**
 * Takes the picture once the list shows orders.
 * @param {import('playwright').Page} page
 * @param {string} file
 */
async function photograph(page, file) {
  const list = page.getByRole('main').getByRole('listbox');
  await list.getByRole('option').first().waitFor({ timeout: 20_000 });
  await page.screenshot({ path: file });
}
