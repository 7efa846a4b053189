import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fail, ok } from '../../shared/result';
import type { Shop } from '../../shared/shop';
import { connectDemo } from './connect-demo';
import { keyStore, makeDesk, rightKey } from './testing/desk';
import { credentials, useMachine, valueOf } from './testing/machine';

// some tests make a key from a passphrase, which is slow on purpose
vi.setConfig({ testTimeout: 30_000 });

const { folder, newDesk, freshDesk, connectedDesk, restarted, everythingOnDisk } = useMachine();

describe('after a restart', () => {
  test('the sync goes on by itself when the key store opens', async () => {
    const { shop, ...before } = await connectedDesk();
    await before.shops.end();
    const desk = await restarted(before);
    expect(desk.shops.list()).toEqual([shop]);
    expect(desk.diary).toContain('sync start');
    expect(await desk.shops.sync.state(shop.id)).toMatchObject({
      ok: true,
      value: { concurrency: 2 },
    });
  });

  test('with a passphrase nothing is opened and nothing is read before it is typed', async () => {
    const first = await newDesk();
    await first.shops.begin();
    await first.shops.vault.choose('passphrase', 'correct horse');
    const shop = valueOf(await first.shops.connect(credentials));
    await first.shops.end();

    const desk = await restarted(first);
    expect(desk.diary).not.toContain('storage open');
    expect(await desk.shops.reader.counts(shop.id)).toEqual(fail('vault-locked'));
    expect(desk.shops.list()[0]?.hasKey).toBe(false);
    expect(await desk.shops.connect(credentials)).toEqual(fail('vault-locked'));

    await desk.shops.vault.unlock('correct horse');
    expect((await desk.shops.reader.counts(shop.id)).ok).toBe(true);
    expect(desk.news.shops.at(-1)?.[0]?.hasKey).toBe(true);
    expect(desk.diary.filter((line) => line === 'sync start')).toHaveLength(1);
  });

  test('an unreadable vault is asked again on request, and all goes on as after an unlock', async () => {
    const { shop, ...before } = await connectedDesk();
    await before.shops.end();
    const safeStorage = keyStore();
    let isLocked = true;
    const lockable: typeof safeStorage = {
      ...safeStorage,
      decrypt(blob) {
        if (isLocked) throw new Error('the key ring is locked');
        return safeStorage.decrypt(blob);
      },
    };
    const desk = await makeDesk(folder(), before.saved, [], lockable);
    await desk.shops.begin();
    const onDisk = await everythingOnDisk();
    expect(valueOf(await desk.shops.vault.retry()).kind).toBe('unreadable');
    expect(desk.diary).not.toContain('storage open');
    isLocked = false;
    expect(valueOf(await desk.shops.vault.retry())).toEqual({ kind: 'open', mode: 'os-key-store' });
    expect((await desk.shops.reader.counts(shop.id)).ok).toBe(true);
    expect(desk.news.shops.at(-1)?.[0]?.hasKey).toBe(true);
    expect(desk.diary.filter((line) => line === 'sync start')).toHaveLength(1);
    expect(await everythingOnDisk()).toBe(onDisk);
  });

  test('a copy that cannot be opened is told by every read, until it can be', async () => {
    const { shop, ...before } = await connectedDesk();
    await before.shops.end();
    const desk = await makeDesk(folder(), before.saved);
    desk.storage.outcome = { kind: 'locked' };
    await desk.shops.begin();
    expect(await desk.shops.reader.counts(shop.id)).toEqual(fail('cache-locked'));
    desk.storage.outcome = { kind: 'opened' };
    await desk.shops.enterKey(shop.id, rightKey);
    expect((await desk.shops.reader.counts(shop.id)).ok).toBe(true);
  });

  test('a session keeps the shop but neither its key nor its orders', async () => {
    const { shop, ...before } = await connectedDesk('session');
    expect(before.storage.openedWith?.file).toBe(path.join(folder(), 'session-cache', 'cache.db'));
    await before.shops.end();
    expect(existsSync(path.join(folder(), 'session-cache'))).toBe(false);

    const desk = await restarted(before);
    expect(desk.shops.list()).toEqual([{ ...shop, hasKey: false }]);
    expect(desk.diary).not.toContain('sync start');
    expect(await desk.shops.sync.state(shop.id)).toMatchObject({
      ok: true,
      value: { phase: { kind: 'stopped', error: { code: 'no-key' } } },
    });
    expect(await desk.shops.enterKey(shop.id, 'guess')).toMatchObject({
      ok: false,
      error: { code: 'wrong-key' },
    });
    expect(desk.shops.list()[0]?.hasKey).toBe(false);
    expect(await desk.shops.enterKey(shop.id, rightKey)).toEqual({ ok: true, value: shop });
    expect(desk.diary).toContain('sync start');
  });

  test('the cache of a killed session is gone before another is opened', async () => {
    const killed = await connectedDesk('session');
    const left = path.join(folder(), 'session-cache', 'cache.db-wal');
    await writeFile(left, 'orders');
    const desk = await restarted(killed);
    await desk.shops.reader.counts(killed.shop.id);
    expect(existsSync(left)).toBe(false);
  });
});

