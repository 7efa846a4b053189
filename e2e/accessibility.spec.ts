import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeSelfSignedCert } from '../demo/http/self-signed-cert';
import type { Desk } from './fixtures/desk';
import { add, allRead, connect, passphrase } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { CertificateCard, ConnectionPage } from './pages/connection-page';
import { NotOfferedPage } from './pages/not-offered-page';
import { OrdersPage } from './pages/orders-page';
import { SettingsPage } from './pages/settings-page';
import { Shell } from './pages/shell';
import { StatusDialog } from './pages/status-dialog';
import { SyncPanel } from './pages/sync-panel';
import { UnlockPage } from './pages/unlock-page';

const dialog = '[role=dialog]';

/** Axe finds nothing to object to, in light and in dark; of the dark looks only the contrast can differ. `part` is a CSS selector. */
async function expectAccessible({ page }: Desk, screen: string, part = 'html'): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const)
    await test.step(`${screen}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expect.poll(() => transitions(page), { intervals: [20] }).toBe(0);
      // The legacy mode needs no second page, which Electron cannot open for it.
      const axe = new AxeBuilder({ page }).setLegacyMode().include(part);
      axe.options({ resultTypes: ['violations'] });
      if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
      expect(found).toEqual([]);
    });
}

/** How many elements are changing their looks right now. */
function transitions(page: Page): Promise<number> {
  return page.evaluate(
    () => document.getAnimations().filter((one) => one instanceof CSSTransition).length,
  );
}

test('every screen passes axe, in light and in dark', async ({ openDesk, openShop }) => {
  test.slow(); // twenty looks of a second or more
  const shop = await openShop({ dialect: '3.0', orders: 40 });
  const newest = shop.control.addOrder();
  const desk = await openDesk();
  const { page } = desk;
  const connectPage = new ConnectPage(page);
  const orders = new OrdersPage(page);
  const shell = new Shell(page);
  const settings = new SettingsPage(page);
  const syncPanel = new SyncPanel(page);

  await expect(connectPage.heading).toBeVisible();
  await connectPage.choosePassphrase('short');
  await connectPage.connect.click();
  await expectAccessible(desk, 'connect, with fields that are wrong');
  await connectPage.chooseSession();
  shop.control.setFault('blocked-address');
  await connectPage.connectTo(shop);
  await expect(connectPage.failure).toBeVisible();
  await expectAccessible(desk, 'connect, with an address that is not allowed');
  shop.control.clearFault();

  const { id } = await connect(desk, shop);
  await allRead(desk, id, shop);
  await orders.row(newest).click();
  await expect(orders.detail(newest)).toBeVisible();
  await expectAccessible(desk, 'orders, and one of them');
  await orders.filter.click();
  await expect(orders.from).toBeVisible();
  await expectAccessible(desk, 'filters', dialog);
  await page.keyboard.press('Escape');
  await orders.search.fill('nobody is called that');
  await expect(orders.empty).toBeVisible();
  await expectAccessible(desk, 'a search that finds nothing', 'main');
  await orders.search.fill('');

  await syncPanel.open();
  await expectAccessible(desk, 'sync panel', dialog);
  await page.keyboard.press('Escape');
  await shell.keys.click();
  await expect(shell.keySheet).toBeVisible();
  await expectAccessible(desk, 'sheet of keys', dialog);
  await page.keyboard.press('Escape');
  await settings.open();
  await expectAccessible(desk, 'settings');
  await settings.disconnect.click();
  await expect(settings.confirm).toBeVisible();
  await expectAccessible(desk, 'disconnecting', dialog);
  await page.keyboard.press('Escape');

  await shop.close();
  await desk.ask('sync:now', { shop: id });
  await expect(shell.tryNow).toBeVisible();
  await desk.resize(760, 700);
  await shell.orders.click();
  await expectAccessible(desk, 'orders in a narrow window, with the shop out of reach');
});

test('the screens of several shops, of the doctor and of a status pass axe', async ({
  openDesk,
  openShop,
}) => {
  test.slow();
  const shop = await openShop({ dialect: '3.0', orders: 12 });
  const [newest, before] = [shop.control.addOrder(), shop.control.addOrder()];
  const old = await openShop({ dialect: '2.3', orders: 12 });
  const fresh = await openShop({ dialect: '4.1', orders: 12 });
  const signed = await openShop({ dialect: '3.0', orders: 3, tls: makeSelfSignedCert() });
  const desk = await openDesk();
  const { page } = desk;
  await desk.resize(1600, 1000);
  const connectPage = new ConnectPage(page);
  const connection = new ConnectionPage(page);
  const orders = new OrdersPage(page);
  const shell = new Shell(page);
  const settings = new SettingsPage(page);
  const status = new StatusDialog(page);

  await connectPage.chooseSession();
  await connectPage.connectTo(signed);
  await connectPage.showCertificate.click();
  await expect(new CertificateCard(page).card).toBeVisible();
  await expectAccessible(desk, 'connect, with a certificate to compare');

  const { id } = await connect(desk, shop);
  await add(desk, old);
  await desk.ask('shops:change', {
    shop: (await add(desk, fresh)).id,
    name: 'Fresh',
    colour: '#7a2e6d',
  });
  await allRead(desk, id, shop);
  await orders.shop('All shops').click();
  await orders.row(newest).click();
  await orders.statusButton(newest).click();
  await expect(status.dialog).toBeVisible();
  await status.send.click();
  await expectAccessible(desk, 'status dialog, with nothing chosen', dialog);
  await status.dialog.getByRole('radio').nth(1).check();
  shop.control.setFault({ name: 'write-lost', when: 'before' });
  await status.send.click();
  await expect(orders.changes(newest).check).toBeVisible();
  await expectAccessible(desk, 'all shops, and an order with a change that is not known');
  shop.control.clearFault();
  await orders.row(before).click();

  await orders.shop('Fresh').click();
  await expect(new NotOfferedPage(page).panel).toBeVisible();
  await expectAccessible(desk, 'a shop that shows no orders', 'main');
  await settings.open();
  await expectAccessible(desk, 'settings with three shops', 'main');
  await settings.disconnectAll.click();
  await expect(settings.confirmAll).toBeVisible();
  await expectAccessible(desk, 'disconnecting all', dialog);
  await page.keyboard.press('Escape');

  shop.control.setFault('blocked-address');
  await connection.open();
  await connection.shop.selectOption(id);
  await connection.examine.click();
  await expect(connection.failure).toBeVisible();
  await expectAccessible(desk, 'connection, with an address that is not allowed');
  shop.control.clearFault();
  await shell.orders.click();
});

test('the screen of a locked desk passes axe', async ({ openDesk }) => {
  const chosen = await openDesk();
  await chosen.ask('vault:choose', { mode: 'passphrase', passphrase });
  await chosen.close();
  const desk = await openDesk();
  const unlock = new UnlockPage(desk.page);
  await unlock.unlock('not the passphrase');
  await expect(unlock.wrong).toBeVisible();
  await expectAccessible(desk, 'unlock');
});
