import { randomBytes } from 'node:crypto';
import { createConnector } from './connector/connector';
import { createControl } from './control/control';
import { createCounterBook } from './control/counters';
import type { Dialect, DialectName } from './dialects/dialect';
import { createV20 } from './dialects/v20';
import { createV21 } from './dialects/v21';
import { createV22 } from './dialects/v22';
import { createV23 } from './dialects/v23';
import { createV30 } from './dialects/v30';
import { createV40 } from './dialects/v40';
import { createV4000 } from './dialects/v4000';
import { createV41 } from './dialects/v41';
import { habitOf } from './dialects/writing-habits';
import { createFaultBoard } from './faults/fault-board';
import { clockSkewMs } from './faults/stages';
import { createResponder } from './faults/responder';
import { catalogue } from './data/catalogue';
import { customerRows } from './generator/customer-rows';
import { createGeneratedOrders, customersOf } from './generator/generated-orders';
import { makeOrder } from './generator/order';
import { listen } from './http/listener';
import type { DemoShop, DemoShopOptions } from './options';
import { createApiUsers } from './shop/api-users';
import { createShopClock } from './shop/clock';
import { createHistoryTable } from './shop/history-table';
import { createMailLog } from './shop/mail-log';
import { createOrderTable } from './shop/order-table';
import { createProductTable } from './shop/product-table';
import { generatedTables, seedOrders, seedSettings, seedTables } from './shop/seed';
import { defaultSettings, type ShopSettings } from './shop/settings';
import type { Shop } from './shop/shop';

/** What the made-up shop sets differently from a fresh OpenCart. */
const generatedSettings: Partial<ShopSettings> = {
  name: 'Lantern & Loom',
  timeZone: 'Europe/Berlin',
  languages: ['en-gb', 'de-de'],
  currency: 'EUR',
};

/**
 * Opens a demo shop and listens. It answers login and order/info of OpenCart 2.3 and 3.0 as real shops do, computed from its
 * tables; the other dialects far enough to be recognised. Rejects when the port is taken.
 */
export async function startDemoShop(options: DemoShopOptions): Promise<DemoShop> {
  const { dialect, seed = 1, username = 'desk', host = '127.0.0.1', path = '/' } = options;
  const key = options.key ?? randomBytes(48).toString('hex');
  const faults = createFaultBoard();
  const rightNow = options.now ?? Date.now;
  const now = (): number => rightNow() + clockSkewMs(faults.active());
  const isGenerated = typeof seed === 'number';
  let settings: ShopSettings = {
    ...defaultSettings,
    ...(isGenerated ? generatedSettings : seedSettings(seed)),
    ...options.settings,
  };
  const opening = createShopClock(now, settings.timeZone);
  let clock = opening;
  let latencyMs = options.latencyMs ?? 0;

  const storeUrl = `http://${host}/`;
  const recipe = {
    seed: isGenerated ? seed : 1,
    orders: options.orders ?? 400,
    now: now(),
    storeName: settings.name,
    storeUrl,
    // Orders keep the zone the shop opened with, as stored texts do.
    localText: opening.localText,
  };
  const source = isGenerated ? createGeneratedOrders(recipe) : seedOrders(seed);
  const orders = createOrderTable(source);
  const addresses = options.addresses ?? ['127.0.0.1', '::1'];
  const users = createApiUsers([
    { username, key, isEnabled: true, addresses },
    ...(options.users ?? []),
  ]);
  const counters = createCounterBook();
  const histories = createHistoryTable(
    isGenerated ? [] : seed.order_history,
    (orderId) => orders.bornHistories(orderId),
    source.highestHistoryId,
  );
  const mails = createMailLog();
  const shop: Shop = {
    orders,
    // What the API writes is counted; what the control writes is somebody else's doing.
    histories: {
      ...histories,
      add(orderId, row) {
        counters.wroteHistory();
        return histories.add(orderId, row);
      },
    },
    mails,
    users,
    tables: isGenerated ? generatedTables() : seedTables(seed),
    products: createProductTable(isGenerated ? catalogue : []),
    url: storeUrl,
    customers: () => (isGenerated ? customerRows(seed, customersOf(recipe.orders)) : []),
    settings: () => settings,
    clock: () => clock,
  };
  const connector = createConnector(
    shop,
    options.connector === false ? null : (options.connector ?? null),
  );
  const dialects: Readonly<Record<DialectName, Dialect>> = {
    '2.0': createV20(shop),
    '2.1': createV21(shop),
    '2.2': createV22(shop),
    '2.3': createV23(shop, connector),
    '3.0': createV30(shop, connector),
    '4.0.0.0': createV4000(shop),
    '4.0.1': createV40(shop, connector, '|'),
    '4.0': createV40(shop, connector, '|.'),
    '4.1': createV41(shop, connector),
  };
  const control = createControl({
    orders,
    histories,
    mails,
    users,
    habit: habitOf(dialect),
    faults,
    counters,
    dialects: Object.values(dialects),
    username,
    clock: () => clock,
    makeOrder: (orderId, addedAt) =>
      makeOrder({
        ...recipe,
        orderId,
        addedAt,
        now: addedAt,
        customers: customersOf(recipe.orders),
        localText: (instant) => clock.localText(instant),
      }),
    settings: () => settings,
    changeSettings: (change) => {
      settings = { ...settings, ...change };
      clock = createShopClock(now, settings.timeZone);
    },
    setLatency: (ms) => {
      latencyMs = ms;
    },
    connector,
  });
  for (const fault of options.faults ?? []) control.setFault(fault);

  const tls = options.tls ?? null;
  const scheme = tls === null ? 'http' : 'https';
  const responder = createResponder({
    shop,
    home: dialect,
    dialects,
    faults,
    counters,
    latencyMs: () => latencyMs,
    scheme,
  });
  const { port, close } = await listen(
    { host, port: options.port ?? 0, path, tls },
    responder,
    counters,
  );
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    url: `${scheme}://${shownHost}:${port}${path.replace(/\/$/, '')}`,
    username,
    key,
    dialect,
    control,
    close,
  };
}
