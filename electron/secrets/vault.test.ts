import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shopId } from '../../shared/ids';
import type { VaultState } from '../../shared/shop';
import { seal, unseal } from './passphrase-seal';
import { openVault, type SafeStoragePort, type Vault } from './vault';

const quay = shopId('quay');
const harbour = shopId('harbour');
const apiKey = 'k'.repeat(120);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartwright-vault-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** An OS key store with a key of its own; another instance is another machine or a lost key ring. */
function keyStore(isAvailable = true): SafeStoragePort {
  const key = randomBytes(32);
  return {
    isAvailable: () => isAvailable,
    encrypt: (text) => Buffer.from(JSON.stringify(seal(key, text, 'os'))),
    decrypt: (blob) => {
      const text = unseal(key, JSON.parse(blob.toString('utf8')), 'os');
      if (text === null) throw new Error('Error while decrypting the ciphertext');
      return text;
    },
  };
}

function open(safeStorage: SafeStoragePort, states: VaultState[] = []): Promise<Vault> {
  return openVault({ folder, safeStorage, onState: (state) => states.push(state) });
}

const vaultFile = () => path.join(folder, 'vault.json');
const onDisk = () => readFile(vaultFile(), 'utf8');

describe('a fresh machine', () => {
  test('offers the key store first where there is one', async () => {
    const vault = await open(keyStore());
    expect(vault.state()).toEqual({
      kind: 'unset',
      offers: ['os-key-store', 'passphrase', 'session'],
    });
    expect(vault.dataKeys()).toBeNull();
  });

  test('offers no key store where there is none', async () => {
    const vault = await open(keyStore(false));
    expect(vault.state()).toEqual({ kind: 'unset', offers: ['passphrase', 'session'] });
  });

  test('refuses the key store where there is none, and writes nothing', async () => {
    const vault = await open(keyStore(false));
    const chosen = await vault.choose('os-key-store', null);
    expect(chosen).toMatchObject({ ok: false, error: { code: 'key-store-failed' } });
    expect(vault.state().kind).toBe('unset');
    expect(await readdir(folder)).toEqual([]);
  });

  test('keeps no shop key before a place for it is chosen', async () => {
    const vault = await open(keyStore());
    expect(await vault.keepShopKey(quay, apiKey)).toMatchObject({
      ok: false,
      error: { code: 'vault-not-chosen' },
    });
  });
});

