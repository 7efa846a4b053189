import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Desk } from './fixtures/desk';
import { allRead, connect, passphrase } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { OrdersPage } from './pages/orders-page';
import { SettingsPage } from './pages/settings-page';
import { Shell } from './pages/shell';
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
