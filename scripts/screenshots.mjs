// npm run screenshots: takes the README's pictures from the built desk on the demo shop, so that they show what is there now.
import { mkdir } from 'node:fs/promises';
import { _electron } from 'playwright';
import { build } from './lib/build.mjs';
import { makeDemoProfile } from './lib/demo-profile.mjs';
import { startDemoShop } from './lib/demo-shop.mjs';
import { deskLaunch } from './lib/desk.mjs';
import { inRoot } from './lib/root.mjs';
import { shopPictures } from './lib/shop-pictures.mjs';
import { waitForFirstPass } from './lib/smoke-watch.mjs';
import { inVirtualDisplay } from './lib/virtual-display.mjs';
import { electronPath, rootFlags } from './runtime.mjs';

const LIMIT_MS = 120_000;
const SIZE = { width: 1280, height: 800 };

const args = process.argv.slice(2);
process.exitCode = (await inVirtualDisplay(import.meta.filename, args)) ?? (await main());

async function main() {
  const electron = await electronPath();
  if (!(await build())) return 1;
  await mkdir(inRoot('docs', 'pictures'), { recursive: true });
  const shops = [];
  try {
    for (const [at, dialect] of ['3.0', '2.3', '4.1'].entries())
      shops.push(
        await startDemoShop({ dialect, seed: at + 1, hasControl: true, hasConnector: at === 0 }),
      );
    const [first, ...others] = shops.map(({ address }) => address);
    if (first === undefined) throw new Error('there is no shop to show');
    await connectPicture(electron, first);
    await deskPictures(electron, first, others);
  } finally {
    await Promise.all(shops.map((shop) => shop.stop()));
  }
  return 0;
}

/**
 * @param {string} electron
 * @param {Awaited<ReturnType<typeof makeDemoProfile>>} profile
 * @param {NodeJS.ProcessEnv} env
 */
async function open(electron, profile, env) {
  const app = await _electron.launch({
    ...deskLaunch({ args: profile.args, env }),
    executablePath: electron,
    chromiumSandbox: rootFlags.length === 0,
  });
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, SIZE);
  // A pointer resting over the list would hold the rows in place.
  await page.mouse.move(2, 2);
  return { app, page };
}

/**
 * The connect screen of a desk that knows no shop yet.
 * @param {string} electron
 * @param {import('./lib/demo-shop.mjs').ShopAddress} shop
 */
async function connectPicture(electron, shop) {
  const profile = await makeDemoProfile(shop);
  const env = { ...profile.env, CARTWRIGHT_DEMO: undefined };
  const { app, page } = await open(electron, profile, env);
  try {
    await page.getByLabel('Shop address').fill('quayside.example');
    await page.getByLabel('API user name').fill('desk');
    await shoot(page, 'connect-light');
  } finally {
    await app.close();
    await profile.remove();
  }
}

/**
 * @param {string} electron
 * @param {import('./lib/demo-shop.mjs').ShopAddress} shop
 * @param {readonly import('./lib/demo-shop.mjs').ShopAddress[]} others
 */
async function deskPictures(electron, shop, others) {
  const profile = await makeDemoProfile(shop);
  const { app, page } = await open(electron, profile, profile.env);
  try {
    await waitForFirstPass(page, { timeLimitMs: LIMIT_MS });
    await page.getByRole('main').getByRole('listbox').getByRole('option').nth(4).click();
    await page.getByRole('heading', { name: /^Order \d/ }).waitFor();
    await theme(page, 'light');
    await shoot(page, 'orders-light');
    await theme(page, 'dark');
    await shoot(page, 'orders-dark');
    await theme(page, 'light');
    await page.getByRole('button', { name: /up to date/i }).click();
    await page.getByRole('dialog').waitFor();
    await shoot(page, 'sync-light');
    await page.keyboard.press('Escape');
    await shopPictures(page, shop, others, (name) => shoot(page, name));
  } finally {
    await app.close();
    await profile.remove();
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {'light' | 'dark'} name
 */
async function theme(page, name) {
  const button = page.getByRole('button', { name: `Switch to ${name}` });
  if (await button.isVisible()) await button.click();
  await page.locator(`[data-mantine-color-scheme="${name}"]`).first().waitFor();
}

/**
 * @param {import('playwright').Page} page
 * @param {string} name
 */
async function shoot(page, name) {
  await page.screenshot({
    path: inRoot('docs', 'pictures', `${name}.png`),
    animations: 'disabled',
  });
  console.log(`docs/pictures/${name}.png`);
}
