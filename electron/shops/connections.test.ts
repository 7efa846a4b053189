import { describe, expect, test } from 'vitest';
import { orderId, shopId } from '../../shared/ids';
import { fail, ok } from '../../shared/result';
import { aHeader } from '../cache/testing/headers';
import { rightKey, type MadeUpDesk } from './testing/desk';
import { credentials, useMachine, valueOf } from './testing/machine';

const { freshDesk, connectedDesk, restarted } = useMachine();

describe('a key that cannot be one', () => {
  test.each([
    ['abc\n', 'line-break'],
    ['a\tb', 'control-character'],
    [' abc', 'blank-at-an-end'],
  ])('%j is refused before anything is sent', async (key, reason) => {
    const { shop, ...desk } = await connectedDesk();
    desk.diary.length = 0;
    const refused = fail('bad-key', { reason });
    expect(await desk.shops.connect({ ...credentials, username: 'other', key })).toEqual(refused);
    expect(await desk.shops.enterKey(shop.id, key)).toEqual(refused);
    expect(desk.diary).toEqual([]);
    expect(desk.vault.shopKey(shop.id)).toBe(rightKey);
  });
});

describe('a certificate the user confirmed', () => {
  const confirmed = 'AB:CD';

  test('counts for the try, is kept with the shop, and for this shop only', async () => {
    const desk = await freshDesk();
    const shop = valueOf(await desk.shops.connect({ ...credentials, certificate: confirmed }));
    expect(desk.diary).toContain(`probe trusting ${confirmed}`);
    expect(shop.certificate).toBe(confirmed);
    desk.behaviour.probe = ok({ address: 'https://mill.example/', dialect: '3.0' });
    valueOf(await desk.shops.connect(credentials));
    await desk.shops.enterKey(shop.id, rightKey);
    expect(desk.logins.map(({ certificate }) => certificate)).toEqual([confirmed, null, confirmed]);
    await desk.shops.end();
    const again = await restarted(desk);
    expect(again.shops.list().map(({ certificate }) => certificate)).toEqual([confirmed, null]);
    expect(again.logins.map(({ certificate }) => certificate)).toEqual([confirmed, null]);
  });
});

describe.each(['4.0', '4.1'] as const)('a %s shop, whose API shows no orders', (dialect) => {
  const address = 'https://pier.example/';

  test('is connected by user name and key alone, and has no sync', async () => {
    const desk = await freshDesk();
    desk.behaviour.probe = ok({ address, dialect });
    const shop = valueOf(await desk.shops.connect(credentials));
    expect(desk.news.steps).toEqual(['address', 'reach', 'dialect', 'login', 'keep']);
    expect(desk.diary).toContain('access proven');
    expect(shop).toMatchObject({ dialect, hasKey: true, name: 'pier.example' });
    expect(shop.capabilities.readHeader).toBe('with-connector');
    expect(desk.engines).toEqual([]);
    expect(desk.diary.at(-2)).toBe('client close');
    expect(desk.news.syncs.at(-1)).toMatchObject({ shop: shop.id, phase: { kind: 'not-offered' } });
  });

  test('is not kept when it refuses', async () => {
    const desk = await freshDesk();
    desk.behaviour.probe = ok({ address, dialect });
    desk.behaviour.login = fail('signature-refused', { username: 'desk' });
    expect(await desk.shops.connect(credentials)).toEqual(desk.behaviour.login);
    expect(desk.shops.list()).toEqual([]);
    expect(desk.diary.at(-1)).toBe('client close');
  });

  test('says of its sync that it is not offered, refuses commands, and follows the network', async () => {
    const desk = await freshDesk();
    desk.behaviour.probe = ok({ address, dialect });
    const { id } = valueOf(await desk.shops.connect(credentials));
    const state = {
      shop: id,
      phase: { kind: 'not-offered' },
      isOnline: true,
      coverage: { read: 0, missing: 0, failed: 0, notYet: 0, ranges: [] },
    };
    const { sync } = desk.shops;
    expect(await sync.state(id)).toMatchObject({ ok: true, value: state });
    const refused = fail('not-offered', { what: 'readHeader' });
    for (const command of [sync.pause, sync.resume, sync.cancel, sync.startNow])
      expect(await command(id)).toEqual(refused);
    expect(await sync.refresh({ shop: id, orderId: orderId(1) })).toEqual(refused);
    desk.behaviour.isOnline = false;
    desk.shops.noteNetwork();
    expect(desk.news.syncs.at(-1)).toMatchObject({ ...state, isOnline: false });
  });

  test('takes a key again, and is there after a restart', async () => {
    const desk = await freshDesk('session');
    desk.behaviour.probe = ok({ address, dialect });
    const shop = valueOf(await desk.shops.connect(credentials));
    await desk.shops.end();
    const again = await restarted(desk);
    expect(await again.shops.enterKey(shop.id, 'guess')).toMatchObject({
      error: { code: 'wrong-key' },
    });
    expect(valueOf(await again.shops.enterKey(shop.id, rightKey))).toEqual(shop);
    expect(await again.shops.sync.state(shop.id)).toMatchObject({
      value: { phase: { kind: 'not-offered' } },
    });
    expect(again.engines).toEqual([]);
  });
});

