import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shopId } from '../../shared/ids';
import { ok } from '../../shared/result';
import type { CacheWriter, WalkBatch } from '../cache/types';
import { memoryCache } from '../cache/testing/caches';
import { openVault } from '../secrets/vault';
import { createLocalCopy } from './local-copy';
import { keyStore } from './testing/desk';

test('writes of several shops reach the storage one by one, in their order', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'cartwright-local-copy-'));
  const vault = await openVault({ folder, safeStorage: keyStore(), onState: () => undefined });
  const { reader, writer } = memoryCache();
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const slow: CacheWriter = {
    ...writer,
    async commit(batch) {
      asked.push(batch.shop);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return writer.commit(batch);
    },
  };
  const localCopy = createLocalCopy({
    storage: {
      reader,
      writer: slow,
      open: async () => ({ kind: 'opened' }),
      close: async () => undefined,
    },
    vault,
    folder: path.join(folder, 'cache'),
    sessionFolder: path.join(folder, 'session'),
  });
  await vault.choose('os-key-store', null);
  await localCopy.open();
  const batchOf = (shop: string): WalkBatch => {
    return { shop: shopId(shop), asOf: 1, orders: [], settled: [], marks: null };
  };
  const all = ['quay', 'mill', 'pier'].map((shop) => localCopy.writer.commit(batchOf(shop)));
  for (let written = 1; written <= 3; written += 1) {
    await new Promise(setImmediate);
    expect(asked).toHaveLength(written);
    waiting.shift()?.();
  }
  expect((await Promise.all(all)).map((one) => one.ok)).toEqual([true, true, true]);
  expect(asked).toEqual(['quay', 'mill', 'pier']);
  expect(await localCopy.wipe(shopId('quay'))).toEqual(ok(null));
  await localCopy.close();
  await rm(folder, { recursive: true, force: true });
});
