import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aHeader } from '../cache/testing/headers';
import { fail } from '../../shared/result';
import { rightKey, type MadeUpDesk } from './testing/desk';
import { credentials, useMachine, valueOf } from './testing/machine';

const { folder, newDesk, freshDesk, connectedDesk, everythingOnDisk } = useMachine();

describe('connecting', () => {
  test('goes through its steps and keeps the shop, the key only in the vault', async () => {
    const desk = await freshDesk();
    const shop = valueOf(await desk.shops.connect(credentials));
    expect(desk.news.steps).toEqual(['address', 'reach', 'dialect', 'login', 'read', 'keep']);
    expect(shop).toMatchObject({
      name: 'quay.example',
      address: 'https://quay.example/',
      dialect: '3.0',
      zone: { kind: 'unknown' },
      hasKey: true,
    });
    expect(desk.shops.list()).toEqual([shop]);
    expect(desk.vault.shopKey(shop.id)).toBe(rightKey);
    expect(JSON.stringify([shop, desk.settings.shops(), desk.news])).not.toContain(rightKey);
    expect(desk.diary).toContain('sync start');
    expect(desk.engines[0]?.parts.shop).toBe(shop.id);
    expect(desk.storage.openedWith).toEqual({
      file: path.join(folder(), 'cache', 'cache.db'),
      keyHex: desk.vault.dataKeys()?.cacheKeyHex,
    });
  });

  test.each<[string, Partial<MadeUpDesk['behaviour']>, string, string]>([
    [
      'no such host',
      { probe: fail('no-such-host', { host: 'quay.example' }) },
      'no-such-host',
      'reach',
    ],
    [
      'a redirect',
      { probe: fail('redirect', { status: 301, location: 'x' }) },
      'redirect',
      'reach',
    ],
    ['a bad address', { probe: fail('bad-address', { address: 'x' }) }, 'bad-address', 'address'],
    [
      'an old shop',
      { probe: fail('dialect-too-old', { dialect: '2.1' }) },
      'dialect-too-old',
      'dialect',
    ],
    ['a web page', { probe: fail('html', { status: 200, title: 'Shop' }) }, 'html', 'dialect'],
    [
      'a blocked address',
      { login: fail('address-not-allowed', { ip: '10.0.0.9' }) },
      'address-not-allowed',
      'login',
    ],
    ['a dead session', { read: { kind: 'session-dead' } }, 'no-permission', 'read'],
    [
      'a broken answer',
      { read: { kind: 'failed', error: { code: 'php-error', facts: { message: 'Notice' } } } },
      'php-error',
      'read',
    ],
  ])('%s ends at its step and keeps nothing', async (_, behaviour, code, step) => {
    const desk = await freshDesk();
    Object.assign(desk.behaviour, behaviour);
    const before = await everythingOnDisk();
    expect(await desk.shops.connect(credentials)).toMatchObject({ ok: false, error: { code } });
    expect(desk.news.steps.at(-1)).toBe(step);
    expect(desk.shops.list()).toEqual([]);
    expect(desk.engines).toEqual([]);
    expect(await everythingOnDisk()).toBe(before);
    const clients = desk.diary.filter((line) => line.startsWith('client'));
    expect(clients.filter((line) => line === 'client open').length).toBe(
      clients.filter((line) => line === 'client close').length,
    );
  });

  test('a wrong key is told and not kept', async () => {
    const desk = await freshDesk();
    const before = await everythingOnDisk();
    const wrong = await desk.shops.connect({ ...credentials, key: 'guess' });
    expect(wrong).toEqual(fail('wrong-key', { username: 'desk' }));
    expect(await everythingOnDisk()).toBe(before);
  });

  test('an order that is read proves as much as a missing one', async () => {
    const desk = await freshDesk();
    desk.behaviour.read = { kind: 'found', order: aHeader(42), serverTime: null };
    expect((await desk.shops.connect({ ...credentials, newestOrderId: 42 })).ok).toBe(true);
    expect(desk.engines[0]?.parts.newestOrderIdHint).toBe(42);
  });

  test.each([
    ['  Quay &\n Co ', 'Quay & Co'],
    [`${'🛒'.repeat(29)}x long`, `${'🛒'.repeat(29)}x`],
    ['🛒'.repeat(40), '🛒'.repeat(30)],
    [' \t ', 'quay.example'],
  ])(
    'names the shop as it names itself in the order that was read: %j',
    async (storeName, name) => {
      const desk = await freshDesk();
      desk.behaviour.read = { kind: 'found', order: aHeader(1, { storeName }), serverTime: null };
      expect(valueOf(await desk.shops.connect(credentials)).name).toBe(name);
    },
  );

  test('a full disk is told, keeps nothing, and is no hindrance to the next try', async () => {
    const desk = await freshDesk();
    desk.behaviour.diskTrouble = new Error('ENOSPC');
    expect(await desk.shops.connect(credentials)).toEqual(
      fail('cache-unusable', { reason: 'ENOSPC' }),
    );
    expect(desk.shops.list()).toEqual([]);
    desk.behaviour.diskTrouble = null;
    const shop = valueOf(await desk.shops.connect(credentials));
    expect(desk.vault.shopKey(shop.id)).toBe(rightKey);
  });

  test('can be called off; nothing is kept and the client is closed', async () => {
    const desk = await freshDesk();
    let reached: () => void = () => undefined;
    const atLogin = new Promise<void>((resolve) => (reached = resolve));
    desk.behaviour.beforeLogin = (signal) => {
      reached();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    const connecting = desk.shops.connect(credentials);
    await atLogin;
    desk.shops.cancelConnect();
    expect(await connecting).toMatchObject({ ok: false, error: { code: 'connection-dropped' } });
    expect(desk.shops.list()).toEqual([]);
    expect(desk.diary.at(-1)).toBe('client close');
  });

  test('needs the vault to be chosen first', async () => {
    const desk = await newDesk();
    await desk.shops.begin();
    expect(await desk.shops.connect(credentials)).toEqual(fail('vault-not-chosen'));
    expect(desk.diary).not.toContain('probe');
  });

  test('two at once keep one shop', async () => {
    const desk = await freshDesk();
    const both = await Promise.all([
      desk.shops.connect(credentials),
      desk.shops.connect(credentials),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(desk.shops.list()).toHaveLength(1);
    expect(desk.diary.filter((line) => line === 'sync start')).toHaveLength(1);
  });

  test('keeps nothing when the cache cannot be opened', async () => {
    const desk = await freshDesk();
    desk.storage.outcome = { kind: 'locked' };
    expect(await desk.shops.connect(credentials)).toEqual(fail('cache-locked'));
    expect(desk.shops.list()).toEqual([]);
    expect(desk.vault.dataKeys()).not.toBeNull();
    expect(desk.diary.at(-1)).toBe('client close');
  });
});

test('a new key takes the place of the old one, and the sync starts anew', async () => {
  const { shop, ...desk } = await connectedDesk();
  desk.diary.length = 0;
  await desk.shops.enterKey(shop.id, rightKey);
  expect(desk.diary).toEqual([
    'client open',
    'connector looked for',
    'sync stop',
    'sync ended',
    'client close', // the old one
    'sync start',
  ]);
});

test('a zone that is set while a new key is kept stays', async () => {
  const { shop, ...desk } = await connectedDesk();
  const zone = { kind: 'set', name: 'Europe/Berlin' } as const;
  desk.behaviour.onStep = (step) => {
    if (step === 'keep') desk.shops.setZone(shop.id, zone);
  };
  expect(valueOf(await desk.shops.enterKey(shop.id, rightKey)).zone).toEqual(zone);
  expect(desk.shops.list()[0]?.zone).toEqual(zone);
});