describe('the end', () => {
  /** A promise and what settles it. */
  function gate() {
    let open: () => void = () => undefined;
    const passed = new Promise<void>((resolve) => (open = resolve));
    return { passed, open };
  }

  test('waits for a sync that a disconnect is stopping', async () => {
    const { shop, ...desk } = await connectedDesk();
    const { passed, open } = gate();
    desk.behaviour.beforeSyncEnds = passed;
    const gone = desk.shops.disconnect(shop.id);
    const ended = desk.shops.end();
    await new Promise(setImmediate);
    expect(desk.diary).toContain('sync stop');
    expect(desk.diary).not.toContain('storage close');
    open();
    await Promise.all([gone, ended]);
    expect(desk.diary.indexOf('sync ended')).toBeLessThan(desk.diary.indexOf('storage close'));
    expect(desk.diary.at(-1)).toBe('storage close');
  });

  test('comes after a shop that is just being kept; no sync and no storage begin after it', async () => {
    const desk = await freshDesk();
    let ended: Promise<void> = Promise.resolve();
    desk.behaviour.onStep = (step) => {
      if (step === 'keep') ended = desk.shops.end();
    };
    await desk.shops.connect(credentials);
    await ended;
    expect(desk.diary).not.toContain('sync start');
    expect(desk.diary.at(-1)).toBe('storage close');
    expect(await desk.localCopy.open()).toMatchObject({ ok: false });
    expect(desk.diary.filter((line) => line === 'client open')).toHaveLength(1);
    expect(desk.diary.filter((line) => line === 'client close')).toHaveLength(1);
  });
});

describe('disconnecting', () => {
  test('forgets the key first, then deletes files, page storage and the shop', async () => {
    const { shop, ...desk } = await connectedDesk();
    await mkdir(path.join(folder(), 'cache', 'set-aside'));
    desk.diary.length = 0;
    expect(await desk.shops.disconnect(shop.id)).toEqual({ ok: true, value: null });
    expect(desk.diary).toEqual([
      'sync stop',
      'sync ended',
      'client close',
      'settings 1 shops, wiping 1',
      'vault unset',
      'outbox close',
      'storage close',
      'page storage cleared',
      'settings 0 shops, wiping 1',
      'settings 0 shops, wiping 0',
    ]);
    expect(await readdir(folder())).toEqual([]);
    expect(desk.news.shops.at(-1)).toEqual([]);
    expect(await desk.shops.disconnect(shop.id)).toEqual(fail('no-shop', { shop: shop.id }));
  });

  test('is finished at the next start when it was interrupted after the note', async () => {
    const { shop, ...before } = await connectedDesk();
    before.settings.noteWiping(shop.id, true);
    const desk = await restarted(before);
    expect(desk.shops.list()).toEqual([]);
    expect(desk.settings.wiping()).toEqual([]);
    expect(desk.vault.state().kind).toBe('unset');
    expect(await readdir(folder())).toEqual([]);
    expect(desk.diary).not.toContain('sync start');
  });

  test('works with a locked vault: a forgotten passphrase is no dead end', async () => {
    const first = await newDesk();
    await first.shops.begin();
    await first.shops.vault.choose('passphrase', 'correct horse');
    const shop = valueOf(await first.shops.connect(credentials));
    const desk = await restarted(first);
    expect((await desk.shops.disconnect(shop.id)).ok).toBe(true);
    expect(desk.vault.state().kind).toBe('unset');
    expect(await readdir(folder())).toEqual([]);
  });

  test('connecting again begins with other data keys', async () => {
    const { shop, ...desk } = await connectedDesk();
    const old = desk.vault.dataKeys()?.cacheKeyHex;
    await desk.shops.disconnect(shop.id);
    await desk.shops.vault.choose('os-key-store', null);
    const again: Shop = valueOf(await desk.shops.connect(credentials));
    expect(again.id).not.toBe(shop.id);
    expect(desk.storage.openedWith?.keyHex).not.toBe(old);
  });
});

