import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DemoShop } from '../demo/options';
import type { ShopId } from '../shared/ids';
import { eventNames } from '../shared/ipc/channels';
import type { Bridge, Channel, Input } from '../shared/ipc/contract';
import type { Shop } from '../shared/shop';
import type { Desk } from './fixtures/desk';
import { filesBelow, filesHolding } from './fixtures/files';
import { allRead, connect, passphrase } from './fixtures/flows';
import { startEavesdropper } from './fixtures/eavesdropper';
import { dialectsOf } from './fixtures/dialects';
import { expect, test } from './fixtures/test';
import { OrdersPage } from './pages/orders-page';

/** Ends every connection and answers nothing; several-shops.spec.ts presses its button. */
type Asked = Exclude<Channel, 'shops:disconnect-all'>;

/** A question for every channel; leaving one out does not compile. Those that could end the connection come last. */
function questions(shop: Shop, credentials: DemoShop): { readonly [C in Asked]: Input<C> } {
  const { id } = shop;
  const { url, username, key } = credentials;
  const order = { shop: id, orderId: 1 as never }; // an id of the demo shop
  const change = { shop: id, id: '00000000-0000-4000-8000-000000000000' }; // of no change
  return {
    'app:info': null,
    'app:copy': { text: 'copied' },
    'app:open': { kind: 'mail', target: 'no address' },
    'app:painted': { what: 'orders' },
    'preferences:get': null,
    'preferences:set': {},
    'vault:state': null,
    'vault:choose': { mode: 'passphrase', passphrase },
    'vault:unlock': { passphrase },
    'vault:retry': null,
    'shops:list': null,
    'shops:connect': { address: url, username, key, newestOrderId: null, certificate: null },
    'shops:cancel-connect': null,
    'shops:enter-key': { shop: id, key },
    'shops:set-zone': { shop: id, zone: { kind: 'set', name: 'Europe/Berlin' } },
    'shops:change': { shop: id, name: 'Quay', colour: '#7a2e6d' },
    'shops:move': { shop: id, address: url, certificate: null },
    'shops:name-statuses': { shop: id, names: [{ statusId: 17, name: 'At customs' }] },
    'shops:statuses': { shop: id },
    'doctor:run': { kind: 'form', address: url, username, key, certificate: null },
    'doctor:cancel': null,
    'history:add': { ...order, statusId: 5, comment: 'Handed to the ferry.', notify: true },
    'history:list': { shop: id, orderId: null },
    'history:check': change,
    'history:settle': { ...change, as: 'done' },
    'connector:look': { shop: id },
    'connector:save': { dialect: '3.0', kind: 'files' },
    'cache:state': null,
    'orders:ids': {
      shops: [id],
      search: 'a',
      statuses: [],
      from: null,
      to: null,
      abandoned: 'without',
      sort: 'dateAdded',
      direction: 'descending',
    },
    'orders:rows': { shop: id, ids: [order.orderId] },
    'orders:get': order,
    'orders:counts': { shop: id },
    'orders:refresh': order,
    'sync:state': { shop: id },
    'sync:pause': { shop: id },
    'sync:resume': { shop: id },
    'sync:cancel': { shop: id },
    'sync:now': { shop: id },
    'shops:disconnect': { shop: 'no-such-shop' as never }, // answered, and the shop stays
  };
}

/** Everything the page hears while it asks every question, as text. */
async function overhear(desk: Desk, asked: ReturnType<typeof questions>): Promise<string> {
  return desk.page.evaluate(
    async ({ events, calls }) => {
      const { cartwright } = window as unknown as { cartwright: Bridge }; // typed by its contract
      const heard: unknown[] = [];
      const stops = events.map((event) =>
        cartwright.on(event as never, (data) => heard.push(data)),
      );
      for (const [channel, input] of calls)
        heard.push(await cartwright.invoke(channel as never, input as never));
      for (const stop of stops) stop();
      return JSON.stringify(heard);
    },
    { events: [...eventNames], calls: Object.entries(asked) },
  );
}

/** Waits until nothing is under way any more to the shop, and answers where the newest change stands. */
async function settled(desk: Desk, shop: ShopId): Promise<string> {
  const state = async () =>
    (await desk.ask('history:list', { shop, orderId: null }))[0]?.state.kind ?? 'none';
  await expect.poll(state).not.toMatch(/^(none|waiting|sending)$/);
  return state();
}

for (const dialect of dialectsOf(['3.0', '4.0'], ['2.3']))
  test(`no key, token or customer of a ${dialect} shop gets into a file, a log or the page`, async ({
    openDesk,
    openShop,
    profile,
  }) => {
    const shop = await openShop({ dialect, orders: 30 });
    const canRead = dialect !== '4.0';
    shop.control.addOrder({
      firstname: 'Wilhelmina',
      lastname: 'Quarrington',
      email: 'wilhelmina@quarrington.example',
      comment: 'Behind the lighthouse, please.',
    });
    const wire = await startEavesdropper(shop.url);
    try {
      const desk = await openDesk();
      const asked = { ...shop, url: wire.url };
      const connected = await connect(desk, asked, 'passphrase');
      const orders = new OrdersPage(desk.page);
      if (canRead) {
        await allRead(desk, connected.id, shop);
        await orders.search.fill('Quarrington');
        await orders.rows.first().click();
        await expect(orders.selected).toContainText('Quarrington');
      }
      await desk.ask('shops:enter-key', { shop: connected.id, key: shop.key });
      await desk.ask('doctor:run', { kind: 'shop', shop: connected.id });

      const heard = await overhear(desk, questions(connected, asked));
      expect(heard).toContain('"check":"login","state":"passed"');
      expect(await settled(desk, connected.id)).toBe(canRead ? 'done' : 'sent');
      expect(shop.control.counters().historyWrites).toBe(1);
      if (canRead) await expect(orders.selected).toContainText('Quarrington');
      const whileOpen = filesBelow(profile);
      expect(wire.secrets().length).toBeGreaterThan(1);
      const secrets = [shop.key, passphrase, ...wire.secrets()];
      expect(secrets.filter((secret) => heard.includes(secret))).toEqual([]);
      const words = [...secrets, 'Quarrington', 'Wilhelmina', 'lighthouse', 'ferry'];
      expect(filesHolding(profile, words)).toEqual([]);

      await desk.close();
      expect(filesHolding(profile, words)).toEqual([]);
      expect(filesBelow(profile).filter((file) => file.endsWith('.dmp'))).toEqual([]);
      expect(existsSync(path.join(profile, 'desk', 'cache', 'cache.db'))).toBe(true);
      expect(existsSync(path.join(profile, 'desk', 'outbox', 'outbox.db'))).toBe(true);
      expect(whileOpen.map((file) => path.basename(file))).toContain('desk.log');
    } finally {
      await wire.close();
    }
  });
