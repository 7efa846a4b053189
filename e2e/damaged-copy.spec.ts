import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './fixtures/files';
import { allRead, connect, passphrase, wholePass } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { OrdersPage } from './pages/orders-page';
import { Shell } from './pages/shell';
import { UnlockPage } from './pages/unlock-page';

test('a damaged copy is set aside and read again; one of another key is left alone', async ({
  openDesk,
  openShop,
  profile,
}) => {
  const folder = path.join(profile, 'desk', 'cache');
  const file = path.join(folder, 'cache.db');
  const shop = await openShop({ dialect: '3.0', orders: 40 });
  const newest = shop.control.addOrder();
  const first = await openDesk();
  const { id } = await connect(first, shop, 'passphrase');
  await wholePass(first, id);
  await first.close();

  const junk = Buffer.alloc(64 * 1024, 'junk');
  await test.step('damaged: rebuilt, and said so', async () => {
    writeFileSync(file, junk);
    const desk = await openDesk();
    await new UnlockPage(desk.page).unlock(passphrase);
    await allRead(desk, id, shop);
    await expect(new Shell(desk.page).banner).toContainText(
      'The local copy was damaged. It was set aside and is being read again from the shop.',
    );
    await expect(new OrdersPage(desk.page).row(newest)).toBeVisible();
    const aside = filesBelow(folder).filter((name) => name.includes('set-aside'));
    expect(aside.map((name) => readFileSync(name).equals(junk))).toContain(true);
    await desk.close();
  });

  await test.step('made with another key: told, and not touched', async () => {
    writeFileSync(`${file}.check`, JSON.stringify({ fileId: '0'.repeat(32), mac: '0'.repeat(64) }));
    const before = readFileSync(file);
    const desk = await openDesk();
    await new UnlockPage(desk.page).unlock(passphrase);
    await expect(new OrdersPage(desk.page).failure).toContainText(
      'The local copy was made with another key and was left as it is.',
    );
    await desk.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
