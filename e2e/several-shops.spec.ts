import path from 'node:path';
import type { DemoShop } from '../demo/options';
import { filesHolding } from './fixtures/files';
import { add, allRead, cachedIds, connect, statusNamed, wholePass } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { NotOfferedPage } from './pages/not-offered-page';
import { OrdersPage } from './pages/orders-page';
import { SettingsPage } from './pages/settings-page';
import { StatusDialog } from './pages/status-dialog';

/** Gives every customer of a shop a name that stands for the shop. */
function nameAll(shop: DemoShop, lastname: string): void {
  for (const id of shop.control.orderIds())
    shop.control.changeOrder(id, {
      lastname: `${lastname}${id}`,
      date_modified: '2026-01-05 10:00:00',
    });
}

/** The orders counted by the list: those of the shops, without abandoned ones. */
function standing(shops: readonly DemoShop[]): number {
  return shops
    .flatMap(({ control }) => control.orderIds().map((id) => control.order(id)))
    .filter((order) => order !== null && order.order_status_id !== '0').length;
}

test('three shops with the same order numbers live side by side and never mix', async ({
  openDesk,
  openShop,
  profile,
}) => {
  test.slow();
  const old = await openShop({ dialect: '2.3', orders: 30 });
  const middle = await openShop({ dialect: '3.0', orders: 30 });
  const fresh = await openShop({ dialect: '4.1', orders: 30 });
  nameAll(old, 'Quarrington');
  nameAll(middle, 'Pemberley');
  const desk = await openDesk();
  const { page } = desk;
  const orders = new OrdersPage(page);
  const settings = new SettingsPage(page);
  const ids = {
    old: (await connect(desk, old, 'passphrase')).id,
    middle: (await add(desk, middle)).id,
    fresh: (await add(desk, fresh)).id,
  };
  await desk.ask('shops:change', { shop: ids.old, name: 'Quay', colour: '#0b6a70' });
  await desk.ask('shops:change', { shop: ids.middle, name: 'Mill', colour: '#8a3b12' });
  await allRead(desk, ids.old, old);
  await allRead(desk, ids.middle, middle);
  await wholePass(desk, ids.old);
  await wholePass(desk, ids.middle);
  expect(middle.control.orderIds()).toEqual(old.control.orderIds());
  const shared = old.control.highestOrderId();

  await test.step('one list of all: each row says whose it is', async () => {
    await orders.shop('All shops').click();
    await expect(orders.count).toHaveText(String(standing([old, middle])));
    await expect(orders.row(shared)).toHaveCount(2);
    await expect(orders.row(shared).filter({ hasText: 'Quay' })).toContainText('Quarrington');
    await expect(orders.row(shared).filter({ hasText: 'Mill' })).toContainText('Pemberley');
  });

  await test.step('J goes across shops, and the order beside the list is always the same one', async () => {
    await orders.rows.first().click();
    await orders.list.focus();
    const seen = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      const row = await orders.selected.textContent();
      const id = Number(/#(\d+)/.exec(row ?? '')?.[1]);
      const name = row?.includes('Quay') === true ? 'Quarrington' : 'Pemberley';
      seen.add(name);
      await expect(orders.card(id, 'Customer')).toContainText(`${name}${id}`);
      await page.keyboard.press(step < 8 ? 'j' : 'k');
      await expect(orders.selected).not.toHaveText(row ?? '');
    }
    expect([...seen].sort()).toEqual(['Pemberley', 'Quarrington']);
  });

  await test.step('reading an order again asks its own shop, and changes only that row', async () => {
    old.control.changeOrder(shared, { lastname: 'Renamed' });
    old.control.resetCounters();
    middle.control.resetCounters();
    await orders.row(shared).filter({ hasText: 'Quay' }).click();
    await orders.detail(shared).getByRole('button', { name: 'Read again from the shop' }).click();
    await expect(orders.row(shared).filter({ hasText: 'Quay' })).toContainText('Renamed');
    await expect(orders.row(shared).filter({ hasText: 'Mill' })).toContainText('Pemberley');
    expect(old.control.counters().asked).toContain(shared);
    expect(middle.control.counters().asked).not.toContain(shared);
  });

  await test.step('a status is set in its own shop only', async () => {
    const { statusId, name } = await statusNamed(desk, ids.middle, (one) => one > 1);
    const before = old.control.order(shared)?.order_status_id;
    const dialog = new StatusDialog(page);
    await orders.row(shared).filter({ hasText: 'Mill' }).click();
    await orders.statusButton(shared).click();
    await expect(dialog.dialog).toContainText('Mill');
    await dialog.status(name).check();
    await dialog.send.click();
    await expect(orders.changes(shared).state).toHaveText('Done');
    expect(middle.control.history(shared)).toHaveLength(1);
    expect(middle.control.order(shared)?.order_status_id).toBe(String(statusId));
    await orders.row(shared).filter({ hasText: 'Quay' }).click();
    await expect(orders.card(shared, 'Customer')).toContainText('Renamed');
    await expect(orders.changes(shared).entries).toHaveCount(0);
    expect(old.control.history(shared)).toEqual([]);
    expect(old.control.order(shared)?.order_status_id).toBe(before);
  });

  await test.step('the search finds in all, a shop alone shows its own', async () => {
    await orders.search.fill(`Pemberley${shared}`);
    await expect(orders.count).toHaveText('1');
    await orders.search.fill('');
    await orders.shop('Quay').click();
    await expect(orders.count).toHaveText(String(standing([old])));
    await expect(orders.row(shared)).toHaveCount(1);
    await orders.shop('127.0.0.1').last().click();
    await expect(new NotOfferedPage(page).panel).toBeVisible();
  });

  await test.step('one is renamed and coloured, and only that one', async () => {
    await settings.open();
    await settings.choose('Mill');
    await settings.name.fill('Millrace');
    await settings.rename.click();
    await settings.colour('plum').check();
    const shops = () =>
      desk
        .ask('shops:list', null)
        .then((list) => list.slice(0, 2).map(({ name, colour }) => [name, colour]));
    await expect.poll(shops).toEqual([
      ['Quay', '#0b6a70'],
      ['Millrace', '#7a2e6d'],
    ]);
  });

  await test.step('one is disconnected: all of it is gone, the others stay', async () => {
    await settings.choose('Millrace');
    await settings.disconnect.click();
    await settings.confirm.click();
    await expect.poll(() => desk.ask('shops:list', null)).toHaveLength(2);
    await expect.poll(() => cachedIds(desk, ids.middle)).toEqual([]);
    expect(await cachedIds(desk, ids.old)).toEqual(old.control.orderIds());
    expect(filesHolding(path.join(profile, 'desk'), [ids.middle])).toEqual([]);
    expect(filesHolding(profile, traces(middle, 'Pemberley', ids.middle))).toEqual([]);
  });

  await test.step('all are: the desk begins as on its first day', async () => {
    await settings.disconnectAll.click();
    await settings.confirmAll.click();
    await expect(new ConnectPage(page).heading).toBeVisible();
    expect(await desk.ask('shops:list', null)).toEqual([]);
    expect(await desk.ask('vault:state', null)).toMatchObject({ kind: 'unset' });
    await desk.close();
    expect(
      filesHolding(profile, [
        ...traces(old, 'Quarrington', ids.old),
        ...traces(middle, 'Pemberley', ids.middle),
        ...traces(fresh, 'Millrace', ids.fresh),
      ]),
    ).toEqual([]);
  });
  expect(desk.complaints).toEqual([]);
});

/** What only a shop that is connected leaves in the profile. */
function traces(shop: DemoShop, customer: string, id: string): readonly string[] {
  return [customer, id, new URL(shop.url).host, shop.key];
}
