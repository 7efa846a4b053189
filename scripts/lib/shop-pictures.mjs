import { controlShop } from './demo-shop.mjs';
import { askThrough, waitForFirstPass } from './smoke-watch.mjs';

const LIMIT_MS = 120_000;

/** What the shops are called and coloured on the desk, in the order they are connected. */
const LOOKS = [
  { name: 'Lantern & Loom', colour: '#0b6a70' },
  { name: 'Quay & Compass', colour: '#8a3b12' },
  { name: 'Harbour Chandlery', colour: '#3b4ba3' },
];

/**
 * Takes the pictures that need several shops: all of them in one list, the status dialog, the doctor over an address that is not
 * allowed, and what a shop offers that shows no orders.
 * @param {import('playwright').Page} page of a desk that is connected to the first shop and shows its orders
 * @param {import('./demo-shop.mjs').ShopAddress} first started with control
 * @param {readonly import('./demo-shop.mjs').ShopAddress[]} others connected here; the last one shows no orders
 * @param {(name: string) => Promise<void>} shoot
 */
export async function shopPictures(page, first, others, shoot) {
  const ask = askThrough(page);
  const main = page.getByRole('main');
  const screen = (/** @type {string} */ name) =>
    page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name, exact: true })
      .click();

  for (const { url: address, username, key } of others)
    await ask('shops:connect', { address, username, key, newestOrderId: null, certificate: null });
  const { shops } = await waitForFirstPass(page, {
    timeLimitMs: LIMIT_MS,
    shops: others.length + 1,
  });
  for (const [at, { id }] of shops.entries())
    await ask('shops:change', { shop: id, ...LOOKS[at % LOOKS.length] });

  await page.getByRole('navigation', { name: 'Views' }).getByText('All shops').click();
  await main.getByRole('listbox').getByRole('option').nth(2).click();
  await page.mouse.move(2, 2);
  await shoot('shops-light');

  await main.getByRole('button', { name: 'Status', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(1).check();
  await dialog.getByLabel('Comment').fill('Your parcel left our house this morning.');
  await dialog.getByLabel('Inform the customer by e-mail').check();
  await shoot('status-light');
  await dialog.getByRole('button', { name: 'Discard the draft' }).click();
  await page.keyboard.press('Escape');

  const shop = main.getByLabel('Shop', { exact: true });
  await screen('Connection');
  await shop.selectOption({ label: LOOKS[others.length]?.name ?? '' });
  await shoot('offers-light');

  await controlShop(first, { action: 'setCallerAddress', address: '203.0.113.7' });
  await controlShop(first, { action: 'killSessions' });
  await shop.selectOption({ label: LOOKS[0]?.name ?? '' });
  await main.getByRole('button', { name: 'Examine the connection' }).click();
  await main.getByRole('button', { name: 'Copy report' }).waitFor();
  await page.mouse.move(2, 2);
  await shoot('doctor-light');
}
