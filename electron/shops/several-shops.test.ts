import { readdir } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Dialect } from '../../shared/capabilities';
import { shopId } from '../../shared/ids';
import { fail, ok } from '../../shared/result';
import { mostShops, shopColours, type Shop } from '../../shared/shop';
import { keyStore, makeDesk, rightKey, type MadeUpDesk } from './testing/desk';
import { credentials, useMachine, valueOf } from './testing/machine';

// some tests make a key from a passphrase, which is slow on purpose
vi.setConfig({ testTimeout: 30_000 });

const { folder, newDesk, freshDesk, connectedDesk, restarted, everythingOnDisk } = useMachine();

/** Connects a shop at another address of the made-up internet. */
async function connectAt(desk: MadeUpDesk, host: string, dialect: Dialect = '3.0') {
  desk.behaviour.probe = ok({ address: `https://${host}/`, dialect });
  return desk.shops.connect({ ...credentials, address: host });
}

/** A desk with the shops quay, mill and pier. */
async function threeShops() {
  const { shop, ...desk } = await connectedDesk();
  const mill = valueOf(await connectAt(desk, 'mill.example', '2.3'));
  const pier = valueOf(await connectAt(desk, 'pier.example', '4.1'));
  return { ...desk, quay: shop, mill, pier };
}

/** The same three under a passphrase, after a restart. */
async function threeLockedShops() {
  const first = await newDesk();
  await first.shops.begin();
  await first.shops.vault.choose('passphrase', 'correct horse');
  const quay = valueOf(await first.shops.connect(credentials));
  const mill = valueOf(await connectAt(first, 'mill.example', '2.3'));
  await connectAt(first, 'pier.example', '4.1');
  await first.shops.end();
  const desk = await restarted(first);
  return { ...desk, quay, mill };
}

const ids = (shops: readonly Shop[]) => shops.map(({ id }) => id);

describe('several shops', () => {
  test('are held side by side, each with its id, colour, key and sync', async () => {
    const { shops, vault, engines, quay, mill, pier } = await threeShops();
    expect(shops.list()).toEqual([quay, mill, pier]);
    expect(new Set(ids([quay, mill, pier])).size).toBe(3);
    expect([quay, mill, pier].map(({ colour }) => colour)).toEqual(shopColours.slice(0, 3));
    expect([quay, mill, pier].map(({ id }) => vault.shopKey(id))).toEqual(Array(3).fill(rightKey));
    expect(engines.map(({ parts }) => parts.shop)).toEqual([quay.id, mill.id]);
    const limits = new Set(engines.map(({ parts }) => parts.sharedLimit));
    expect([...limits]).toEqual([expect.anything()]);
  });

  test('the same address and user name a second time is told before the key is sent', async () => {
    const desk = await connectedDesk();
    desk.diary.length = 0;
    expect(await desk.shops.connect(credentials)).toEqual(
      fail('shop-exists', { address: 'https://quay.example/' }),
    );
    expect(desk.diary).toEqual(['probe']);
    const other = await desk.shops.connect({ ...credentials, username: 'packing' });
    expect(valueOf(other).username).toBe('packing');
  });

  test('are 50 at most; each colour is used before one comes again', async () => {
    const desk = await freshDesk();
    for (let at = 0; at < mostShops; at += 1)
      valueOf(await connectAt(desk, `quay-${at}.example`, '4.0'));
    const colours = desk.shops.list().map(({ colour }) => colour);
    expect(new Set(colours.slice(0, shopColours.length)).size).toBe(shopColours.length);
    expect(colours.slice(8, 16)).toEqual(shopColours);
    desk.diary.length = 0;
    expect(await connectAt(desk, 'one-more.example')).toEqual(fail('too-many-shops'));
    expect(desk.diary).toEqual([]);
  });

  test('a colour that is free again is given before a used one', async () => {
    const desk = await threeShops();
    valueOf(await desk.shops.disconnect(desk.mill.id));
    const next = valueOf(await connectAt(desk, 'lock.example'));
    expect(next.colour).toBe(shopColours[1]);
  });

  test('all come back after a restart', async () => {
    const before = await threeShops();
    const list = before.shops.list();
    await before.shops.end();
    const desk = await restarted(before);
    expect(desk.shops.list()).toEqual(list);
    expect(desk.engines.map(({ parts }) => parts.shop)).toEqual(ids(list).slice(0, 2));
    expect(desk.logins.map(({ address }) => address)).toEqual([
      'https://quay.example/',
      'https://mill.example/',
      'https://pier.example/', // to look for the connector, which its sync cannot do
    ]);
  });
});