describe('moving a shop to another address', () => {
  const moved = 'https://www.quay.example/';

  test('proves the stored key there, keeps the address and goes on with the same orders', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.behaviour.probe = ok({ address: moved, dialect: '3.0' });
    desk.diary.length = 0;
    const now = valueOf(await desk.shops.move(shop.id, 'www.quay.example', 'AB:CD'));
    expect(now).toEqual({ ...shop, address: moved, certificate: 'AB:CD' });
    expect(desk.logins.at(-1)).toEqual({
      address: moved,
      username: 'desk',
      key: rightKey,
      certificate: 'AB:CD',
    });
    expect(desk.diary.filter((line) => !line.startsWith('settings'))).toEqual([
      'probe trusting AB:CD',
      'client open',
      'connector looked for',
      'sync stop',
      'sync ended',
      'client close', // the old one
      'sync start',
    ]);
    expect((await restarted(desk)).shops.list()).toEqual([now]);
  });

  test('at its own address, a shop that was updated goes on with the dialect it speaks now', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.behaviour.probe = ok({ address: shop.address, dialect: '2.3' });
    const now = valueOf(await desk.shops.move(shop.id, shop.address, null));
    expect(now).toMatchObject({ id: shop.id, address: shop.address, dialect: '2.3' });
    expect(desk.shops.list()).toEqual([now]);
  });

  test.each<[string, Partial<MadeUpDesk['behaviour']>, string]>([
    ['another dialect', { probe: ok({ address: moved, dialect: '4.1' }) }, 'other-dialect'],
    ['no answer', { probe: fail('time-out', { seconds: 20 }) }, 'time-out'],
    ['a refused key', { login: fail('wrong-key', { username: 'desk' }) }, 'wrong-key'],
    ['a dead session', { read: { kind: 'session-dead' } }, 'no-permission'],
    ['a full disk', { diskTrouble: new Error('ENOSPC') }, 'cache-unusable'],
  ])('%s leaves everything as it was, the sync too', async (_, behaviour, code) => {
    const { shop, ...desk } = await connectedDesk();
    Object.assign(desk.behaviour, { probe: ok({ address: moved, dialect: '3.0' }), ...behaviour });
    desk.diary.length = 0;
    const refused = await desk.shops.move(shop.id, moved, null);
    expect(refused).toMatchObject({ ok: false, error: { code } });
    expect(desk.shops.list()).toEqual([shop]);
    expect(desk.vault.shopKey(shop.id)).toBe(rightKey);
    expect(desk.diary.filter((line) => line.startsWith('sync'))).toEqual([]);
    const opened = desk.diary.filter((line) => line === 'client open').length;
    expect(desk.diary.filter((line) => line === 'client close')).toHaveLength(opened);
  });

  test('to the place of another shop is refused before the key is sent', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.behaviour.probe = ok({ address: moved, dialect: '3.0' });
    valueOf(await desk.shops.connect(credentials));
    desk.diary.length = 0;
    expect(await desk.shops.move(shop.id, moved, null)).toEqual(
      fail('shop-exists', { address: moved }),
    );
    expect(desk.diary).toEqual(['probe']);
  });

  test('needs the key', async () => {
    const { shop, ...before } = await connectedDesk('session');
    await before.shops.end();
    const desk = await restarted(before);
    expect(await desk.shops.move(shop.id, moved, null)).toEqual(fail('no-key'));
    expect(desk.diary).not.toContain('probe');
  });
});

