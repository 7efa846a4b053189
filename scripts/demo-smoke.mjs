// npm run demo -- --smoke: drives the desk from outside until the first full pass is done (where orders are not offered: until one status
// was set and is in the shop), and says in one line how it went.
import { setTimeout as delay } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { _electron } from 'playwright';
import { deskLaunch } from './lib/desk.mjs';
import { stop } from './lib/processes.mjs';
import { controlShop } from './lib/demo-shop.mjs';
import { askThrough, compareCounts, compareLines, waitForFirstPass } from './lib/smoke-watch.mjs';
import { rootFlags } from './runtime.mjs';

const LAUNCH_MS = 60_000;
const CLOSE_MS = 10_000;
const SEND_MS = 60_000;
const POLL_MS = 200;

/** "Complete" in a fresh OpenCart. */
const STATUS_ID = 5;

/**
 * @typedef {{
 *   electron: string, shops: readonly import('./lib/demo-shop.mjs').ShopAddress[],
 *   profile: { args: readonly string[], env: NodeJS.ProcessEnv },
 *   over: Promise<unknown>, timeLimitMs: number, screenshot: string | null, isStock: boolean,
 * }} SmokeRun
 */

/**
 * Runs the desk through its first full pass. Prints one line of JSON on stdout and answers 0 when the desk holds every order
 * of each shop (with the connector: the newest one's lines too), and each shop that shows none has the status that was set; otherwise answers 1 after saying the reason on stderr.
 * @param {SmokeRun} run
 */
export async function smoke(run) {
  const { electron, shops, profile, over, timeLimitMs, screenshot } = run;
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
    const result = await Promise.race([ended, refused, watch(app)]);
    console.log(JSON.stringify(result));
    return 0;
  } catch (error) {
    console.error(`[demo] smoke test failed: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await close(app);
  }

  /** @param {import('playwright').ElectronApplication} app */
  async function watch(app) {
    const page = await app.firstWindow({ timeout: LAUNCH_MS });
    const ready = await waitForFirstPass(page, { timeLimitMs, shops: shops.length });
    if (screenshot !== null) await photograph(page, screenshot, ready.shops);
    const found = [];
    for (const shop of shops) {
      const known = ready.shops.find(({ address }) => address === `${shop.url}/`);
      if (known === undefined) throw new Error(`the desk is not connected to ${shop.url}`);
      const ask = askThrough(page);
      const checked = await checkShop(ask, shop, known);
      const lines = run.isStock ? {} : await checkLines(ask, shop, known);
      found.push({ dialect: shop.dialect, ...checked, ...lines });
    }
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const end = { seconds, electron: ready.version };
    return found.length === 1 ? { ...found[0], ...end } : { shops: found, ...end };
  }
}

/**
 * @param {import('./lib/smoke-watch.mjs').Ask} ask
 * @param {import('./lib/demo-shop.mjs').ShopAddress} shop
 * @param {import('./lib/smoke-watch.mjs').ReadyShop} known
 */
async function checkShop(ask, shop, known) {
  const { ordersInShop } = shop;
  if (!known.isOffered) return { ordersInShop, ordersOffered: false, ...(await setOne()) };
  const { ordersRead, ordersInCache } = known;
  compareCounts({ ordersInShop, ordersRead, ordersInCache });
  return { ordersInShop, ordersRead, ordersInCache };

  /** Sets a status by order number, waits for what the desk says of it, and asks the shop. */
  async function setOne() {
    const orderId = shop.highestOrderId;
    const draft = { shop: known.id, orderId, statusId: STATUS_ID, comment: '', notify: false };
    await value(ask('history:add', draft));
    const endAt = performance.now() + SEND_MS;
    let state = 'waiting';
    while (['waiting', 'sending'].includes(state)) {
      if (performance.now() > endAt) throw new Error(`the status is still ${state} after 60 s`);
      await delay(POLL_MS);
      const [change] = await value(ask('history:list', { shop: known.id, orderId }));
      state = change.state.kind;
    }
    const entries = await controlShop(shop, { action: 'history', id: orderId });
    if (state !== 'sent' || entries.length !== 1)
      throw new Error(`the desk says "${state}", and the shop has ${entries.length} entries`);
    return { statusSetOn: orderId, entriesInShop: entries.length };
  }
}

/**
 * Compares the newest order's lines with the shop's own: with the connector the desk has whole orders.
 * @param {import('./lib/smoke-watch.mjs').Ask} ask
 * @param {import('./lib/demo-shop.mjs').ShopAddress} shop
 * @param {import('./lib/smoke-watch.mjs').ReadyShop} known
 */
async function checkLines(ask, shop, known) {
  const orderId = shop.highestOrderId;
  const { contents } = await controlShop(shop, { action: 'wholeOrder', id: orderId });
  const order = await value(ask('orders:get', { shop: known.id, orderId }));
  compareLines(orderId, contents, order.contents);
  return { linesInNewest: contents.products.length };
}

/**
 * The value of an answer; throws when it is an error.
 * @param {Promise<import('./lib/smoke-watch.mjs').Answer>} asked
 */
async function value(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`the desk refused: ${answer.error.code}`);
  return answer.value;
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
 * Takes the picture once the list shows orders, or what stands in its place.
 * @param {import('playwright').Page} page
 * @param {string} file
 * @param {readonly import('./lib/smoke-watch.mjs').ReadyShop[]} shops
 */
async function photograph(page, file, shops) {
  const main = page.getByRole('main');
  const hasList = shops.some(({ isOffered }) => isOffered);
  const shown = hasList
    ? main.getByRole('listbox').getByRole('option').first()
    : main.getByRole('heading', { level: 1 });
  await shown.waitFor({ timeout: 20_000 });
  await page.screenshot({ path: file });
}
