import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;

/**
 * @typedef {{ ok: true, value: any } | { ok: false, error: { code: string, facts?: object } }} Answer
 * @typedef {(channel: string, input: unknown) => Promise<Answer>} Ask puts a request to the desk's bridge
 * @typedef {{ id: string, address: string, isOffered: boolean, ordersRead: number, ordersInCache: number }} ReadyShop
 *   `isOffered`: whether the shop's API shows orders; where it does not there is nothing to read
 * @typedef {{ kind: 'waiting' | 'stopped', reason: string } | { kind: 'done', shop: ReadyShop }} Look
 */

/**
 * The page's bridge as a function.
 * @param {import('playwright').Page} page
 * @returns {Ask}
 */
export function askThrough(page) {
  return (channel, input) =>
    page.evaluate(
      // Runs in the page, where the preload has put the bridge.
      ([name, value]) => /** @type {any} */ (globalThis).cartwright.invoke(name, value),
      /** @type {const} */ ([channel, input]),
    );
}

/**
 * Waits until the desk's first pass over each of its shops is done, as far as they show orders; throws with the desk's own
 * reason when one stops before or it takes longer than allowed.
 * @param {import('playwright').Page} page
 * @param {{ timeLimitMs: number, shops?: number }} options `shops`: how many have to be connected, 1 unless given
 */
export async function waitForFirstPass(page, { timeLimitMs, shops = 1 }) {
  await page.waitForLoadState('domcontentloaded');
  return watchFirstPass(askThrough(page), { timeLimitMs, shops });
}

/**
 * @param {Ask} ask
 * @param {{ timeLimitMs: number, shops?: number, now?: () => number, wait?: () => Promise<void> }} options
 */
export async function watchFirstPass(
  ask,
  { timeLimitMs, shops = 1, now = () => performance.now(), wait = () => delay(POLL_MS) },
) {
  const endAt = now() + timeLimitMs;
  let last = 'the desk did not connect to the shop';
  while (now() < endAt) {
    const looks = await lookAtAll(ask, shops);
    const ready = looks.flatMap((look) => (look.kind === 'done' ? [look.shop] : []));
    if (ready.length === looks.length) return { shops: ready, version: await versionOf(ask) };
    for (const look of looks) {
      if (look.kind === 'stopped') throw new Error(look.reason);
      if (look.kind === 'waiting') last = look.reason;
    }
    await wait();
  }
  throw new Error(`not done after ${timeLimitMs / 1000} s; last seen: ${last}`);
}

/**
 * @param {Ask} ask
 * @param {number} wanted
 * @returns {Promise<readonly Look[]>} one look for each shop, or one that tells why there is none
 */
async function lookAtAll(ask, wanted) {
  const shops = await ask('shops:list', null);
  if (!shops.ok) return [waiting(describe('shops:list', shops.error))];
  const found = shops.value.length;
  if (found === 0) return [waiting('the desk did not connect to the shop')];
  if (found < wanted) return [waiting(`${found} of ${wanted} shops connected`)];
  return Promise.all(
    shops.value.map((/** @type {{ id: string, address: string }} */ shop) => lookOnce(ask, shop)),
  );
}

/**
 * @param {Ask} ask
 * @param {{ id: string, address: string }} shop
 * @returns {Promise<Look>}
 */
async function lookOnce(ask, { id, address }) {
  const state = await ask('sync:state', { shop: id });
  if (!state.ok) return waiting(describe('sync:state', state.error));
  const { phase, firstPassDone, coverage } = state.value;
  if (phase.kind === 'stopped')
    return { kind: 'stopped', reason: describe('the walk stopped', phase.error) };
  const isOffered = phase.kind !== 'not-offered';
  if (isOffered && !firstPassDone)
    return waiting(`phase ${phase.kind}, ${coverage.read} orders read`);
  const counts = await ask('orders:counts', { shop: id });
  if (!counts.ok) return waiting(describe('orders:counts', counts.error));
  const ordersInCache = Number(counts.value.all + counts.value.abandoned);
  const ordersRead = Number(coverage.read);
  return { kind: 'done', shop: { id, address, isOffered, ordersRead, ordersInCache } };
}

/** @param {Ask} ask */
async function versionOf(ask) {
  const info = await ask('app:info', null);
  return info.ok ? String(info.value.electron) : 'unknown';
}

/** @param {string} reason */
function waiting(reason) {
  return /** @type {const} */ ({ kind: 'waiting', reason });
}

/**
 * @param {string} what
 * @param {{ code: string, facts?: object }} error
 */
function describe(what, { code, facts = {} }) {
  return `${what}: ${code} ${JSON.stringify(facts)}`;
}

/**
 * Throws unless the desk has an order's lines as the shop has them.
 * @param {number} orderId
 * @param {{ products: readonly { order_product_id: number }[] }} inShop
 * @param {{ lines: readonly { lineId: number }[] } | null} onDesk null: the desk knows the header only
 */
export function compareLines(orderId, inShop, onDesk) {
  const wanted = inShop.products.map((line) => line.order_product_id).join(' ');
  const found = onDesk?.lines.map((line) => line.lineId).join(' ') ?? 'none';
  if (wanted !== found)
    throw new Error(`order ${orderId} has the lines ${wanted}, the desk has ${found}`);
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