describe('credentials for what talks to a shop', () => {
  test('hold all that is needed', async () => {
    const { shop, shops } = await connectedDesk();
    expect(valueOf(shops.credentialsOf(shop.id))).toEqual({
      address: 'https://quay.example/',
      username: 'desk',
      key: rightKey,
      certificate: null,
      dialect: '3.0',
      capabilities: shop.capabilities,
    });
    const nobody = shopId('other');
    expect(shops.credentialsOf(nobody)).toEqual(fail('no-shop', { shop: nobody }));
  });

  test('tell what is missing', async () => {
    const { shop, ...before } = await connectedDesk('session');
    await before.shops.end();
    expect((await restarted(before)).shops.credentialsOf(shop.id)).toEqual(fail('no-key'));
    await before.vault.destroy();
    expect(before.shops.credentialsOf(shop.id)).toEqual(fail('vault-not-chosen'));
  });
});

describe('for changes made in a shop', () => {
  test('a client of its own is opened, with what the shop was connected by', async () => {
    const { shop, ...desk } = await connectedDesk();
    const client = valueOf(await desk.shops.openClient(shop.id));
    expect(client.dialect).toBe('3.0');
    expect(desk.logins.at(-1)).toMatchObject({ address: shop.address, key: rightKey });
    expect(valueOf(desk.shops.offers(shop.id))).toEqual(shop.capabilities);
    await desk.shops.disconnect(shop.id);
    const gone = fail('no-shop', { shop: shop.id });
    expect(await desk.shops.openClient(shop.id)).toEqual(gone);
    expect(desk.shops.offers(shop.id)).toEqual(gone);
  });

  test('an order read on the way is kept and told, unless its shop is gone', async () => {
    const { shop, ...desk } = await connectedDesk();
    const order = aHeader(7);
    expect(await desk.shops.keepOrder(shop.id, order)).toEqual(ok(null));
    expect(desk.storage.committed).toEqual([[shop.id, 7]]);
    expect(desk.news.orders).toEqual([{ shop: shop.id, ids: [order.orderId], revision: 2 }]);
    const gone = desk.shops.disconnect(shop.id);
    expect(await desk.shops.keepOrder(shop.id, order)).toEqual(fail('no-shop', { shop: shop.id }));
    await gone;
    expect(desk.storage.committed).toHaveLength(1);
  });

  test('an order that waited in line is kept as of the moment it was read', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.behaviour.probe = ok({ address: 'https://mill.example/', dialect: '3.0' });
    const mill = valueOf(await desk.shops.connect({ ...credentials, address: 'mill.example' }));
    const readAt = desk.behaviour.nowMs;
    let endSync: () => void = () => undefined;
    desk.behaviour.beforeSyncEnds = new Promise((resolve) => (endSync = resolve));
    const before = desk.shops.disconnect(mill.id);
    const kept = desk.shops.keepOrder(shop.id, aHeader(7));
    desk.behaviour.nowMs += 60_000;
    endSync();
    await before;
    expect(await kept).toEqual(ok(null));
    expect(desk.storage.committedAsOf).toBe(readAt);
  });
});
