import { afterEach, describe, expect, test } from 'vitest';
import type { DemoShopOptions } from '../../demo/options';
import { startDemoShop } from '../../demo/server';
import { orderId } from '../../shared/ids';
import type { SyncState } from '../../shared/sync-state';
import { memoryCache } from '../cache/testing/caches';
import { valueOf } from '../sqlite/testing/files';
import { harbour } from '../cache/testing/headers';
import { createShopClient } from '../opencart/create-client';
import { createTransport } from '../opencart/transport';
import { systemClock } from './clock';
import { kindOf } from './coverage';
import { createSync } from './engine';
import type { SyncOptions } from './options';

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A sync of a running demo shop, over real HTTP into a real cache; `until` settles when a state fulfils a condition. */
async function setUp(
  options: DemoShopOptions & { readonly dialect: '2.3' | '3.0' },
  syncOptions: Partial<SyncOptions> = {},
) {
  const shop = await startDemoShop(options);
  const transport = createTransport({
    proxyFor: async () => 'DIRECT',
    extraCa: [],
    userAgent: 'Cartwright/test',
    timeoutMs: 5_000,
  });
  const { writer } = memoryCache();
  const listeners = new Set<(state: SyncState) => void>();
  const engine = createSync({
    shop: harbour,
    client: createShopClient({
      dialect: options.dialect,
      credentials: { address: `${shop.url}/`, username: shop.username, key: shop.key },
      transport,
    }),
    writer,
    clock: systemClock(),
    newestOrderIdHint: null,
    onState: (state) => listeners.forEach((listener) => listener(state)),
    onChanged: () => undefined,
    onZoneMeasured: () => undefined,
    options: syncOptions,
  });
  open.push(shop, transport, { close: () => engine.stop() });
  const until = (isSo: (state: SyncState) => boolean) =>
    new Promise<void>((resolve) => {
      const look = (state: SyncState) => {
        if (!isSo(state)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look(engine.state());
    });
  const idsOf = async (kind: 'read' | 'missing') => {
    const { ranges } = await valueOf(writer.position(harbour));
    const ids = Array.from({ length: shop.control.highestOrderId() }, (_, index) => index + 1);
    return ids.filter((id) => kindOf(ranges, id) === kind);
  };
  return { shop, writer, engine, until, idsOf };
}

const isDone = (state: SyncState) => state.firstPassDone && state.phase.kind === 'idle';

describe.each(['2.3', '3.0'] as const)('a running %s shop of 400 orders', (dialect) => {
  test('is read whole, within the budget the shop itself counts', async () => {
    const { shop, engine, until, idsOf } = await setUp({ dialect });
    engine.start();
    await until(isDone);
    expect(await idsOf('read')).toEqual([...shop.control.orderIds()]);
    const { requests } = shop.control.counters();
    expect(requests).toBeLessThanOrEqual(shop.control.highestOrderId() + 500 + 60);
    expect(engine.state().requests).toBe(requests);
  }, 30_000);

  test('is read whole behind a gap of 500 ids, with sessions that die and connections that drop', async () => {
    const { shop, engine, until, idsOf } = await setUp({
      dialect,
      orders: 150,
      faults: [
        { name: 'gap-500', gapAfter: 100 },
        { name: 'expired-token', every: 170, only: 'order' },
        { name: 'dropped-connection', every: 41, only: 'order' },
        'poison-order',
      ],
    });
    const poison = shop.control.faults().find(({ name }) => name === 'poison-order')?.order ?? 0;
    engine.start();
    await until(isDone);
    const ids = shop.control.orderIds();
    expect(ids).toContain(poison);
    expect(await idsOf('read')).toEqual(ids.filter((id) => id !== poison));
    const missing = await idsOf('missing');
    expect(ids.filter((id) => missing.includes(id))).toEqual([]);
  }, 60_000);

  test('is followed as orders come and change', async () => {
    const { shop, engine, until, writer, idsOf } = await setUp(
      { dialect, orders: 60 },
      { gapRule: 30, lightEveryMs: 20 },
    );
    engine.start();
    await until(isDone);
    const added = shop.control.addOrder();
    await until((state) => state.newestOrderId === added);
    expect(await idsOf('read')).toContain(added);
    shop.control.setStatus(added, 5);
    expect(await engine.refresh(orderId(added))).toMatchObject({
      ok: true,
      value: { orderId: added },
    });
    const newest = await valueOf(writer.newest(harbour, 1));
    expect(newest).toEqual([added]);
  }, 30_000);
});
