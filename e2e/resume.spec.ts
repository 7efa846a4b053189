import { allRead, cachedIds, connect, passphrase } from './fixtures/flows';
import { expect, test } from './fixtures/test';

/** What a power cut may cost: a page being written, one being gathered (25 orders each), and 4 requests under way. */
const pageInFlight = 2 * 25 + 4;

test('a walk cut off by kill -9 goes on where it stood', async ({ openDesk, openShop }) => {
  const shop = await openShop({ dialect: '3.0', orders: 400, latencyMs: 15 });
  const most = shop.control.highestOrderId() * 0.6;
  const first = await openDesk();
  const { id } = await connect(first, shop, 'passphrase');
  await expect
    .poll(async () => (await cachedIds(first, id)).length, { intervals: [50] })
    .toBeGreaterThan(most);
  await first.kill();
  const before = new Set(shop.control.counters().asked);
  shop.control.resetCounters();
  shop.control.setLatency(0);

  const second = await openDesk();
  await second.ask('vault:unlock', { passphrase });
  expect((await cachedIds(second, id)).length).toBeGreaterThan(most);
  await allRead(second, id, shop);
  const { asked, askedAgain } = shop.control.counters();
  const again = new Set(asked.filter((orderId) => orderId > 0 && before.has(orderId)));
  expect(again.size).toBeLessThanOrEqual(pageInFlight);
  expect(askedAgain.filter((orderId) => orderId > 0).length).toBeLessThanOrEqual(1); // the order that proves misses
});
