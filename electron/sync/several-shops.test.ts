import { describe, expect, test } from 'vitest';
import { orderId, shopId } from '../../shared/ids';
import { memoryCache } from '../cache/testing/caches';
import { aHeader } from '../cache/testing/headers';
import { valueOf } from '../sqlite/testing/files';
import { createSync } from './engine';
import { createSharedLimit } from './shared-limit';
import { createFakeClock } from './testing/fake-clock';
import { createFakeShop, idsWithHoles } from './testing/fake-shop';

/** So many shops behind one clock, one cache and one limit. */
function setUp(count: number, most: number, latencyMs: (shop: number) => number = () => 10) {
  const clock = createFakeClock();
  const cache = memoryCache();
  const sharedLimit = createSharedLimit(most);
  let mostInFlight = 0;
  const shops = Array.from({ length: count }, (_, place) => {
    const shop = createFakeShop({ clock, ids: idsWithHoles(120) });
    shop.latencyMs = () => {
      const all = shops.reduce((sum, one) => sum + one.shop.inFlight(), 0);
      mostInFlight = Math.max(mostInFlight, all);
      return latencyMs(place);
    };
    const id = shopId(`shop-${place}`);
    const engine = createSync({
      shop: id,
      client: shop.client,
      writer: cache.writer,
      clock,
      newestOrderIdHint: null,
      onState: () => undefined,
      onChanged: () => undefined,
      onZoneMeasured: () => undefined,
      sharedLimit,
      options: { gapRule: 30 },
    });
    return { id, shop, engine };
  });
  const isDone = (place: number) => shops[place]?.engine.state().firstPassDone === true;
  return { clock, cache, shops, isDone, mostInFlight: () => mostInFlight };
}

describe('several shops at once', () => {
  test('are all read whole, with no more requests in sum than allowed', async () => {
    const { clock, cache, shops, isDone, mostInFlight } = setUp(6, 8);
    for (const { engine } of shops) engine.start();
    await clock.runUntil(() => shops.every((_, place) => isDone(place)));
    expect(mostInFlight()).toBe(8);
    for (const { id, shop } of shops) {
      expect(shop.mostInFlight()).toBeLessThanOrEqual(4);
      const read = await valueOf(cache.writer.newest(id, 500));
      expect([...read].reverse()).toEqual([...shop.orders.keys()]);
    }
  });

  test('a quick one is not held up by slow ones for longer than its share', async () => {
    const { clock, shops, isDone } = setUp(4, 8, (place) => (place === 0 ? 5 : 1_000));
    for (const { engine } of shops.slice(1)) engine.start();
    await clock.pass(20_000); // the slow ones are at their full pace
    const began = clock.now();
    shops[0]?.engine.start();
    await clock.runUntil(() => isDone(0));
    expect(isDone(1)).toBe(false);
    expect(clock.now() - began).toBeLessThan(30_000);
  });

  test('the same order id in two shops never mixes', async () => {
    const { clock, cache, shops, isDone } = setUp(2, 8);
    shops.forEach(({ shop }, place) => {
      shop.orders.set(7, aHeader(7, { firstname: `Ada of shop ${place}`, total: `${place}.0000` }));
    });
    for (const { engine } of shops) engine.start();
    await clock.runUntil(() => isDone(0) && isDone(1));
    for (const [place, { id }] of shops.entries()) {
      const read = await valueOf(cache.reader.order({ shop: id, orderId: orderId(7) }));
      expect(read?.header).toMatchObject({
        firstname: `Ada of shop ${place}`,
        total: `${place}.0000`,
      });
    }
  });

  test('an order the user asks for does not wait while every place is taken', async () => {
    const { clock, shops, isDone } = setUp(2, 1);
    const [busy, other] = shops;
    if (busy === undefined || other === undefined) throw new Error('no shops');
    other.engine.start();
    await clock.runUntil(() => isDone(1));
    busy.shop.latencyMs = () => 3_600_000;
    busy.engine.start();
    await clock.settle();
    expect(busy.shop.inFlight()).toBe(1);
    const began = clock.now();
    let told: unknown = null;
    void other.engine.refresh(orderId(1)).then((result) => (told = result));
    await clock.runUntil(() => told !== null);
    expect(told).toMatchObject({ ok: true });
    expect(clock.now() - began).toBeLessThan(1_000);
  });
});
