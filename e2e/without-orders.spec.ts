import { onlyShop, passphrase } from './fixtures/flows';
import { dialectsOf } from './fixtures/dialects';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { ConnectionPage } from './pages/connection-page';
import { NotOfferedPage } from './pages/not-offered-page';
import { Shell } from './pages/shell';
import { StatusDialog } from './pages/status-dialog';

for (const dialect of dialectsOf(['4.1'], ['4.0']))
  test(`a ${dialect} shop is connected by its address; it shows no orders, and takes statuses`, async ({
    openDesk,
    openShop,
  }) => {
    const shop = await openShop({ dialect, orders: 12 });
    const { control } = shop;
    const [first, second] = [control.addOrder(), control.addOrder()];
    const desk = await openDesk();
    const connectPage = new ConnectPage(desk.page);
    const page = new NotOfferedPage(desk.page);
    const dialog = new StatusDialog(desk.page);
    const connection = new ConnectionPage(desk.page);
    const shell = new Shell(desk.page);

    await test.step('its generation is found, and it is said calmly what it does not offer', async () => {
      await connectPage.choosePassphrase(passphrase);
      await connectPage.connectTo({ ...shop, url: `${shop.url}/admin/index.php?route=x` });
      await expect(page.panel).toContainText(`This shop runs OpenCart ${dialect}.`);
      expect((await onlyShop(desk)).dialect).toBe(dialect);
      expect((await onlyShop(desk)).address).toBe(`${shop.url}/`);
      await expect(page.panel).toContainText('The Cartwright connector');
      await expect(desk.page.getByRole('alert')).toHaveCount(0);
      await expect(shell.banner).toHaveText('');
    });
    const { id } = await onlyShop(desk);
    const asked = control.counters();
    const routes = Object.keys(asked.byRoute).filter((route) => !route.startsWith('api'));
    expect(routes).toEqual([]);
    expect(asked.requests).toBeLessThan(12);

    await test.step('a status by order number: sent, and not verifiable', async () => {
      await page.number.fill(String(first));
      await page.open.click();
      await expect(dialog.dialog).toContainText('does not show which status the order has now');
      await expect(dialog.dialog).toContainText('The desk will say “sent”, and no more.');
      await dialog.send.click();
      await expect(dialog.dialog).toContainText('Choose a status.');
      await dialog.number.fill('3');
      await dialog.comment.fill('on its way');
      await dialog.notify.check();
      await dialog.send.click();
      await expect(page.changes.state).toHaveText('Sent');
      await expect(page.changes.newest).toContainText('not verifiable without the connector');
      expect(control.history(first)).toMatchObject([{ order_status_id: '3', notify: '1' }]);
      expect(control.order(first)?.order_status_id).toBe('3');
    });

    await test.step('an answer that is lost is settled by the clerk, who looks in the admin', async () => {
      control.setFault({ name: 'write-lost', when: 'after' });
      await page.number.fill(String(second));
      await page.open.click();
      await dialog.number.fill('5');
      await dialog.send.click();
      await expect(page.changes.state).toHaveText('Not known whether it was done');
      control.clearFault();
      await expect(page.changes.newest).toContainText('Look in the admin');
      await expect(page.changes.check).toHaveCount(0);
      await expect(page.open).toBeDisabled(); // the number of that order still stands in the field
      await page.changes.isThere.click();
      await expect(page.changes.state).toHaveText('Settled by you');
      expect(control.history(second)).toHaveLength(1);
    });

    await test.step('nothing was asked of the shop but the two changes, each with its login (4.1: a look at its clock)', async () => {
      const { byRoute, requests, historyWrites } = control.counters();
      expect(historyWrites).toBe(2);
      expect(requests - asked.requests, JSON.stringify(byRoute)).toBe(4);
    });

    await test.step('what it offers is told; names the owner enters are offered in the dialog', async () => {
      await connection.open();
      for (const what of ['Orders, by their number', 'See afterwards that the status was set'])
        await expect(connection.offer(what)).toContainText('with the connector');
      await expect(connection.offer('Set a status, with a comment and a mail')).toContainText(
        'yes',
      );
      await connection.addName(1, 3, 'Shipped');
      await connection.saveNames.click();
      await expect.poll(() => desk.ask('shops:statuses', { shop: id })).toHaveLength(1);
      await shell.orders.click();
      await page.number.fill(String(first));
      await page.open.click();
      await dialog.status('Shipped').check();
      await desk.page.keyboard.press('Escape');
      await expect(dialog.dialog).toBeHidden();
    });

    await test.step('a key taken back is said of the change, and nothing is stored', async () => {
      control.changeUser(shop.username, { key: 'another-key' });
      control.killSessions();
      await page.open.click();
      await expect(dialog.status('Shipped')).toBeChecked(); // the draft was kept
      await dialog.send.click();
      await expect(page.changes.state).toHaveText('Not done');
      await expect(page.changes.newest).toContainText(/refused the (key|signature)/);
      expect(control.counters().historyWrites).toBe(2);
    });
    expect(desk.complaints).toEqual([]);
  });