describe('name and colour', () => {
  test('are changed, told and kept', async () => {
    const before = await threeShops();
    const look = { name: 'Mill Street', colour: '#123456' };
    const changed = valueOf(before.shops.change(before.mill.id, look));
    expect(changed).toEqual({ ...before.mill, ...look });
    expect(before.news.shops.at(-1)).toEqual([before.quay, changed, before.pier]);
    const desk = await restarted(before);
    expect(desk.shops.list()[1]).toMatchObject(look);
    const nobody = desk.shops.change(shopId('other'), look);
    expect(nobody).toEqual(fail('no-shop', { shop: 'other' }));
  });
});

describe('disconnecting one of several', () => {
  test('forgets its key first, then its rows, and leaves the others alone', async () => {
    const { quay, mill, pier, ...desk } = await threeShops();
    desk.diary.length = 0;
    expect(await desk.shops.disconnect(mill.id)).toEqual(ok(null));
    expect(desk.diary).toEqual([
      'sync stop',
      'sync ended',
      'client close',
      'settings 3 shops, wiping 1',
      `cache wipe ${mill.id}`,
      `outbox wipe ${mill.id}`,
      'page storage cleared',
      'settings 2 shops, wiping 1',
      'settings 2 shops, wiping 0',
    ]);
    expect(desk.vault.shopKey(mill.id)).toBeNull();
    expect(desk.vault.shopKey(quay.id)).toBe(rightKey);
    expect(desk.news.shops.at(-1)).toEqual([quay, pier]);
    expect(await desk.shops.sync.state(mill.id)).toEqual(fail('no-shop', { shop: mill.id }));
    expect((await desk.shops.sync.state(quay.id)).ok).toBe(true);
  });

  test('is finished at the next start when it was interrupted after the note', async () => {
    const before = await threeShops();
    before.settings.noteWiping(before.mill.id, true);
    const desk = await restarted(before);
    expect(desk.shops.list()).toEqual([before.quay, before.pier]);
    expect(desk.settings.wiping()).toEqual([]);
    expect(desk.vault.shopKey(before.mill.id)).toBeNull();
    expect(desk.diary).toContain(`cache wipe ${before.mill.id}`);
    expect(desk.diary).toContain(`outbox wipe ${before.mill.id}`);
    expect(desk.engines.map(({ parts }) => parts.shop)).toEqual([before.quay.id]);
  });

  test('stays noted while a file cannot be opened, and its sync does not begin again', async () => {
    const before = await threeShops();
    before.settings.noteWiping(before.mill.id, true);
    const desk = await makeDesk(folder(), before.saved);
    desk.outboxFiles.outcome = { kind: 'unusable', reason: 'EIO' };
    await desk.shops.begin();
    expect(desk.settings.wiping()).toEqual([before.mill.id]);
    expect(desk.vault.shopKey(before.mill.id)).toBeNull();
    expect(desk.engines.map(({ parts }) => parts.shop)).toEqual([before.quay.id]);
    desk.outboxFiles.outcome = { kind: 'opened' };
    expect(await desk.shops.disconnect(before.mill.id)).toEqual(ok(null));
    expect(desk.settings.wiping()).toEqual([]);
  });

  test('with a locked vault is refused with the reason, and nothing is touched or noted', async () => {
    const { quay, mill, ...desk } = await threeLockedShops();
    const before = await everythingOnDisk();
    expect(await desk.shops.disconnect(mill.id)).toEqual(fail('vault-locked'));
    expect(desk.settings.wiping()).toEqual([]);
    expect(desk.shops.list()).toHaveLength(3);
    expect(await everythingOnDisk()).toBe(before);
    await desk.shops.vault.unlock('correct horse');
    expect(await desk.shops.disconnect(mill.id)).toEqual(ok(null));
    expect(desk.vault.shopKey(quay.id)).toBe(rightKey);
  });

  test('that was interrupted is finished when the vault is unlocked', async () => {
    const { quay, mill, ...desk } = await threeLockedShops();
    desk.settings.noteWiping(mill.id, true);
    const again = await restarted(desk);
    expect(again.settings.wiping()).toEqual([mill.id]);
    await again.shops.vault.unlock('correct horse');
    expect(again.settings.wiping()).toEqual([]);
    expect(again.news.shops.at(-1)?.map(({ id }) => id)).not.toContain(mill.id);
    expect(again.engines.map(({ parts }) => parts.shop)).toEqual([quay.id]);
  });

  test('in a session beside a vault that does not open is refused, and its sync goes on', async () => {
    const { quay, ...desk } = await threeLockedShops();
    await desk.shops.vault.choose('session', null);
    valueOf(await desk.shops.enterKey(quay.id, rightKey));
    desk.diary.length = 0;
    expect(await desk.shops.disconnect(quay.id)).toEqual(fail('vault-locked'));
    expect(desk.settings.wiping()).toEqual([]);
    expect(desk.diary.filter((line) => line.startsWith('sync'))).toEqual([
      'sync stop',
      'sync ended',
      'sync start',
    ]);
  });

  test('works where the vault is gone: without keys there is nothing else to forget', async () => {
    const before = await threeShops();
    await before.vault.destroy();
    const desk = await restarted(before);
    expect(desk.vault.state().kind).toBe('unset');
    expect(await desk.shops.disconnect(before.mill.id)).toEqual(ok(null));
    expect(desk.shops.list().map(({ id }) => id)).toEqual([before.quay.id, before.pier.id]);
  });
});

