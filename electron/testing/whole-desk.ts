import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { DemoShop, DemoShopOptions } from '../../demo/options';
import { startDemoShop } from '../../demo/server';
import { fail, ok, type Result } from '../../shared/result';
import type { Shop, ShopCredentials } from '../../shared/shop';
import type { SyncState } from '../../shared/sync-state';
import { memoryCache } from '../cache/testing/caches';
import { openVault } from '../secrets/vault';
import { createSettings } from '../settings/settings';
import { defaultSettings } from '../settings/settings-data';
import { shopAccess } from '../shop-access';
import { createLocalCopy } from '../shops/local-copy';
import { createLocalOutbox } from '../shops/local-outbox';
import { createShops } from '../shops/service';
import { systemClock } from '../sync/clock';
import { createSync } from '../sync/engine';

/** Desks and demo shops for the tests of one file; each test begins with none, and all are ended after it. */
export function useWholeDesk() {
  const open: (() => unknown)[] = [];
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cartwright-desk-'));
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await rm(folder, { recursive: true, force: true });
  });

  async function startShop(options: DemoShopOptions): Promise<DemoShop> {
    const shop = await startDemoShop(options);
    open.push(() => shop.close());
    return shop;
  }

  /** The desk's own client, sync and cache, with running demo shops at the other end of real sockets. */
  async function startDesk() {
    const vault = await openVault({
      folder,
      safeStorage: { isAvailable: () => false, encrypt: fails, decrypt: fails },
      onState: () => undefined,
    });
    const { reader, writer } = memoryCache();
    const unused = () => Promise.resolve(fail('outbox-unusable', { reason: 'not in this test' }));
    const states = new Map<string, SyncState>();
    const shops = createShops({
      settings: createSettings(defaultSettings, { write: () => undefined }),
      vault,
      localCopy: createLocalCopy({
        storage: { reader, writer, open: async () => ({ kind: 'opened' }), close: async () => {} },
        vault,
        folder: path.join(folder, 'cache'),
        sessionFolder: path.join(folder, 'session-cache'),
      }),
      outbox: createLocalOutbox({
        storage: {
          outbox: {
            add: unused,
            update: unused,
            get: unused,
            list: unused,
            unsettled: unused,
            wipe: async () => ok(null),
          },
          openOutbox: async () => ({ kind: 'opened' }),
          hasOutboxFailed: () => false,
          closeOutbox: async () => {},
        },
        vault,
        folder: path.join(folder, 'outbox'),
        sessionFolder: path.join(folder, 'session-outbox'),
        onOpened: () => undefined,
      }),
      access: shopAccess({
        environment: {},
        platform: 'linux',
        version: 'test',
        proxyFor: async () => 'DIRECT',
      }),
      firstPaint: Promise.resolve(),
      createSync: (parts) => createSync({ ...parts, options: { gapRule: 20, stateEveryMs: 10 } }),
      clock: systemClock(),
      news: {
        shopsChanged: () => undefined,
        connectStepped: () => undefined,
        syncChanged: (state) => states.set(state.shop, state),
        ordersChanged: () => undefined,
      },
      isOnline: () => true,
      clearPageStorage: async () => {},
    });
    open.push(() => shops.end());
    await shops.begin();
    await shops.vault.choose('session', null);
    const isRead = ({ id }: Shop) => states.get(id)?.firstPassDone === true;
    return { shops, states, isRead };
  }

  return { startShop, startDesk };
}

function fails(): never {
  throw new Error('no key store');
}

/** The value of a Result that must be well. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** What connects to a demo shop. */
export const login = ({ url, username, key }: DemoShop): ShopCredentials => {
  return { address: url, username, key, newestOrderId: null, certificate: null };
};
