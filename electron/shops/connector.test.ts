import { describe, expect, test, vi } from 'vitest';
import { connectorCapabilities, stockCapabilities } from '../../shared/capabilities';
import { orderId, shopId } from '../../shared/ids';
import { fail, ok } from '../../shared/result';
import type { ConnectorState } from '../../shared/shop-facts';
import { aHeader } from '../cache/testing/headers';
import { someContents } from '../cache/testing/contents';
import { nameOfStorefront, namesOfShop, withConnector } from './connector';
import { foundConnector, present, someFacts } from './testing/connector';
import { credentials, useMachine, valueOf } from './testing/machine';

const { freshDesk, connectedDesk, restarted } = useMachine();

const found = { state: present, facts: someFacts() };
const pier = ok({ address: 'https://pier.example/', dialect: '4.1' as const });

/** A desk with a 4.1 shop that has no connector yet. */
async function pierDesk() {
  const desk = await freshDesk();
  desk.behaviour.probe = pier;
  const shop = valueOf(await desk.shops.connect(credentials));
  desk.diary.length = 0;
  return { ...desk, shop };
}

describe('connecting', () => {
  test('looks for the connector once, and a 4.1 shop that has it is a whole one', async () => {
    const desk = await freshDesk();
    desk.behaviour.probe = pier;
    desk.behaviour.connector = foundConnector();
    const shop = valueOf(await desk.shops.connect(credentials));
    expect(shop).toMatchObject({
      name: 'Pier & Co',
      dialect: '4.1',
      connector: present,
      facts: someFacts(),
      zone: { kind: 'told', name: 'Europe/Berlin' },
      capabilities: connectorCapabilities('4.1', false),
    });
    expect(desk.diary.filter((line) => line === 'connector looked for')).toHaveLength(1);
    expect(desk.engines.map(({ parts }) => parts.shop)).toEqual([shop.id]);
    expect(valueOf(desk.shops.offers(shop.id)).editOrder).toBe('with-connector');
    const again = await restarted(desk);
    expect(again.shops.list()).toEqual([shop]);
    expect(again.diary).toContain('sync start');
  });

  test('goes on where looking fails; a shop without the connector is as it was', async () => {
    const desk = await freshDesk();
    desk.behaviour.connector = fail('time-out', { seconds: 20 });
    const shop = valueOf(await desk.shops.connect(credentials));
    expect(shop).toMatchObject({ connector: { kind: 'unknown' }, facts: null });
    expect(shop.capabilities).toEqual(stockCapabilities['3.0']);
    desk.behaviour.connector = ok({ kind: 'missing' });
    const again = valueOf(await desk.shops.enterKey(shop.id, credentials.key));
    expect(again.connector).toEqual({ kind: 'missing' });
  });

  test('that is called off while it looks keeps nothing', async () => {
    const desk = await freshDesk();
    desk.behaviour.beforeLook = async () => desk.shops.cancelConnect();
    expect(await desk.shops.connect(credentials)).toEqual(fail('connection-dropped'));
    expect(desk.shops.list()).toEqual([]);
    expect(desk.diary.at(-1)).toBe('client close');
  });

  test('to a new dialect forgets the connector of the old one', async () => {
    const desk = await freshDesk();
    desk.behaviour.connector = foundConnector();
    const shop = valueOf(await desk.shops.connect(credentials));
    desk.behaviour.probe = ok({ address: shop.address, dialect: '4.0' });
    desk.behaviour.connector = fail('time-out', { seconds: 20 });
    const moved = valueOf(await desk.shops.move(shop.id, shop.address, null));
    expect(moved).toMatchObject({ dialect: '4.0', connector: { kind: 'unknown' } });
    expect(moved.facts).toEqual(shop.facts);
  });
});

