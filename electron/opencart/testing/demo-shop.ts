import { afterEach } from 'vitest';
import type { DemoShop, DemoShopOptions } from '../../../demo/options';
import { startDemoShop } from '../../../demo/server';
import type { Dialect } from '../../../shared/capabilities';
import type { ShopClient } from '../client';
import { createShopClient } from '../create-client';
import { createTransport, type Transport, type TransportOptions } from '../transport';

/** A running demo shop and what talks to it. */
type DemoSetting = {
  readonly shop: DemoShop;
  readonly transport: Transport;
  readonly client: (dialect: Dialect, key?: string, now?: () => number) => ShopClient;
};

/** Opens demo shops for the tests of one file; each is closed after its test. */
export function useDemoShops(): (
  options: DemoShopOptions,
  transportOptions?: Partial<TransportOptions>,
) => Promise<DemoSetting> {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });
  return async (options, transportOptions = {}) => {
    const shop = await startDemoShop(options);
    const transport = createTransport({
      proxyFor: async () => 'DIRECT',
      extraCa: [],
      userAgent: 'Cartwright/test',
      timeoutMs: 5_000,
      ...transportOptions,
    });
    open.push(shop, transport);
    const client: DemoSetting['client'] = (dialect, key = shop.key, now = Date.now) =>
      createShopClient({
        dialect,
        credentials: { address: `${shop.url}/`, username: shop.username, key },
        transport,
        now,
      });
    return { shop, transport, client };
  };
}
