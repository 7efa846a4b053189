// npm run demo: starts the demo shop and opens the desk on it, in a profile that is gone afterwards.
import { build } from './lib/build.mjs';
import { DEMO_USAGE, readDemoOptions } from './lib/demo-options.mjs';
import { makeDemoProfile } from './lib/demo-profile.mjs';
import { startDemoShop } from './lib/demo-shop.mjs';
import { openDesk } from './lib/desk.mjs';
import { ended, stop } from './lib/processes.mjs';
import { stopAsked } from './lib/stop-request.mjs';
import { inVirtualDisplay, isInVirtualDisplay } from './lib/virtual-display.mjs';
import { electronPath } from './runtime.mjs';

const args = process.argv.slice(2);
try {
  const options = readDemoOptions(args);
  process.exitCode = (await inVirtualDisplay(import.meta.filename, args)) ?? (await demo(options));
} catch (error) {
  console.error(`[demo] ${error instanceof Error ? error.message : error}`);
  if (/** @type {{ code?: string }} */ (error).code?.startsWith('ERR_PARSE_ARGS'))
    console.error(DEMO_USAGE);
  process.exitCode = 1;
}

/** @param {import('./lib/demo-options.mjs').DemoOptions} options */
async function demo(options) {
  const electron = await electronPath();
  if (!(await build())) return 1;
  const asked = stopAsked();
  const shops = await startShops(options);
  try {
    const gone = shops.map((shop) => shop.gone);
    const over = Promise.race([asked, ...gone]);
    const addresses = shops.map(({ address }) => address);
    return await openOn(addresses, over, electron, options);
  } finally {
    await Promise.all(shops.map((shop) => shop.stop()));
  }
}

/** @param {import('./lib/demo-options.mjs').DemoOptions} options */
async function startShops({ dialects, isStock, faults, isSmoke }) {
  const shops = [];
  try {
    const usual = { faults, hasControl: isSmoke, hasConnector: !isStock };
    for (const [at, dialect] of dialects.entries())
      shops.push(await startDemoShop({ ...usual, dialect, seed: at + 1 }));
    return shops;
  } catch (error) {
    await Promise.all(shops.map((shop) => shop.stop()));
    throw error;
  }
}

/**
 * @param {readonly import('./lib/demo-shop.mjs').ShopAddress[]} shops
 * @param {Promise<unknown>} over settles when the demo has to end
 * @param {string} electron
 * @param {import('./lib/demo-options.mjs').DemoOptions} options
 */
async function openOn(shops, over, electron, options) {
  const [first, ...others] = shops;
  if (first === undefined) throw new Error('there is no shop to show');
  const profile = await makeDemoProfile(first, ...others);
  try {
    // In smoke mode stdout belongs to the one line of JSON.
    describe(options.isSmoke ? console.error : console.log, shops, profile.folder, options);
    if (!options.isSmoke) return await show(electron, profile, over);
    // Brings the browser driver along, which a demo for people can do without.
    const { smoke } = await import('./demo-smoke.mjs');
    return await smoke({ electron, shops, profile, over, ...options });
  } finally {
    await profile.remove();
  }
}

/**
 * Opens the desk and waits until its window is closed or there is nothing left to show.
 * @param {string} electron
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv }} profile
 * @param {Promise<unknown>} over
 */
async function show(electron, profile, over) {
  const desk = openDesk(electron, profile);
  const how = await Promise.race([ended(desk), over]);
  await stop(desk, { isGroup: true });
  if (how === 'shop-gone') console.error('[demo] the demo shop ended unasked');
  return how === 'stop-asked' || how === 0 ? 0 : 1;
}

/**
 * @param {(line: string) => void} say
 * @param {readonly import('./lib/demo-shop.mjs').ShopAddress[]} shops
 * @param {string} folder
 * @param {import('./lib/demo-options.mjs').DemoOptions} options
 */
function describe(say, shops, folder, { isStock, faults, isSmoke }) {
  const made = isStock ? '' : ' with the connector';
  const withFaults = faults.length > 0 ? `, with faults: ${faults.join(', ')}` : '';
  for (const { url, dialect, ordersInShop, highestOrderId } of shops) {
    say(
      `[demo] shop     ${url} speaks OpenCart ${dialect}${made}, ${ordersInShop} orders${withFaults}`,
    );
    if (!showsOrders(dialect, isStock))
      say(
        `[demo]          its API shows none of them; set a status by number, up to ${highestOrderId}`,
      );
  }
  say(
    `[demo] desk     connects to ${shops.length > 1 ? 'them' : 'it'} by itself; profile in ${folder}`,
  );
  if (isInVirtualDisplay()) say('[demo] display  none here, so the window opens in a virtual one');
  if (!isSmoke) say('[demo] end      close the window or press Ctrl-C; nothing stays behind');
  else if (shops.some(({ dialect }) => showsOrders(dialect, isStock)))
    say('[demo] end      after the first full pass');
  else say('[demo] end      when one status was set and the shop was asked whether it has it');
}

/**
 * @param {string} dialect
 * @param {boolean} isStock
 */
function showsOrders(dialect, isStock) {
  return !isStock || !dialect.startsWith('4.');
}
