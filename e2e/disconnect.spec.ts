import { readFileSync } from 'node:fs';
import path from 'node:path';
import { connect, allRead, passphrase } from './fixtures/flows';
import { filesHolding } from './fixtures/files';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { OrdersPage } from './pages/orders-page';
import { SettingsPage } from './pages/settings-page';

test('disconnecting leaves nothing of the shop on this computer', async ({
  openDesk,
  openShop,
  profile,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 40 });
  shop.control.addOrder({ firstname: 'Wilhelmina', lastname: 'Quarrington' });
  const desk = await openDesk();
  const { id } = await connect(desk, shop, 'passphrase');
  await allRead(desk, id, shop);
  const orders = new OrdersPage(desk.page);
  await orders.search.fill('Quarrington');
  await orders.rows.first().click();

  const settings = new SettingsPage(desk.page);
  await settings.open();
  await settings.disconnect.click();
  await settings.confirm.click();
  await expect(new ConnectPage(desk.page).heading).toBeVisible();
  expect(await desk.ask('shops:list', null)).toEqual([]);
  await desk.close();

  const { host } = new URL(shop.url);
  expect(
    filesHolding(profile, ['Quarrington', 'Wilhelmina', host, id, shop.key, passphrase]),
  ).toEqual([]);
  expect(readFileSync(path.join(profile, 'settings.json'), 'utf8')).not.toContain(host);
});