describe('forgetting all', () => {
  test('takes the keys first, then both files, page storage and every shop', async () => {
    const desk = await threeShops();
    desk.diary.length = 0;
    expect(await desk.shops.disconnectAll()).toEqual(ok(null));
    expect(desk.diary.filter((line) => !/^sync|^client/.test(line))).toEqual([
      'settings 3 shops, wiping 0',
      'vault unset',
      'outbox close',
      'storage close',
      'page storage cleared',
      'settings 0 shops, wiping 0',
    ]);
    expect(desk.diary.filter((line) => line === 'sync ended')).toHaveLength(2);
    expect(desk.diary.indexOf('sync ended')).toBeLessThan(desk.diary.indexOf('vault unset'));
    expect(await readdir(folder())).toEqual([]);
    expect(desk.news.shops.at(-1)).toEqual([]);
    await desk.shops.vault.choose('os-key-store', null);
    expect((await desk.shops.connect(credentials)).ok).toBe(true);
  });

  test('works with several shops and a locked vault', async () => {
    const desk = await threeLockedShops();
    expect(await desk.shops.disconnectAll()).toEqual(ok(null));
    expect(desk.vault.state().kind).toBe('unset');
    expect(desk.shops.list()).toEqual([]);
    expect(await readdir(folder())).toEqual([]);
  });

  test('works with an unreadable vault', async () => {
    const before = await threeShops();
    const broken = keyStore();
    const desk = await makeDesk(folder(), before.saved, [], {
      ...broken,
      decrypt() {
        throw new Error('the key ring is gone');
      },
    });
    await desk.shops.begin();
    expect(desk.vault.state().kind).toBe('unreadable');
    expect(await desk.shops.disconnect(before.quay.id)).toMatchObject({
      error: { code: 'key-store-failed' },
    });
    expect(await desk.shops.disconnectAll()).toEqual(ok(null));
    expect(await readdir(folder())).toEqual([]);
    expect(desk.saved.data.shops).toEqual([]);
  });

  test('works with no shop connected: the vault begins anew', async () => {
    const desk = await freshDesk();
    expect(await desk.shops.disconnectAll()).toEqual(ok(null));
    expect(desk.vault.state().kind).toBe('unset');
    expect(await readdir(folder())).toEqual([]);
  });

  test('is finished at the next start when it was interrupted after the note', async () => {
    const before = await threeShops();
    before.settings.noteWipingAll();
    const desk = await restarted(before);
    expect(desk.shops.list()).toEqual([]);
    expect(desk.settings.isWipingAll()).toBe(false);
    expect(desk.vault.state().kind).toBe('unset');
    expect(desk.engines).toEqual([]);
    expect(await readdir(folder())).toEqual([]);
  });

  test('forgets the keys though a full disk takes no note', async () => {
    const desk = await threeShops();
    desk.behaviour.diskTrouble = new Error('ENOSPC');
    expect(await desk.shops.disconnectAll()).toEqual(fail('cache-unusable', { reason: 'ENOSPC' }));
    expect(desk.vault.state().kind).toBe('unset');
    expect(await readdir(folder())).toEqual([]);
    desk.behaviour.diskTrouble = null;
    expect(await desk.shops.disconnectAll()).toEqual(ok(null));
    expect(desk.shops.list()).toEqual([]);
  });
});

describe('a pause', () => {
  test('is remembered over a restart, for its shop only, until it is ended', async () => {
    const before = await threeShops();
    const [first] = before.engines;
    if (first === undefined) throw new Error('no sync');
    await before.shops.sync.pause(before.quay.id);
    const paused = await restarted(before);
    expect(paused.diary.filter((line) => /^sync (pause|start)/.test(line))).toEqual([
      'sync pause',
      'sync start',
      'sync start',
    ]);
    expect(await paused.shops.sync.state(before.quay.id)).toMatchObject({
      value: { phase: { kind: 'paused' } },
    });
    expect(await paused.shops.sync.state(before.mill.id)).toMatchObject({
      value: { phase: { kind: 'idle' } },
    });
    await paused.shops.sync.resume(before.quay.id);
    const again = await restarted(paused);
    expect(again.diary).not.toContain('sync pause');
  });

  test('holds for this run where the disk is full', async () => {
    const desk = await connectedDesk();
    desk.behaviour.diskTrouble = new Error('ENOSPC');
    expect(await desk.shops.sync.pause(desk.shop.id)).toMatchObject({
      value: { phase: { kind: 'paused' } },
    });
  });
});