describe('under the OS key store', () => {
  test('comes back with the same keys after a restart, and no key stands in the file', async () => {
    const safeStorage = keyStore();
    const states: VaultState[] = [];
    const first = await open(safeStorage, states);
    await first.choose('os-key-store', null);
    await first.keepShopKey(quay, apiKey);
    const keys = first.dataKeys();
    expect(keys?.cacheKeyHex).toMatch(/^[0-9a-f]{64}$/);
    expect(keys?.cacheKeyHex).not.toBe(keys?.outboxKeyHex);
    expect(states).toEqual([{ kind: 'open', mode: 'os-key-store' }]);

    const second = await open(safeStorage);
    expect(second.dataKeys()).toEqual(keys);
    expect(second.shopKey(quay)).toBe(apiKey);
    expect(second.shopKey(harbour)).toBeNull();
    const text = await onDisk();
    expect(text).not.toContain(apiKey);
    expect(text).not.toContain(keys?.cacheKeyHex);
  });

  test('writes a file only this user can read', async () => {
    const vault = await open(keyStore());
    await vault.choose('os-key-store', null);
    const { mode } = await stat(vaultFile());
    expect(mode & 0o777).toBe(0o600);
  });

  test('says unreadable when the key store cannot decrypt, and leaves the file as it is', async () => {
    const first = await open(keyStore());
    await first.choose('os-key-store', null);
    const before = await onDisk();

    const other = await open(keyStore());
    expect(other.state().kind).toBe('unreadable');
    expect(await other.choose('os-key-store', null)).toMatchObject({ ok: false });
    expect(await other.choose('passphrase', 'correct horse')).toMatchObject({ ok: false });
    expect(await other.keepShopKey(quay, apiKey)).toMatchObject({ ok: false });
    expect(await onDisk()).toBe(before);

    expect(await other.choose('session', null)).toEqual({
      ok: true,
      value: { kind: 'open', mode: 'session' },
    });
    await other.keepShopKey(quay, apiKey);
    expect(await onDisk()).toBe(before);
    // the file may hold this shop's key: what cannot be forgotten is not called forgotten
    expect(await other.forgetShopKey(quay)).toMatchObject({
      ok: false,
      error: { code: 'key-store-failed' },
    });
    expect(other.shopKey(quay)).toBe(apiKey);
    expect(await onDisk()).toBe(before);
  });

  test('opens at a second look when the key store answers then, and changes nothing on disk', async () => {
    const safeStorage = keyStore();
    const first = await open(safeStorage);
    await first.choose('os-key-store', null);
    await first.keepShopKey(quay, apiKey);
    const before = await onDisk();

    let isLocked = true;
    const lockable: SafeStoragePort = {
      ...safeStorage,
      decrypt(blob) {
        if (isLocked) throw new Error('the key ring is locked');
        return safeStorage.decrypt(blob);
      },
    };
    const states: VaultState[] = [];
    const later = await open(lockable, states);
    const unreadable = { kind: 'unreadable', reason: 'the key ring is locked' };
    expect(await later.retry()).toEqual({ ok: true, value: unreadable });
    expect(later.dataKeys()).toBeNull();
    isLocked = false;
    const opened = { kind: 'open', mode: 'os-key-store' };
    expect(await later.retry()).toEqual({ ok: true, value: opened });
    expect(states.at(-1)).toEqual(opened);
    expect(later.shopKey(quay)).toBe(apiKey);
    expect(await onDisk()).toBe(before);
    isLocked = true; // once open it is not read again
    expect(await later.retry()).toEqual({ ok: true, value: opened });
  });

  test('stays unreadable while its file is away, so that no other takes its place', async () => {
    await (await open(keyStore())).choose('os-key-store', null);
    const other = await open(keyStore());
    await rm(vaultFile());
    expect(await other.retry()).toMatchObject({ ok: true, value: { kind: 'unreadable' } });
    expect(await other.choose('os-key-store', null)).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual([]);
  });

  test('keeps what it holds when a change cannot be written', async () => {
    const safeStorage = keyStore();
    const vault = await open(safeStorage);
    await vault.choose('os-key-store', null);
    await vault.keepShopKey(quay, apiKey);
    const failing: SafeStoragePort = {
      ...safeStorage,
      encrypt: () => {
        throw new Error('the key ring is gone');
      },
    };
    const broken = await open(failing);
    expect(await broken.forgetShopKey(quay)).toEqual({
      ok: false,
      error: { code: 'key-store-failed', facts: { reason: 'the key ring is gone' } },
    });
    expect(broken.shopKey(quay)).toBe(apiKey);
  });
});