describe('the zone', () => {
  test('measured by the sync is kept and told', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.engines[0]?.parts.onZoneMeasured(120);
    const zone = { kind: 'measured', offsetMinutes: 120, at: 1_800_000_000_000 };
    expect(desk.shops.list()[0]?.zone).toEqual(zone);
    expect(desk.news.shops.at(-1)?.[0]?.zone).toEqual(zone);
    expect(desk.settings.shops()[0]?.id).toBe(shop.id);
  });

  test('is not kept when the disk is full: the owner hears of it, the sync does not', async () => {
    const { shop, ...desk } = await connectedDesk();
    desk.behaviour.diskTrouble = new Error('ENOSPC');
    expect(() => desk.engines[0]?.parts.onZoneMeasured(120)).not.toThrow();
    const set = desk.shops.setZone(shop.id, { kind: 'set', name: 'Europe/Berlin' });
    expect(set).toEqual(fail('cache-unusable', { reason: 'ENOSPC' }));
    expect(desk.shops.list()[0]?.zone).toEqual({ kind: 'unknown' });
  });

  test('set by the owner wins over what is measured', async () => {
    const { shop, ...desk } = await connectedDesk();
    const set = desk.shops.setZone(shop.id, { kind: 'set', name: 'Europe/Berlin' });
    expect(valueOf(set).zone).toEqual({ kind: 'set', name: 'Europe/Berlin' });
    desk.engines[0]?.parts.onZoneMeasured(0);
    expect(desk.shops.list()[0]?.zone.kind).toBe('set');
  });

  test('with a name nobody knows is refused', async () => {
    const { shop, ...desk } = await connectedDesk();
    expect(desk.shops.setZone(shop.id, { kind: 'set', name: 'Europe/Atlantis' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(desk.shops.list()[0]?.zone.kind).toBe('unknown');
  });
});

describe('the network', () => {
  test('coming back lets a waiting pass try at once, a paused one rest', async () => {
    const { diary, shops, engines } = await connectedDesk();
    const engine = engines[0];
    if (engine === undefined) throw new Error('no sync');
    engine.phase = { kind: 'paused', by: 'user' };
    diary.length = 0;
    shops.noteNetwork();
    expect(diary).toEqual(['told sync']);
    engine.phase = { kind: 'waiting', error: { code: 'offline', facts: {} }, retryAt: 1 };
    diary.length = 0;
    shops.noteNetwork();
    expect(diary).toEqual(['sync now', 'told sync']);
  });

  test('another one does not wake a sync that needs the user', async () => {
    const { diary, shops, engines } = await connectedDesk();
    const engine = engines[0];
    if (engine === undefined) throw new Error('no sync');
    engine.phase = { kind: 'stopped', error: { code: 'wrong-key', facts: {} } };
    diary.length = 0;
    shops.noteNetwork();
    expect(diary).toEqual(['told sync']);
  });
});

test('commands reach the sync of their shop; an unknown shop is told', async () => {
  const { shop, shops, diary } = await connectedDesk();
  diary.length = 0;
  await shops.sync.pause(shop.id);
  await shops.sync.resume(shop.id);
  await shops.sync.cancel(shop.id);
  await shops.sync.startNow(shop.id);
  const commands = diary.filter((line) => line.startsWith('sync'));
  expect(commands).toEqual(['sync pause', 'sync resume', 'sync cancel', 'sync now']);
  expect(await shops.sync.pause('other' as typeof shop.id)).toMatchObject({
    error: { code: 'no-shop' },
  });
});

test('the state of the cache comes with the figures of now', async () => {
  const { shops, localCopy } = await connectedDesk();
  expect(await shops.cacheState()).toEqual({ kind: 'closed' });
  localCopy.noteState({ kind: 'open', orders: 0, bytes: 0, notice: null });
  expect(await shops.cacheState()).toEqual({ kind: 'open', orders: 7, bytes: 70, notice: null });
});

describe('a demo run', () => {
  const demo = { url: 'http://127.0.0.1:1/', username: 'desk', key: rightKey };

  test('connects by itself with keys in memory only', async () => {
    const desk = await newDesk();
    await desk.shops.begin();
    expect((await connectDemo(desk.shops, demo)).ok).toBe(true);
    expect(desk.vault.state()).toEqual({ kind: 'open', mode: 'session' });
    expect(await readFile(path.join(folder(), 'vault.json'), 'utf8')).toBe(
      '{"version":1,"mode":"session"}',
    );
    expect(JSON.stringify(desk.saved)).not.toContain(rightKey);
  });

  test('started twice in one profile gives the known shop its key', async () => {
    const first = await newDesk();
    first.behaviour.probe = ok({ address: demo.url, dialect: '3.0' });
    await first.shops.begin();
    const shop = valueOf(await connectDemo(first.shops, { ...demo, url: 'http://127.0.0.1:1' }));
    const again = await restarted(first);
    expect(valueOf(await connectDemo(again.shops, demo)).id).toBe(shop.id);
  });
});
