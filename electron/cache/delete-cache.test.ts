import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deleteCache } from './delete-cache';
import { openCache } from './open';
import { markDamaged } from './set-aside';
import { inFolder, testKey } from './testing/caches';

test('deletes everything of the cache and nothing else', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'cache.db');
    const open = () =>
      openCache({ file, keyHex: testKey, nowMs: Date.now(), isSuspect: false }).outcome;
    open();
    markDamaged(file);
    expect(open()).toMatchObject({ kind: 'rebuilt' });
    markDamaged(file);
    writeFileSync(join(folder, 'outbox.db'), 'kept');
    expect(readdirSync(folder).length).toBeGreaterThan(4);

    deleteCache(file);

    expect(readdirSync(folder)).toEqual(['outbox.db']);
    deleteCache(file);
    deleteCache(join(folder, 'nowhere', 'cache.db'));
  }));
