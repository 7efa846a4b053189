import { startDemoShop } from '../scripts/lib/demo-shop.mjs';
import { makeDemoProfile } from '../scripts/lib/demo-profile.mjs';
import { waitForFirstPass } from '../scripts/lib/smoke-watch.mjs';
import { driveDesk } from './lib/desk-run.mjs';
import { rawWalk } from './lib/raw-walk.mjs';
import { spread } from './lib/stats.mjs';

const LIMIT_MS = 300_000;

/**
 * Walks the demo shop with the real desk and fires the same GETs raw, in turn, and compares ids a second. Only the phase
 * in which the walk goes through the ids counts, not the slow look past the newest. Also tells the requests a first pass
 * takes and how long the main process stalled meanwhile. An unmodified OpenCart takes about 10 ms for an order on a machine of
 * its own; against a shop that answers at once (`latencyMs: 0`) shop, raw client and desk fight for the same processors.
 * @param {{ electron: string, runs: number, orders: number, dialect: string, latencyMs: number }} options
 */
export async function benchWalk({ electron, runs, orders, dialect, latencyMs }) {
  const shop = await startDemoShop({ dialect, orders, latencyMs });
  try {
    /** @type {number[]} */ const ratios = [];
    /** @type {number[]} */ const walked = [];
    /** @type {number[]} */ const raw = [];
    /** @type {number[]} */ const p99 = [];
    /** @type {number[]} */ const longest = [];
    let requests = 0;
    for (let run = 0; run < runs; run += 1) {
      const desk = await walkOnce(electron, shop.address);
      const rate = await rawWalk(shop.address, desk.concurrency);
      ratios.push(desk.rate / rate);
      walked.push(desk.rate);
      raw.push(rate);
      p99.push(desk.p99);
      longest.push(desk.max);
      requests = Math.max(requests, desk.requests);
    }
    const { highestOrderId } = shop.address;
    return {
      name: `walk ${dialect}`,
      orders: shop.address.ordersInShop,
      'shop answers after ms': latencyMs,
      'walk ÷ raw (ids/s)': spread(ratios),
      'walk ids/s': spread(walked, 0),
      'raw ids/s': spread(raw, 0),
      'main-process stall p99 ms': spread(p99, 1),
      'main-process stall longest ms': spread(longest, 1),
      'requests of a first pass, at most': requests,
      'requests allowed (highest id + 500 + 60)': highestOrderId + 560,
    };
  } finally {
    await shop.stop();
  }
}

/**
 * @param {string} electron
 * @param {import('../scripts/lib/demo-shop.mjs').ShopAddress} shop
 */
async function walkOnce(electron, shop) {
  const profile = await makeDemoProfile(shop);
  const desk = await driveDesk(electron, profile);
  try {
    // Gathered in the page, so that watching costs the main process nothing.
    await desk.page.evaluate(() => {
      const page = /** @type {any} */ (globalThis);
      page.walkSamples = [];
      page.cartwright.on('sync:changed', (/** @type {any} */ state) => {
        if (state.phase.kind === 'walking')
          page.walkSamples.push({
            at: performance.now(),
            done: state.phase.done,
            concurrency: state.concurrency,
          });
      });
    });
    await desk.page.waitForFunction(() => /** @type {any} */ (globalThis).walkSamples.length > 0);
    await desk.watchStalls();
    await waitForFirstPass(desk.page, { timeLimitMs: LIMIT_MS });
    const { p99, max } = await desk.readStalls();
    /** @type {{ at: number, done: number, concurrency: number }[]} */
    const samples = await desk.page.evaluate(() => /** @type {any} */ (globalThis).walkSamples);
    const [first] = samples;
    const last = samples.at(-1);
    if (first === undefined || last === undefined || last.at === first.at)
      throw new Error('the walk was over before it could be measured; take more orders');
    const [shopNow] = await desk.ask('shops:list', null);
    const { requests } = await desk.ask('sync:state', { shop: shopNow.id });
    return {
      rate: (last.done - first.done) / ((last.at - first.at) / 1000),
      concurrency: Math.max(...samples.map((sample) => sample.concurrency)),
      requests,
      p99,
      max,
    };
  } finally {
    await desk.close();
    await profile.remove();
  }
}