describe('looking', () => {
  test('finds a connector that was installed meanwhile, and the sync begins', async () => {
    const { shop, ...desk } = await pierDesk();
    expect(shop.connector).toEqual({ kind: 'missing' });
    desk.behaviour.connector = foundConnector();
    const looked = valueOf(await desk.shops.lookForConnector(shop.id));
    expect(looked).toMatchObject({ id: shop.id, connector: present, facts: someFacts() });
    expect(desk.news.shops.at(-1)).toEqual([looked]);
    expect(desk.diary).toContain('sync start');
    expect(desk.diary).not.toContain('client close'); // the sync goes on with it
    expect(valueOf(await desk.shops.sync.state(shop.id)).phase).toEqual({
      kind: 'idle',
      nextPassAt: null,
    });
  });

  test('starts a running sync anew only where the connector came or went', async () => {
    const { shop, ...desk } = await connectedDesk();
    const look = async () => {
      desk.diary.length = 0;
      valueOf(await desk.shops.lookForConnector(shop.id));
      return desk.diary.filter((line) => line.startsWith('sync') || line.startsWith('client'));
    };
    expect(await look()).toEqual(['client open', 'client close']);
    desk.behaviour.connector = foundConnector();
    const anew = ['client open', 'sync stop', 'sync ended', 'client close', 'sync start'];
    expect(await look()).toEqual(anew);
    desk.behaviour.connector = foundConnector({ ...present, canWrite: true });
    expect(await look()).toEqual(['client open', 'client close']);
    expect(valueOf(desk.shops.offers(shop.id)).editOrder).toBe('yes');
    desk.behaviour.connector = ok({ kind: 'missing' });
    expect(await look()).toEqual(anew);
    expect(desk.shops.list()[0]).toMatchObject({
      connector: { kind: 'missing' },
      facts: someFacts(),
      capabilities: stockCapabilities['3.0'],
    });
    expect(desk.diary.some((line) => line.startsWith('cache wipe'))).toBe(false);
  });

  test('happens at each start where the sync cannot do it', async () => {
    const before = await pierDesk();
    await before.shops.end();
    const desk = await restarted(before);
    await vi.waitFor(() => {
      expect(desk.news.syncs.at(-1)?.phase).toEqual({ kind: 'not-offered' });
    });
    expect(desk.diary.filter((line) => line === 'connector looked for')).toHaveLength(1);
    expect(desk.diary).toContain('client close');
  });

  test('that fails says why and leaves what was known', async () => {
    const { shop, ...desk } = await pierDesk();
    desk.behaviour.connector = fail('connector-failed', { where: 'hello', message: '' });
    expect(await desk.shops.lookForConnector(shop.id)).toEqual(desk.behaviour.connector);
    expect(desk.shops.list()).toEqual([shop]);
    expect(desk.diary.at(-1)).toBe('client close');
    const nobody = shopId('other');
    expect(await desk.shops.lookForConnector(nobody)).toEqual(fail('no-shop', { shop: nobody }));
  });

  test.each(['disconnect', 'end'] as const)('is called off by the %s', async (how) => {
    const { shop, ...desk } = await pierDesk();
    let hasBegun: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (hasBegun = resolve));
    desk.behaviour.beforeLook = (signal) => {
      hasBegun();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    const looking = desk.shops.lookForConnector(shop.id);
    await begun;
    await (how === 'end' ? desk.shops.end() : desk.shops.disconnect(shop.id));
    expect(await looking).toEqual(fail('connection-dropped'));
    expect(desk.diary).toContain('client close');
    expect(desk.diary).not.toContain('sync start');
  });
});

describe("the sync's word", () => {
  test('is kept and told once, and changes what the shop offers', async () => {
    const { shop, ...desk } = await connectedDesk();
    const tell = desk.engines[0]?.parts.onConnector;
    const told = desk.news.shops.length;
    tell?.(found);
    tell?.(found);
    expect(desk.news.shops).toHaveLength(told + 1);
    expect(desk.news.shops.at(-1)?.[0]).toMatchObject({ connector: present, facts: someFacts() });
    await desk.shops.end();
    const again = await restarted(desk);
    again.engines[0]?.parts.onConnector?.(found);
    expect(again.news.shops.at(-1)).toEqual(again.shops.list());
    expect(again.diary.filter((line) => line.startsWith('settings'))).toEqual([]);
    expect(again.shops.list()[0]?.capabilities.readLines).toBe('yes');
    expect(shop.capabilities.readLines).toBe('with-connector');
  });

  test('that nothing is known, or no facts, takes nothing away', async () => {
    const { ...desk } = await connectedDesk();
    const tell = desk.engines[0]?.parts.onConnector;
    tell?.(found);
    tell?.({ state: { kind: 'unknown' }, facts: null });
    expect(desk.shops.list()[0]).toMatchObject({ connector: present, facts: someFacts() });
  });

  test('that the connector is gone ends the sync of a shop that shows no orders without it', async () => {
    const desk = await freshDesk();
    desk.behaviour.probe = pier;
    desk.behaviour.connector = foundConnector();
    const shop = valueOf(await desk.shops.connect(credentials));
    desk.diary.length = 0;
    desk.engines[0]?.parts.onConnector?.({ state: { kind: 'missing' }, facts: null });
    await vi.waitFor(() => {
      expect(desk.news.syncs.at(-1)?.phase).toEqual({ kind: 'not-offered' });
    });
    expect(desk.diary).toEqual([
      expect.stringMatching('^settings'),
      'sync stop',
      'sync ended',
      'client close',
      'told sync',
    ]);
    expect(desk.news.syncs.at(-1)?.shop).toBe(shop.id);
  });

  test('is not kept by a full disk, and is taken when there is room', async () => {
    const { ...desk } = await connectedDesk();
    const tell = desk.engines[0]?.parts.onConnector;
    desk.behaviour.diskTrouble = new Error('ENOSPC');
    tell?.(found);
    expect(desk.shops.list()[0]?.connector).toEqual({ kind: 'missing' });
    desk.behaviour.diskTrouble = null;
    tell?.(found);
    expect(desk.shops.list()[0]?.connector).toEqual(present);
  });
});

