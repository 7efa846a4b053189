import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DemoShop } from '../demo/options';
import { startKeyStore } from '../scripts/lib/key-store.mjs';
import { electronPath } from '../scripts/runtime.mjs';
import type { PageDesk } from './fixtures/page-desk';
import { filesBelow } from './fixtures/files';
import { allRead, cachedIds, connect, onlyShop, passphrase, wholePass } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { OrdersPage } from './pages/orders-page';
import { Shell } from './pages/shell';
import { UnlockPage } from './pages/unlock-page';

/** Everything of the shop's newest order can be read, found and opened, and the banner tells how old it is. */
async function expectReadable(desk: PageDesk, shop: DemoShop): Promise<void> {
  const { page } = desk;
  const orders = new OrdersPage(page);
  const newest = shop.control.highestOrderId();
  const email = shop.control.order(newest)?.email ?? '';
  await expect(orders.row(newest)).toBeVisible();
  expect(await cachedIds(desk, (await onlyShop(desk)).id)).toEqual(shop.control.orderIds());
  await orders.search.fill(email);
  await expect(orders.count).not.toHaveText('0');
  await orders.row(newest).click();
  await expect(orders.card(newest, 'Customer')).toContainText(email);
  await expect(new Shell(page).banner).toContainText(
    /Showing what was read (just now|\d+ min ago)/,
  );
}

test('with a passphrase, everything is readable after a restart without the shop', async ({
  openDesk,
  openShop,
  profile,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 60 });
  shop.control.addOrder({ email: 'newest@loom.example' });
  const online = await openDesk();
  await wholePass(online, (await connect(online, shop, 'passphrase')).id);
  await online.close();
  await shop.close();
  const files = filesBelow(path.join(profile, 'desk'));

  const desk = await openDesk();
  const unlock = new UnlockPage(desk.page);
  await test.step('a wrong passphrase is told and loses nothing', async () => {
    await expect(unlock.heading).toBeVisible();
    await unlock.unlock('not the passphrase');
    await expect(unlock.wrong).toBeVisible();
    expect(filesBelow(path.join(profile, 'desk'))).toEqual(files);
  });
  await unlock.unlock(passphrase);
  await expectReadable(desk, shop);
  expect(desk.complaints).toEqual([]);
});

test('with a key store, a restart asks for nothing; without it nothing is lost', async ({
  openPageDesk,
  openShop,
  profile,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 30 });
  shop.control.addOrder({ email: 'newest@loom.example' });
  const folder = path.join(profile, 'os');
  const electron = await electronPath();
  const open = (env: Record<string, string>) =>
    openPageDesk(electron, { env, args: ['.', '--password-store=gnome-libsecret'] });
  let store = await startKeyStore(folder);
  try {
    const online = await open(store.env);
    const offers = await online.ask('vault:state', null);
    expect(offers).toEqual({
      kind: 'unset',
      offers: ['os-key-store', 'passphrase', 'session'],
    });
    await wholePass(online, (await connect(online, shop, 'os-key-store')).id);
    await online.close();
    await shop.close();

    await test.step('the restart needs no passphrase', async () => {
      const desk = await open(store.env);
      await expectReadable(desk, shop);
      await desk.close();
    });

    await test.step('a key store that is gone is told, and nothing is deleted', async () => {
      await store.stop();
      const files = filesBelow(path.join(profile, 'desk'));
      const desk = await open({});
      await expect(new UnlockPage(desk.page).unreadable).toBeVisible();
      await desk.close();
      expect(filesBelow(path.join(profile, 'desk'))).toEqual(expect.arrayContaining([...files]));
    });

    await test.step('it works again when the key store is back', async () => {
      store = await startKeyStore(folder);
      const desk = await open(store.env);
      await expectReadable(desk, shop);
      await desk.close();
    });
  } finally {
    await store.stop();
  }
});

test('a session that keeps nothing deletes its copy at exit', async ({
  openDesk,
  openShop,
  profile,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 20 });
  const desk = await openDesk();
  await allRead(desk, (await connect(desk, shop, 'session')).id, shop);
  const folder = path.join(profile, 'desk', 'session-cache');
  expect(filesBelow(folder).length).toBeGreaterThan(0);
  await desk.close();
  expect(existsSync(folder)).toBe(false);
  expect(existsSync(path.join(profile, 'desk', 'cache'))).toBe(false);

  const next = await openDesk();
  const again = await onlyShop(next);
  expect(again.hasKey).toBe(false);
  expect(await cachedIds(next, again.id)).toEqual([]);
  const shell = new Shell(next.page);
  await shell.enterKey.click();
  await shell.keyField.fill(shop.key);
  await shell.useKey.click();
  await allRead(next, again.id, shop);
  await expect(shell.enterKey).toBeHidden();
});
