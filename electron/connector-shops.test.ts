import { describe, expect, test } from 'vitest';
import type { DemoShop } from '../demo/options';
import { connectorCapabilities, stockCapabilities } from '../shared/capabilities';
import { orderId } from '../shared/ids';
import type { OrderQuery } from '../shared/order';
import type { Shop } from '../shared/shop';
import { login, useWholeDesk, valueOf } from './testing/whole-desk';

const { startShop, startDesk } = useWholeDesk();
type Desk = Awaited<ReturnType<typeof startDesk>>;

const patient = { timeout: 20_000 };

const everything = (shop: Shop, search = ''): OrderQuery => ({
  shops: [shop.id],
  search,
  statuses: [],
  from: null,
  to: null,
  abandoned: 'without',
  sort: 'orderId',
  direction: 'descending',
});

async function counted(desk: Desk, shop: Shop): Promise<number> {
  const { all, abandoned } = valueOf(await desk.shops.reader.counts(shop.id));
  return all + abandoned;
}

const orderOf = async (desk: Desk, shop: Shop, id: number) =>
  valueOf(await desk.shops.reader.order({ shop: shop.id, orderId: orderId(id) }));

const shopNow = (desk: Desk, { id }: Shop) => desk.shops.list().find((shop) => shop.id === id);

/** An order whose lines the desk holds is asked for until it does. */
const holdsLines = (desk: Desk, shop: Shop, demo: DemoShop) =>
  expect
    .poll(async () => {
      const order = await orderOf(desk, shop, demo.control.highestOrderId());
      return order?.contents?.lines.length ?? 0;
    }, patient)
    .toBeGreaterThan(0);

describe.each(['2.3', '3.0', '4.0', '4.1'] as const)('a %s shop with the connector', (dialect) => {
  test('is connected as a whole one: every order with its lines, names, zone and search', async () => {
    const desk = await startDesk();
    const demo = await startShop({ dialect, orders: 60, connector: {} });
    const shop = valueOf(await desk.shops.connect(login(demo)));
    expect(shop.connector).toMatchObject({ kind: 'present', canWrite: true });
    expect(shop.capabilities).toEqual(connectorCapabilities(dialect, true));
    expect(shop.zone.kind).toBe('told');
    await expect.poll(() => desk.isRead(shop), patient).toBe(true);
    expect(await counted(desk, shop)).toBe(demo.control.ordersInShop());
    const order = await orderOf(desk, shop, demo.control.highestOrderId());
    const line = order?.contents?.lines[0];
    if (line === undefined) throw new Error('no line');
    const found = await desk.shops.reader.orderIds(everything(shop, line.name));
    expect([...valueOf(found).ids]).toContain(demo.control.highestOrderId());
    const statuses = valueOf(await desk.shops.statuses(shop.id));
    expect(statuses.length).toBeGreaterThan(5);
    expect(new Set(statuses.map(({ source }) => source))).toEqual(new Set(['shop']));
  }, 40_000);
});

test('a 4.1 shop begins to show orders when the connector is found, and keeps them when it goes', async () => {
  const desk = await startDesk();
  const demo = await startShop({ dialect: '4.1', orders: 20 });
  const shop = valueOf(await desk.shops.connect(login(demo)));
  expect(shop.connector).toEqual({ kind: 'missing' });
  expect(desk.states.get(shop.id)?.phase).toEqual({ kind: 'not-offered' });

  demo.control.setConnector({ canWrite: false });
  const found = valueOf(await desk.shops.lookForConnector(shop.id));
  expect(found.capabilities).toEqual(connectorCapabilities('4.1', false));
  await expect.poll(() => desk.isRead(shop), patient).toBe(true);
  const held = await counted(desk, shop);
  expect(held).toBe(demo.control.ordersInShop());

  demo.control.setConnector(false);
  const gone = valueOf(await desk.shops.lookForConnector(shop.id));
  expect(gone.connector).toEqual({ kind: 'missing' });
  expect(gone.facts).toEqual(found.facts);
  expect(desk.states.get(shop.id)?.phase).toEqual({ kind: 'not-offered' });
  expect(await counted(desk, shop)).toBe(held);
  expect((await orderOf(desk, shop, demo.control.highestOrderId()))?.contents).not.toBeNull();
}, 40_000);

test('a 3.0 shop goes from the walk to the connector and back, and no order is lost on the way', async () => {
  const desk = await startDesk();
  const demo = await startShop({ dialect: '3.0', orders: 30 });
  const shop = valueOf(await desk.shops.connect(login(demo)));
  await expect.poll(() => desk.isRead(shop), patient).toBe(true);
  const walked = await counted(desk, shop);
  expect((await orderOf(desk, shop, demo.control.highestOrderId()))?.contents).toBeNull();

  demo.control.setConnector({});
  valueOf(await desk.shops.lookForConnector(shop.id));
  await holdsLines(desk, shop, demo);
  expect(await counted(desk, shop)).toBe(walked);

  demo.control.setConnector(false);
  const back = valueOf(await desk.shops.lookForConnector(shop.id));
  expect(back.capabilities).toEqual(stockCapabilities['3.0']);
  const added = demo.control.addOrder();
  await desk.shops.sync.startNow(shop.id);
  await expect
    .poll(async () => (await orderOf(desk, shop, added))?.header.orderId, patient)
    .toBe(added);
  expect(await counted(desk, shop)).toBe(walked + 1);
  expect(shopNow(desk, shop)?.connector).toEqual({ kind: 'missing' });
}, 60_000);
