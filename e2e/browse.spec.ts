import type { DemoShop } from '../demo/options';
import { allRead, onlyShop, passphrase, wholePass } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { OrdersPage } from './pages/orders-page';
import { Shell } from './pages/shell';

/** An order whose every word is known, the newest of its shop. */
function addZoe(shop: DemoShop): number {
  return shop.control.addOrder({
    firstname: 'Zoë',
    lastname: 'Åkerström',
    email: 'zoe@loom.example',
    telephone: '+44 (0)20-7946 0123',
    payment_firstname: 'Zoë',
    payment_lastname: 'Åkerström',
    payment_company: 'Tom & Co',
    payment_address_1: '12 Bill Street',
    payment_city: 'Billingham',
    shipping_firstname: 'Edda',
    shipping_lastname: 'Åkerström',
    shipping_address_1: '34 Ship Lane',
    shipping_city: 'Shipley',
    comment: 'Leave it under the lighthouse.',
  });
}

/** Ids of the shop's orders that pass, without abandoned ones. */
function idsWhere(
  shop: DemoShop,
  passes: (order: { readonly status: number; readonly day: string }) => boolean,
): readonly number[] {
  return shop.control.orderIds().filter((id) => {
    const order = shop.control.order(id);
    const status = Number(order?.order_status_id);
    return status !== 0 && passes({ status, day: order?.date_added.slice(0, 10) ?? '' });
  });
}

