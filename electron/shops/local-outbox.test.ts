import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fail, ok } from '../../shared/result';
import { makeDesk } from './testing/desk';
import { credentials, useMachine, valueOf } from './testing/machine';

// one test makes a key from a passphrase, which is slow on purpose
vi.setConfig({ testTimeout: 30_000 });

const { folder, newDesk, freshDesk, connectedDesk, restarted } = useMachine();

describe('the outbox', () => {
  test('is opened beside the local copy, with a key of its own, in a folder of its own', async () => {
    const { shop, ...before } = await connectedDesk();
    await before.shops.end();
    const desk = await restarted(before);
    expect(await desk.shops.outbox.list(shop.id, null)).toEqual(ok([])); // it waits for the opening
    const keys = desk.vault.dataKeys();
    expect(desk.outboxFiles.openedWith).toEqual({
      file: path.join(folder(), 'outbox', 'outbox.db'),
      keyHex: keys?.outboxKeyHex,
    });
    expect(keys?.outboxKeyHex).not.toBe(keys?.cacheKeyHex);
    expect(desk.diary.filter((line) => line === 'outbox open')).toHaveLength(1);
  });

  test('says what keeps it shut until the vault is open', async () => {
    const first = await newDesk();
    await first.shops.begin();
    expect(await first.shops.outbox.unsettled()).toEqual(fail('vault-not-chosen'));
    await first.shops.vault.choose('passphrase', 'correct horse');
    const shop = valueOf(await first.shops.connect(credentials));
    await first.shops.end();
    const desk = await restarted(first);
    expect(await desk.shops.outbox.list(shop.id, null)).toEqual(fail('vault-locked'));
    expect(desk.outboxFiles.openedWith).toBeNull();
    await desk.shops.vault.unlock('correct horse');
    expect(await desk.shops.outbox.list(shop.id, null)).toEqual(ok([]));
  });

  test.each([
    [{ kind: 'locked' }, fail('outbox-locked')],
    [
      { kind: 'from-newer-desk', found: 3, known: 1 },
      fail('outbox-from-newer-desk', { found: 3, known: 1 }),
    ],
    [{ kind: 'unusable', reason: 'EIO' }, fail('outbox-unusable', { reason: 'EIO' })],
  ] as const)(
    'that cannot be opened (%j) says so, and orders are read all the same',
    async (outcome, told) => {
      const { shop, ...before } = await connectedDesk();
      await before.shops.end();
      const desk = await makeDesk(folder(), before.saved);
      desk.outboxFiles.outcome = outcome;
      await desk.shops.begin();
      expect((await desk.shops.reader.counts(shop.id)).ok).toBe(true);
      expect(desk.diary).toContain('sync start');
      expect(desk.diary).not.toContain('outbox open');
      expect(await desk.shops.outbox.list(shop.id, null)).toEqual(told);
      expect(await desk.shops.outbox.unsettled()).toEqual(told);
    },
  );

  test('whose process kept ending is opened again when somebody asks for it', async () => {
    const { shop, ...desk } = await connectedDesk();
    await desk.shops.outbox.unsettled();
    const opened = () => desk.diary.filter((line) => line === 'outbox open').length;
    expect(opened()).toBe(1);
    desk.outboxFiles.hasFailed = true;
    const gone = fail('outbox-unusable', { reason: 'keeps stopping' });
    expect(await desk.shops.outbox.unsettled()).toEqual(gone);
    const [one, other] = await Promise.all([
      desk.shops.outbox.list(shop.id, null),
      desk.shops.outbox.list(shop.id, null),
    ]);
    expect([one, other]).toEqual([ok([]), ok([])]);
    expect(opened()).toBe(2);
    desk.outboxFiles.hasFailed = true;
    expect(await desk.outbox.open()).toEqual(ok(null));
    expect(await desk.shops.outbox.unsettled()).toEqual(ok([]));
    expect(opened()).toBe(3);
  });

  test('that could not be opened is tried again when somebody asks for it', async () => {
    const { shop, ...before } = await connectedDesk();
    await before.shops.end();
    const desk = await makeDesk(folder(), before.saved);
    desk.outboxFiles.outcome = { kind: 'unusable', reason: 'disk full' };
    await desk.shops.begin();
    const full = fail('outbox-unusable', { reason: 'disk full' });
    expect(await desk.shops.outbox.list(shop.id, null)).toEqual(full);
    desk.outboxFiles.outcome = { kind: 'opened' };
    expect(await desk.shops.outbox.unsettled()).toEqual(full);
    expect(await desk.shops.outbox.list(shop.id, null)).toEqual(ok([]));
    expect(await desk.shops.outbox.unsettled()).toEqual(ok([]));
  });

  test('that was begun anew says so once where somebody sees it, and works', async () => {
    const { shop, ...before } = await connectedDesk();
    await before.shops.end();
    const desk = await makeDesk(folder(), before.saved);
    desk.outboxFiles.outcome = { kind: 'begun-anew', keptAs: 'outbox.damaged-1.db' };
    await desk.shops.begin();
    expect(await desk.shops.outbox.unsettled()).toEqual(ok([]));
    const told = fail('outbox-damaged', { file: 'outbox.damaged-1.db' });
    expect(await desk.shops.outbox.list(shop.id, null)).toEqual(told);
    expect(await desk.shops.outbox.list(shop.id, null)).toEqual(ok([]));
  });

  test('of a session lies in a folder that is gone at its end', async () => {
    const desk = await connectedDesk('session');
    await desk.shops.outbox.unsettled();
    const session = path.join(folder(), 'session-outbox');
    expect(desk.outboxFiles.openedWith?.file).toBe(path.join(session, 'outbox.db'));
    expect(existsSync(session)).toBe(true);
    await desk.shops.end();
    expect(existsSync(session)).toBe(false);
    expect(existsSync(path.join(folder(), 'outbox'))).toBe(false);
  });

  test('of a killed session is gone before another is opened', async () => {
    const killed = await connectedDesk('session');
    await killed.shops.outbox.unsettled();
    const left = path.join(folder(), 'session-outbox', 'outbox.db-wal');
    await writeFile(left, 'a comment');
    const desk = await restarted(killed);
    await desk.shops.outbox.unsettled();
    expect(existsSync(left)).toBe(false);
  });

  test('is deleted with the last shop though it is just being opened', async () => {
    const { shop, ...desk } = await connectedDesk();
    await desk.shops.disconnect(shop.id);
    expect(existsSync(path.join(folder(), 'outbox'))).toBe(false);
    await new Promise(setImmediate);
    expect(existsSync(path.join(folder(), 'outbox'))).toBe(false);
  });

  test('is closed before the storage ends, and not opened after the end', async () => {
    const desk = await connectedDesk();
    await desk.shops.end();
    expect(desk.diary.slice(-2)).toEqual(['outbox close', 'storage close']);
    expect(await desk.outbox.open()).toEqual(fail('outbox-unusable', { reason: 'closed' }));
  });

  test('is not opened before there is a shop', async () => {
    const desk = await freshDesk();
    expect(desk.outboxFiles.openedWith).toBeNull();
    expect(await desk.shops.outbox.unsettled()).toEqual(
      fail('outbox-unusable', { reason: 'not open' }),
    );
  });
});
