import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dialectsOf } from './fixtures/dialects';
import { allRead, connect, wholePass } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { OrdersPage } from './pages/orders-page';
import { ConnectionPage } from './pages/connection-page';

for (const dialect of dialectsOf(['3.0', '4.1'], ['2.3', '4.0'])) {
  test(`a ${dialect} shop with the connector shows whole orders, and what became of them`, async ({
    openDesk,
    openShop,
  }) => {
    const shop = await openShop({ dialect, orders: 120, connector: {} });
    const [newest = 0, second = 0] = shop.control
      .orderIds()
      .filter((id) => shop.control.order(id)?.order_status_id !== '0')
      .toReversed();
    const desk = await openDesk();
    const { id } = await connect(desk, shop);
    const orders = new OrdersPage(desk.page);

    await test.step('every order comes in a few requests', async () => {
      await allRead(desk, id, shop);
      await wholePass(desk, id);
      const { connectorCalls } = shop.control.counters();
      expect(connectorCalls['orders']).toBeLessThan(6);
    });

    await test.step('lines, total and history are those of the shop', async () => {
      const told = await desk.ask('orders:get', { shop: id, orderId: newest as never }); // an id of the demo shop
      const contents = told?.contents ?? null;
      expect(contents).not.toBeNull();
      await orders.row(newest).click();
      const lines = orders.card(newest, 'Lines');
      for (const line of contents?.lines ?? []) await expect(lines).toContainText(line.name);
      const made = orders.card(newest, 'How the total is made');
      for (const { title } of contents?.totals ?? []) await expect(made).toContainText(title);
      await expect(orders.card(newest, 'History')).toBeVisible();
    });

    await test.step('a line changed in the admin is changed here', async () => {
      const lineId = Number(
        shop.control.wholeOrder(newest)?.contents.products[0]?.order_product_id,
      );
      shop.control.changeLine(newest, lineId, { name: 'Lamp of the second watch' });
      await desk.ask('sync:now', { shop: id });
      await expect(orders.card(newest, 'Lines')).toContainText('Lamp of the second watch');
    });

    await test.step('an order deleted in the admin is marked and stays', async () => {
      shop.control.deleteOrder(second);
      await orders.row(second).click();
      await desk.ask('orders:refresh', { shop: id, orderId: second as never }).catch(() => null); // the shop has it no more
      await expect(orders.detail(second)).toContainText('no longer has this order');
      await expect(orders.statusButton(second)).toBeDisabled();
    });
  });
}

test('the connector is saved for a shop without it, and found once it is there', async ({
  openDesk,
  openShop,
  profile,
}) => {
  const shop = await openShop({ dialect: '4.1', orders: 30 });
  const desk = await openDesk();
  await connect(desk, shop);
  const file = path.join(profile, 'cartwright.ocmod.zip');
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const page = new ConnectionPage(desk.page);
  await page.open();

  await desk.page.getByRole('button', { name: 'Save the connector …' }).first().click();
  await expect(desk.page.getByText('Saved as').first()).toBeVisible();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');

  shop.control.setConnector({});
  await desk.page.getByRole('button', { name: 'Look again' }).first().click();
  await expect(desk.page.getByText('It is there').first()).toBeVisible();
});
