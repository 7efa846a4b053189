import { allRead, cachedIds, connect, missingIds, walked, wholePass } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { OrdersPage } from './pages/orders-page';
import { Shell } from './pages/shell';
import { SyncPanel } from './pages/sync-panel';

test('a shop that goes away and comes back costs nothing that was read', async ({
  openDesk,
  openShop,
}) => {
  const now = Date.now();
  const options = { dialect: '3.0', orders: 40, key: 'a-key-for-both', now: () => now } as const;
  const shop = await openShop(options);
  const newest = shop.control.addOrder();
  const desk = await openDesk();
  const { id } = await connect(desk, shop);
  await wholePass(desk, id);
  const orders = new OrdersPage(desk.page);
  const shell = new Shell(desk.page);

  await test.step('gone: the banner says so, and the orders stay', async () => {
    await shop.close();
    await desk.ask('sync:now', { shop: id });
    await expect(shell.banner).toContainText('nothing answers at this address');
    await expect(shell.banner).toContainText('Showing what was read');
    await orders.row(newest).click();
    await expect(orders.card(newest, 'Customer')).toBeVisible();
    expect(await cachedIds(desk, id)).toEqual(shop.control.orderIds());
  });

  await test.step('back: it goes on with what is new', async () => {
    const back = await openShop({ ...options, port: Number(new URL(shop.url).port) });
    back.control.addOrder(); // the one that was the newest
    const added = back.control.addOrder({ firstname: 'Fresh', lastname: 'Arrival' });
    await shell.tryNow.click();
    await expect(orders.row(added)).toContainText('Fresh Arrival');
    await expect(shell.tryNow).toBeHidden();
    await allRead(desk, id, back);
  });
});

test('a key that is taken back can be entered again', async ({ openDesk, openShop }) => {
  const shop = await openShop({ dialect: '3.0', orders: 40 });
  const newest = shop.control.addOrder();
  const desk = await openDesk();
  const { id } = await connect(desk, shop);
  await wholePass(desk, id);
  const orders = new OrdersPage(desk.page);
  const shell = new Shell(desk.page);

  shop.control.changeUser(shop.username, { key: 'another-key' });
  shop.control.killSessions();
  await desk.ask('sync:now', { shop: id });
  await expect(shell.banner).toContainText('The shop refused the key');
  await expect(orders.row(newest)).toBeVisible();

  await shell.enterKey.click();
  await shell.keyField.fill('still-not-the-key');
  await shell.useKey.click();
  await expect(shell.keyDialog).toContainText('The shop refused the key');
  const added = shop.control.addOrder();
  await shell.keyField.fill('another-key');
  await shell.useKey.click();
  await expect(shell.keyDialog).toBeHidden();
  await expect(shell.enterKey).toBeHidden();
  await expect(orders.row(added)).toBeVisible();
});

test('one order that cannot be read is shown as failed, never as missing', async ({
  openDesk,
  openShop,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 40 });
  const poisoned = shop.control.orderIds()[20] ?? 0;
  shop.control.setFault({ name: 'poison-order', order: poisoned });
  const desk = await openDesk();
  const { id } = await connect(desk, shop);
  await walked(desk, id);

  const others = shop.control.orderIds().filter((orderId) => orderId !== poisoned);
  await expect.poll(() => cachedIds(desk, id)).toEqual(others);
  expect(await missingIds(desk, id)).not.toContain(poisoned);
  const panel = new SyncPanel(desk.page);
  await panel.open();
  await expect(panel.panel).toContainText('1 number failed three times');
  await expect(panel.panel).toContainText(/failed\s*1/);
});
