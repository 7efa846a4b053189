import type { Locator, Page } from '@playwright/test';
import { add, allRead, connect, passphrase } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { ConnectionPage } from './pages/connection-page';
import { NotOfferedPage } from './pages/not-offered-page';
import { OrdersPage } from './pages/orders-page';
import { SettingsPage } from './pages/settings-page';
import { Shell } from './pages/shell';
import { StatusDialog } from './pages/status-dialog';

/** Nothing is wider than the window: neither the page nor anything in it that is not meant to scroll sideways. */
async function expectNoOverflow(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const isCut = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    return [...document.querySelectorAll('body, body *')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        if (width === 0 || right <= innerWidth + 1) return false;
        // what a panel of its own cuts off is not seen
        for (let up = element.parentElement; up !== null; up = up.parentElement)
          if (isCut(up) && up.getBoundingClientRect().right <= innerWidth + 1) return false;
        return true;
      })
      .map((element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`);
  });
  expect(wide).toEqual([]);
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(scrolls).toBe(false);
}

test('the screens fit every window, and fold where it is narrow', async ({
  openDesk,
  openShop,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 60 });
  const newest = shop.control.addOrder();
  const desk = await openDesk();
  const { page } = desk;
  const orders = new OrdersPage(page);
  const shell = new Shell(page);
  await desk.resize(1280, 800);
  await expectNoOverflow(page);
  await desk.resize(760, 700);
  await expectNoOverflow(page);
  const { id } = await connect(desk, shop, 'session');
  await allRead(desk, id, shop);

  for (const [width, height] of [
    [1600, 1000],
    [1280, 800],
  ] as const)
    await test.step(`${width} × ${height}: views, list and detail side by side`, async () => {
      await desk.resize(width, height);
      await orders.row(newest).click();
      await expect(orders.views).toBeVisible();
      await expect(orders.list).toBeVisible();
      await expect(orders.detail(newest)).toBeVisible();
      await expectNoOverflow(page);
    });

  await test.step('1000 × 700: the views fold into the rail', async () => {
    await desk.resize(1000, 700);
    await expect(orders.views).toBeHidden();
    await expect(orders.list).toBeVisible();
    await expect(orders.detail(newest)).toBeVisible();
    await expectNoOverflow(page);
    await shell.views.click();
    await orders.view('Abandoned').click();
    await expect(orders.views).toBeHidden();
    await expect(orders.rows.first()).toContainText('Abandoned');
    await shell.views.click();
    await orders.view('All orders').click();
    // an order of the other view does not stay beside this one
    await orders.row(newest).click();
  });

  const narrow = async () => {
    await expect(orders.detail(newest)).toBeVisible();
    await expect(orders.list).toBeHidden();
    await expectNoOverflow(page);
    await orders.backToList.click();
    await expect(orders.list).toBeVisible();
    await expect(orders.list).toBeFocused();
    await expectNoOverflow(page);
    await orders.row(newest).click();
  };
  await test.step('760 × 700: the detail covers the list', async () => {
    await desk.resize(760, 700);
    await narrow();
  });
  await test.step('1280 × 800 at 200 %: the same', async () => {
    await desk.resize(1280, 800, 2);
    await narrow();
    await new SettingsPage(page).open();
    await expectNoOverflow(page);
  });
  expect(desk.complaints).toEqual([]);
});

test('the screens of several shops fit every window, in light and in dark', async ({
  openDesk,
  openShop,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 20 });
  const newest = shop.control.addOrder();
  const old = await openShop({ dialect: '2.3', orders: 20 });
  const fresh = await openShop({ dialect: '4.1', orders: 20 });
  const desk = await openDesk();
  const { page } = desk;
  const { id } = await connect(desk, shop);
  const longest =
    'Chandlery & Compass, purveyors of lanterns, looms and everything in between, Ltd';
  await desk.ask('shops:change', { shop: id, name: longest, colour: '#0b6a70' });
  await add(desk, old);
  await add(desk, fresh);
  await allRead(desk, id, shop);
  const orders = new OrdersPage(page);
  const connection = new ConnectionPage(page);
  const settings = new SettingsPage(page);
  const status = new StatusDialog(page);
  const shell = new Shell(page);

  for (const [width, height, colorScheme] of [
    [1600, 1000, 'light'],
    [1280, 800, 'dark'],
    [760, 700, 'light'],
  ] as const)
    await test.step(`${width} × ${height}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await desk.resize(width, height);
      await shell.orders.click();
      if (width >= 1100) {
        await orders.shop('All shops').click();
        await orders.row(newest).filter({ hasText: 'Chandlery' }).click();
        await expectNoOverflow(page);
        await orders.statusButton(newest).click();
        await expect(status.dialog).toBeVisible();
        await expectNoOverflow(page);
        await expect(status.send).toBeInViewport();
        await page.keyboard.press('Escape');
        await expect(status.dialog).toBeHidden();
        await orders.shop('127.0.0.1').last().click();
        await expect(new NotOfferedPage(page).panel).toBeVisible();
        await expectNoOverflow(page);
      }
      await settings.open();
      await expect(settings.shops.getByRole('listitem')).toHaveCount(3);
      await expectNoOverflow(page);
      await connection.open();
      await connection.shop.selectOption(id);
      await connection.examine.click();
      await expect(connection.copyReport).toBeVisible();
      await expectNoOverflow(page);
    });
  expect(desk.complaints).toEqual([]);
});

test('the widths of panels are there again after a restart', async ({ openDesk, openShop }) => {
  const shop = await openShop({ dialect: '3.0', orders: 20 });
  const first = await openDesk();
  await first.resize(1280, 800);
  const { id } = await connect(first, shop, 'passphrase');
  await allRead(first, id, shop);
  const { border } = new OrdersPage(first.page);
  const before = await placeOf(border);
  await border.focus();
  for (let step = 0; step < 3; step += 1) await first.page.keyboard.press('ArrowRight');
  await expect.poll(() => placeOf(border)).toBeGreaterThan(before + 100);
  const after = await placeOf(border);
  const kept = async () => {
    const { layout } = await first.ask('preferences:get', null);
    const [views = 0, list = 0] = layout['orders-wide'] ?? [];
    const main = await first.page.getByRole('main').boundingBox();
    return (main?.x ?? 0) + ((views + list) / 100) * (main?.width ?? 0);
  };
  await expect.poll(async () => Math.abs((await kept()) - after)).toBeLessThan(6);
  await first.close();

  const second = await openDesk();
  await second.resize(1280, 800);
  await second.ask('vault:unlock', { passphrase });
  await expect.poll(() => placeOf(new OrdersPage(second.page).border)).toBeCloseTo(after, 0);
});

/** Where an element begins, in CSS pixels from the left; 0 while it is not there. */
async function placeOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.x ?? 0;
}