describe('what a shop tells of itself', () => {
  test('names its statuses: in its own language, after the owner, before what orders taught', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.storage.statuses = [
      { statusId: 3, name: 'Shipped', count: 2 },
      { statusId: 5, name: 'Complete', count: 1 },
    ];
    desk.engines[0]?.parts.onConnector?.(found);
    await vi.waitFor(() => {
      expect(desk.news.orders).toEqual([{ shop: shop.id, ids: null, revision: 1 }]);
    });
    desk.shops.nameStatuses(shop.id, [{ statusId: 9, name: 'Wartet' }]);
    expect(valueOf(await desk.shops.statuses(shop.id))).toEqual([
      { statusId: 3, name: 'Versandt', source: 'shop' },
      { statusId: 5, name: 'Complete', source: 'orders' },
      { statusId: 9, name: 'Wartet', source: 'owner' },
    ]);
    const counts = valueOf(await desk.shops.reader.counts(shop.id)).statuses;
    expect(counts.map(({ name }) => name)).toEqual(['Versandt', 'Complete']);
  });

  test('of its zone stands behind what the owner set, before what was measured', async () => {
    const { shop, ...desk } = await connectedDesk();
    const zoneNow = () => desk.shops.list()[0]?.zone;
    desk.engines[0]?.parts.onZoneMeasured(60);
    expect(zoneNow()).toMatchObject({ kind: 'measured', offsetMinutes: 60 });
    desk.engines[0]?.parts.onConnector?.(found);
    expect(zoneNow()).toEqual({ kind: 'told', name: 'Europe/Berlin' });
    desk.shops.setZone(shop.id, { kind: 'set', name: 'Asia/Tokyo' });
    expect(zoneNow()).toEqual({ kind: 'set', name: 'Asia/Tokyo' });
    desk.shops.setZone(shop.id, { kind: 'unknown' });
    expect(zoneNow()).toEqual({ kind: 'told', name: 'Europe/Berlin' });
    desk.engines[0]?.parts.onConnector?.({ ...found, facts: someFacts({ zone: 'Quay/Side' }) });
    expect(zoneNow()).toEqual({ kind: 'unknown' });
  });

  test('may lack names: the first language that has one is taken, and none is none', () => {
    const names = (...given: readonly (readonly [number, string])[]) =>
      given.map(([languageId, name]) => ({ languageId, name }));
    const statuses = [
      { statusId: 1, names: names([1, ' '], [2, 'Pending']), class: null },
      { statusId: 2, names: names([1, '']), class: null },
      { statusId: 0, names: names([1, 'Missing']), class: null },
    ];
    expect(namesOfShop(someFacts({ statuses }))).toEqual([{ statusId: 1, name: 'Pending' }]);
    expect(namesOfShop(null)).toEqual([]);
    expect(nameOfStorefront(someFacts({ storefronts: [] }))).toBeNull();
  });

  test.each<ConnectorState>([
    { kind: 'missing' },
    { kind: 'mismatch', build: '9', update: 'desk' },
    { kind: 'refused', why: 'ip' },
  ])('stays known while it has no connector to use: %j', async (state) => {
    const { ...desk } = await connectedDesk();
    desk.engines[0]?.parts.onConnector?.(found);
    desk.engines[0]?.parts.onConnector?.({ state, facts: null });
    expect(desk.shops.list()[0]).toMatchObject({
      connector: state,
      facts: someFacts(),
      capabilities: stockCapabilities['3.0'],
    });
  });
});

test('an order read outside the sync is kept with its contents', async () => {
  const { shop, ...desk } = await connectedDesk();
  valueOf(await desk.shops.keepOrder(shop.id, aHeader(7), someContents()));
  valueOf(await desk.shops.keepOrder(shop.id, aHeader(8)));
  expect(desk.storage.contents).toEqual([{ orderId: orderId(7), contents: someContents() }]);
});

describe('an order of which only the header was read', () => {
  const refreshed = { orderId: orderId(7), changed: true, asOf: 1 };

  test('is read whole by the sync where the shop has the connector', async () => {
    const { shop, ...desk } = await connectedDesk();
    const [engine] = desk.engines;
    if (engine === undefined) throw new Error('no sync');
    const refresh = vi
      .spyOn(engine, 'refresh')
      .mockResolvedValue(ok({ shop: shop.id, ...refreshed }));
    valueOf(await desk.shops.keepOrder(shop.id, aHeader(6)));
    expect(refresh).not.toHaveBeenCalled();
    engine.parts.onConnector?.(found);
    valueOf(await desk.shops.keepOrder(shop.id, aHeader(7)));
    expect(refresh.mock.calls).toEqual([[7]]);
    expect(desk.storage.committed).toEqual([[shop.id, 6]]);
  });

  test('is kept as it is where the sync cannot read it', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.engines[0]?.parts.onConnector?.(found);
    valueOf(await desk.shops.keepOrder(shop.id, aHeader(7)));
    expect(desk.storage.committed).toEqual([[shop.id, 7]]);
  });
});

test('what was found is kept bounded', async () => {
  const { ...desk } = await connectedDesk();
  const [stored] = desk.settings.shops();
  if (stored === undefined) throw new Error('no shop');
  const facts = someFacts({ zone: 'Z'.repeat(10_000) });
  expect(withConnector(stored, { state: present, facts }).facts?.zone.length).toBeLessThan(200);
});
