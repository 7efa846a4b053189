import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;

/**
 * @typedef {{ ok: true, value: any } | { ok: false, error: { code: string, facts?: object } }} Answer
 * @typedef {(channel: string, input: unknown) => Promise<Answer>} Ask puts a request to the desk's bridge
 */

/**
 * The page's bridge as a function.
 * @param {import('playwright').Page} page
 * @returns {Ask}
 */
function askThrough(page) {
  return (channel, input) =>
    page.evaluate(
      // Runs in the page, where the preload has put the bridge.
      ([name, value]) => /** @type {any} */ (globalThis).cartwright.invoke(name, value),
      /** @type {const} */ ([channel, input]),
    );
}

/**
 * Waits until the desk's first pass over its shop is done; throws with the desk's own reason when it stops before or takes
 * longer than allowed.
 * @param {import('playwright').Page} page
 * @param {{ timeLimitMs: number }} options
 */
export async function waitForFirstPass(page, { timeLimitMs }) {
  await page.waitForLoadState('domcontentloaded');
  return watchFirstPass(askThrough(page), { timeLimitMs });
}

/**
 * @param {Ask} ask
 * @param {{ timeLimitMs: number, now?: () => number, wait?: () => Promise<void> }} options
 */
export async function watchFirstPass(
  ask,
  { timeLimitMs, now = () => performance.now(), wait = () => delay(POLL_MS) },
) {
  const endAt = now() + timeLimitMs;
  let last = 'the desk did not connect to the shop';
  while (now() < endAt) {
    const look = await lookOnce(ask);
    if (look.kind === 'done') return look.result;
    if (look.kind === 'stopped') throw new Error(look.reason);
    last = look.reason;
    await wait();
  }
  throw new Error(`not done after ${timeLimitMs / 1000} s; last seen: ${last}`);
}

/** @param {Ask} ask */
async function lookOnce(ask) {
  const shops = await ask('shops:list', null);
  if (!shops.ok) return waiting(describe('shops:list', shops.error));
  const [shop] = shops.value;
  if (shop === undefined) return waiting('the desk did not connect to the shop');
  const state = await ask('sync:state', { shop: shop.id });
  if (!state.ok) return waiting(describe('sync:state', state.error));
  const { phase, firstPassDone, coverage } = state.value;
  if (phase.kind === 'stopped')
    return {
      kind: /** @type {const} */ ('stopped'),
      reason: describe('the walk stopped', phase.error),
    };
  if (!firstPassDone) return waiting(`phase ${phase.kind}, ${coverage.read} orders read`);
  const counts = await ask('orders:counts', { shop: shop.id });
  const info = await ask('app:info', null);
  if (!counts.ok) return waiting(describe('orders:counts', counts.error));
  if (!info.ok) return waiting(describe('app:info', info.error));
  return {
    kind: /** @type {const} */ ('done'),
    result: {
      ordersRead: Number(coverage.read),
      ordersInCache: Number(counts.value.all + counts.value.abandoned),
      version: String(info.value.electron),
    },
  };
}

/** @param {string} reason */
function waiting(reason) {
  return { kind: /** @type {const} */ ('waiting'), reason };
}

/**
 * @param {string} what
 * @param {{ code: string, facts?: object }} error
 */
function describe(what, { code, facts = {} }) {
  return `${what}: ${code} ${JSON.stringify(facts)}`;
}

/**
 * Throws unless the desk read and holds exactly what the shop has.
 * @param {{ ordersInShop: number, ordersRead: number, ordersInCache: number }} counts
 */
export function compareCounts({ ordersInShop, ordersRead, ordersInCache }) {
  if (ordersRead === ordersInShop && ordersInCache === ordersInShop) return;
  throw new Error(
    `the shop has ${ordersInShop} orders, the desk read ${ordersRead} and holds ${ordersInCache}`,
  );
}
