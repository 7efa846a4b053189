import type { DemoShop } from '../demo/options';
import type { ShopId } from '../shared/ids';
import type { Desk } from './fixtures/desk';
import { cachedIds, connect, allRead } from './fixtures/flows';
import { storagePid } from './fixtures/processes';
import { expect, test } from './fixtures/test';
import { OrdersPage } from './pages/orders-page';

for (const signal of ['SIGKILL', 'SIGABRT'] as const)
  test(`${signal} to the storage process costs neither the desk nor an order`, async ({
    openDesk,
    openShop,
  }) => {
    const shop = await openShop({ dialect: '3.0', orders: 200 });
    shop.control.setLatency(8);
    const desk = await openDesk();
    const { id } = await connect(desk, shop);
    await readAtLeast(desk, id, 40);

    const pid = await storagePid(desk.app);
    process.kill(pid, signal);
    await expect.poll(() => storagePid(desk.app).catch(() => pid)).not.toBe(pid);
    await readAtLeast(desk, id, 80);
    shop.control.setLatency(0);
    await allRead(desk, id, shop);

    await expectWhole(desk, id, shop);
    await expect(new OrdersPage(desk.page).list).toBeVisible();
  });

async function readAtLeast(desk: Desk, shop: ShopId, orders: number): Promise<void> {
  const read = async () => (await desk.ask('sync:state', { shop })).coverage.read;
  await expect.poll(read, { intervals: [50] }).toBeGreaterThanOrEqual(orders);
}

/** The local copy holds the shop's orders, each with its own total. */
async function expectWhole(desk: Desk, id: ShopId, shop: DemoShop): Promise<void> {
  const ids = await cachedIds(desk, id);
  expect(ids).toEqual(shop.control.orderIds());
  const { rows } = await desk.ask('orders:rows', { shop: id, ids: ids as never }); // ids that came from the desk itself
  expect(rows.map(({ orderId, total }) => [orderId, total])).toEqual(
    ids.map((orderId) => [orderId, shop.control.order(orderId)?.total]),
  );
}
