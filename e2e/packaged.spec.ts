import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { packedApp } from '../scripts/lib/packed-app.mjs';
import { allRead, onlyShop, passphrase } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { OrdersPage } from './pages/orders-page';

/** The executable that was packed for this run; packed now when there is none. */
function executable(): string {
  const given = process.env['CARTWRIGHT_PACKED_APP'];
  if (given !== undefined) return given;
  if (!existsSync(packedApp())) {
    const script = path.join(import.meta.dirname, '../scripts/package.mjs');
    spawnSync(process.execPath, [script, '--dir-only', '--no-build'], { stdio: 'inherit' });
  }
  return packedApp();
}

test('the packed desk starts, connects, and does not know the switch of the demo', async ({
  openPageDesk,
  openShop,
  profile,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 40 });
  const newest = shop.control.addOrder();
  const { url, username, key } = shop;
  const desk = await openPageDesk(executable(), {
    args: ['--password-store=basic'],
    env: {
      CARTWRIGHT_DEMO: JSON.stringify({ url, username, key }),
      CARTWRIGHT_DATA_DIR: path.join(profile, 'elsewhere'),
    },
  });
  const connectPage = new ConnectPage(desk.page);
  const orders = new OrdersPage(desk.page);
  await expect(connectPage.heading).toBeVisible();
  expect(await desk.ask('app:info', null)).toMatchObject({ isPackaged: true, isDemo: false });
  expect(shop.control.counters().requests).toBe(0);

  await connectPage.choosePassphrase(passphrase);
  await connectPage.connectTo(shop);
  await expect(orders.row(newest)).toBeVisible();
  await allRead(desk, (await onlyShop(desk)).id, shop);
  expect(existsSync(path.join(profile, 'elsewhere'))).toBe(false);
  expect(existsSync(path.join(profile, 'desk', 'cache', 'cache.db'))).toBe(true);
  expect(desk.complaints).toEqual([]);
});