// making a key is slow on purpose; on a busy machine it takes seconds
describe('under a passphrase', { timeout: 30_000 }, () => {
  test('is locked after a restart, refuses a wrong passphrase, opens with the right one', async () => {
    const first = await open(keyStore(false));
    await first.choose('passphrase', 'Übergröße 42');
    await first.keepShopKey(quay, apiKey);
    const keys = first.dataKeys();
    const before = await onDisk();
    expect(before).not.toContain(apiKey);

    const second = await open(keyStore(false));
    expect(second.state()).toEqual({ kind: 'locked' });
    expect(second.dataKeys()).toBeNull();
    expect(second.shopKey(quay)).toBeNull();
    expect(await second.unlock('something else')).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
    expect(second.state()).toEqual({ kind: 'locked' });
    expect(await onDisk()).toBe(before);
    const locked = { ok: false, error: { code: 'vault-locked' } };
    expect(await second.forgetShopKey(quay)).toMatchObject(locked);
    const beside = await open(keyStore(false));
    await beside.choose('session', null);
    expect(await beside.forgetShopKey(quay)).toMatchObject(locked);
    expect(await onDisk()).toBe(before);

    // the same letters typed as base letter + combining mark
    expect(await second.unlock('Übergröße 42'.normalize('NFD'))).toMatchObject({ ok: true });
    expect(second.dataKeys()).toEqual(keys);
    expect(second.shopKey(quay)).toBe(apiKey);
  });

  test('refuses a short passphrase and none', async () => {
    const vault = await open(keyStore(false));
    for (const passphrase of ['seven77', null])
      expect(await vault.choose('passphrase', passphrase)).toEqual({
        ok: false,
        error: { code: 'passphrase-too-short', facts: { minimum: 8 } },
      });
    expect(await readdir(folder)).toEqual([]);
  });

  test('does not open a file whose parameters were weakened', async () => {
    const first = await open(keyStore(false));
    await first.choose('passphrase', 'correct horse');
    const file = JSON.parse(await onDisk());
    file.scrypt.N = 2 ** 14;
    await writeFile(vaultFile(), JSON.stringify(file));
    const second = await open(keyStore(false));
    expect(await second.unlock('correct horse')).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
  });

  test('two keys kept at once are both kept', async () => {
    const vault = await open(keyStore(false));
    await vault.choose('passphrase', 'correct horse');
    await Promise.all([vault.keepShopKey(quay, 'one'), vault.keepShopKey(harbour, 'two')]);
    const again = await open(keyStore(false));
    await again.unlock('correct horse');
    expect([again.shopKey(quay), again.shopKey(harbour)]).toEqual(['one', 'two']);
  });
});

describe('for this session', () => {
  test('remembers the choice but no key', async () => {
    const first = await open(keyStore(false));
    await first.choose('session', null);
    await first.keepShopKey(quay, apiKey);
    await first.keepShopKey(harbour, apiKey);
    expect(first.shopKey(quay)).toBe(apiKey);
    expect(await first.forgetShopKey(harbour)).toEqual({ ok: true, value: null });
    expect(first.shopKey(harbour)).toBeNull();
    expect(JSON.parse(await onDisk())).toEqual({ version: 1, mode: 'session' });

    const second = await open(keyStore(false));
    expect(second.state()).toEqual({ kind: 'open', mode: 'session' });
    expect(second.shopKey(quay)).toBeNull();
    expect(second.dataKeys()?.cacheKeyHex).not.toBe(first.dataKeys()?.cacheKeyHex);
  });
});

describe('a damaged vault file', () => {
  test.each(['', '{', '{"version":1}', '{"version":2,"mode":"session"}'])(
    'is unreadable and stays: %j',
    async (text) => {
      await writeFile(vaultFile(), text);
      const vault = await open(keyStore());
      expect(vault.state()).toEqual({ kind: 'unreadable', reason: 'vault.json is damaged' });
      expect(await vault.unlock('correct horse')).toMatchObject({ ok: false });
      expect(await onDisk()).toBe(text);
    },
  );
});

describe('destroying', () => {
  test('forgets every key and asks anew, from any state', async () => {
    const safeStorage = keyStore();
    const first = await open(safeStorage);
    await first.choose('os-key-store', null);
    const old = first.dataKeys();
    expect(await first.destroy()).toEqual({ ok: true, value: null });
    expect(first.state().kind).toBe('unset');
    expect(first.dataKeys()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
    await first.choose('os-key-store', null);
    expect(first.dataKeys()?.cacheKeyHex).not.toBe(old?.cacheKeyHex);

    const unreadable = await open(keyStore());
    expect(unreadable.state().kind).toBe('unreadable');
    await unreadable.destroy();
    expect(unreadable.state().kind).toBe('unset');

    await unreadable.choose('os-key-store', null);
    const beside = await open(keyStore());
    await beside.choose('session', null);
    expect(await beside.destroy()).toEqual({ ok: true, value: null });
    expect(beside.state().kind).toBe('unset');
    expect(await readdir(folder)).toEqual([]);
  });

  test('says so when the file cannot be deleted, and forgets nothing', async () => {
    // a folder in the place of the file: deleting a file fails, for root as well
    await mkdir(vaultFile());
    const vault = await open(keyStore());
    expect(await vault.destroy()).toMatchObject({ ok: false, error: { code: 'key-store-failed' } });
    expect(vault.state().kind).toBe('unreadable');
  });
});
