// npm run dev: the desk on this user's own profile, with hot reload. The page takes changes in place; a change to main,
// preload or the storage process opens the desk anew.  npm run dev -- --demo  takes the demo shop and a passing profile.
import { makeDemoProfile } from './lib/demo-profile.mjs';
import { startDemoShop } from './lib/demo-shop.mjs';
import { deskKeeper } from './lib/desk-keeper.mjs';
import { openDesk } from './lib/desk.mjs';
import { servePage } from './lib/page-server.mjs';
import { root } from './lib/root.mjs';
import { stopAsked } from './lib/stop-request.mjs';
import { inVirtualDisplay, isInVirtualDisplay } from './lib/virtual-display.mjs';
import { packConnector } from './lib/connector-pack.mjs';
import { buildBundle, watchBundles } from './lib/watch-bundles.mjs';
import { electronPath } from './runtime.mjs';

const args = process.argv.slice(2);
// The root of vite.config.ts is relative to it.
process.chdir(root);
try {
  process.exitCode = (await inVirtualDisplay(import.meta.filename, args)) ?? (await develop());
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}

async function develop() {
  const asked = stopAsked();
  /** What has to be ended or removed, the last one first. @type {(() => Promise<unknown>)[]} */
  const ends = [];
  try {
    const profile = args.includes('--demo') ? await prepareDemo(ends) : { args, env: {} };
    await packConnector(); // the desk hands its files out
    const page = await servePage();
    ends.unshift(page.close);
    const electron = await electronPath();
    const env = { ...profile.env, VITE_DEV_SERVER_URL: page.url };
    const keeper = deskKeeper(() => openDesk(electron, { args: profile.args, env }), { say });
    ends.unshift(() => keeper.close());
    ends.unshift(
      await watchBundles(['main', 'storage', 'preload'], { onBuilt: keeper.reopen, say }),
    );
    say(`page from ${page.url}; Ctrl-C ends`);
    if (isInVirtualDisplay()) say('no display here: the desk runs in a virtual one');
    await Promise.race([asked, keeper.closed]);
    return 0;
  } finally {
    for (const end of ends) await end();
  }
}

/** @param {(() => Promise<unknown>)[]} ends */
async function prepareDemo(ends) {
  await buildBundle('demo');
  const shop = await startDemoShop({ dialect: '3.0' });
  ends.unshift(shop.stop);
  const profile = await makeDemoProfile(shop.address);
  ends.unshift(profile.remove);
  say(`demo shop ${shop.address.url}, ${shop.address.ordersInShop} orders`);
  return profile;
}

/** @param {string} line */
function say(line) {
  console.error(`[dev] ${line}`);
}