test('a clerk connects a 3.0 shop, watches it come in and works with its orders', async ({
  openDesk,
  openShop,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 250 });
  const zoe = addZoe(shop);
  const standing = idsWhere(shop, () => true);
  const desk = await openDesk();
  const connectPage = new ConnectPage(desk.page);
  const orders = new OrdersPage(desk.page);

  await test.step('connects by an address without http, and the ladder of checks fills', async () => {
    await expect(connectPage.vault('The key store of this computer')).toBeHidden();
    await connectPage.choosePassphrase(passphrase);
    shop.control.setLatency(60); // so that the checks can be seen
    await connectPage.connectTo({ ...shop, url: shop.url.replace('http://', '') });
    await expect(connectPage.steps.first()).toContainText('done');
    await expect(orders.list).toBeVisible();
    shop.control.setLatency(0);
  });

  await test.step('every order is there at the end', async () => {
    const { id, address, dialect } = await onlyShop(desk);
    expect({ address, dialect }).toEqual({ address: `${shop.url}/`, dialect: '3.0' });
    await allRead(desk, id, shop);
    await expect(orders.count).toHaveText(String(standing.length));
  });

  await test.step('J and K go from order to order without asking the shop', async () => {
    await wholePass(desk, (await onlyShop(desk)).id);
    await orders.rows.first().click();
    await expect(orders.selected).toContainText(`#${zoe}`);
    await orders.list.focus();
    const asked = shop.control.counters().requests;
    for (let step = 0; step < 50; step += 1) await desk.page.keyboard.press('j');
    await expect(orders.selected).toHaveAttribute('aria-posinset', '51');
    await desk.page.keyboard.press('k');
    await expect(orders.selected).toHaveAttribute('aria-posinset', '50');
    expect(shop.control.counters().requests).toBe(asked);
    await desk.page.keyboard.press('Home');
    await expect(orders.selected).toContainText(`#${zoe}`);
  });

  await test.step('Enter goes into the order: customer, both addresses, lines not offered', async () => {
    await desk.page.keyboard.press('Enter');
    await expect(orders.detail(zoe)).toBeFocused();
    await expect(orders.card(zoe, 'Customer')).toContainText('Zoë Åkerström');
    await expect(orders.card(zoe, 'Customer')).toContainText('zoe@loom.example');
    await expect(orders.card(zoe, 'Bill to')).toContainText('Tom & Co');
    await expect(orders.card(zoe, 'Bill to')).toContainText('12 Bill Street');
    await expect(orders.card(zoe, 'Ship to')).toContainText('34 Ship Lane');
    await expect(orders.card(zoe, "Customer's comment")).toContainText('under the lighthouse');
    await expect(orders.card(zoe, 'Lines')).toContainText('API does not offer order lines');
    await desk.page.keyboard.press('Escape');
    await expect(orders.list).toBeFocused();
  });

  await test.step('the search folds letters and reads phones by their digits', async () => {
    for (const words of ['zoe akerstrom', '02079460123', '4420794', 'lighthouse', 'ship lane']) {
      await orders.search.fill(words);
      await expect(orders.count).toHaveText('1');
      await expect(orders.rows).toContainText([`#${zoe}`]);
    }
    await orders.search.fill(String(zoe));
    await expect(orders.row(zoe)).toBeVisible();
    await orders.chip(/search/).click();
    await expect(orders.search).toHaveValue('');
    await expect(orders.count).toHaveText(String(standing.length));
  });

  await test.step('filters by status and date can be put on and taken off one by one', async () => {
    const { statuses } = await desk.ask('orders:counts', { shop: (await onlyShop(desk)).id });
    const [one, two] = statuses.filter(({ name }) => name !== null);
    if (one === undefined || two === undefined) throw new Error('the shop has too few statuses');
    const day = shop.control.order(standing[standing.length >> 1] ?? 0)?.date_added.slice(0, 10);
    if (day === undefined) throw new Error('the shop has too few orders');
    const counted = (statusIds: readonly number[], from: string) =>
      String(
        idsWhere(shop, (order) => statusIds.includes(order.status) && order.day >= from).length,
      );

    await orders.filter.click();
    await orders.status(one.name ?? '').check();
    await orders.status(two.name ?? '').check();
    await expect(orders.count).toHaveText(counted([one.statusId, two.statusId], ''));
    await orders.from.fill(day);
    await expect(orders.count).toHaveText(counted([one.statusId, two.statusId], day));
    await desk.page.keyboard.press('Escape');

    await expect(orders.chips).toHaveCount(3);
    await orders.chip(/from/).click();
    await expect(orders.count).toHaveText(counted([one.statusId, two.statusId], ''));
    await orders.chip(new RegExp(two.name ?? '')).click();
    await expect(orders.count).toHaveText(counted([one.statusId], ''));
    await orders.view('All orders').click();
    await expect(orders.count).toHaveText(String(standing.length));
  });

  await test.step('abandoned checkouts stand apart', async () => {
    const abandoned = shop.control.ordersInShop() - standing.length;
    expect(abandoned).toBeGreaterThan(0);
    await orders.view('Abandoned').click();
    await expect(orders.count).toHaveText(String(abandoned));
    await expect(orders.rows.first()).toContainText('Abandoned');
  });

  expect(desk.complaints).toEqual([]);
});

test('a clerk connects a 2.3 shop by the address of its start page', async ({
  openDesk,
  openShop,
}) => {
  const shop = await openShop({ dialect: '2.3', orders: 60 });
  const zoe = addZoe(shop);
  const desk = await openDesk();
  const connectPage = new ConnectPage(desk.page);
  const orders = new OrdersPage(desk.page);

  await connectPage.chooseSession();
  await connectPage.connectTo({ ...shop, url: `${shop.url}/index.php?route=common/home` });
  await expect(orders.row(zoe)).toBeVisible();
  const { id, dialect } = await onlyShop(desk);
  expect(dialect).toBe('2.3');
  await allRead(desk, id, shop);
  await expect(orders.count).toHaveText(String(idsWhere(shop, () => true).length));

  await orders.row(zoe).click();
  await expect(orders.card(zoe, 'Customer')).toContainText('Zoë Åkerström');
  await expect(orders.card(zoe, 'Lines')).toContainText('API does not offer order lines');
  await expect(new Shell(desk.page).banner).toBeHidden();
  expect(desk.complaints).toEqual([]);
});
