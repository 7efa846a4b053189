import { net, powerMonitor, safeStorage, session } from 'electron';
import path from 'node:path';
import type { DemoShop } from './app/demo-switch';
import type { Log } from './app/log';
import { isLoopbackAddress } from './app/loopback';
import { watchOnline } from './app/online';
import type { DeskFolders } from './app/paths';
import { osKeyStore } from './app/safe-storage';
import type { StorageForks } from './app/storage-fork';
import { createDeskHistory } from './desk-history';
import { createDoctorService, type DoctorService } from './doctor-service';
import { createStorage } from './storage/storage';
import type { HistoryService } from './edit/history-service';
import type { DeskEvents } from './ipc/events';
import { openVault } from './secrets/vault';
import type { Settings } from './settings/settings';
import { connectDemo } from './shops/connect-demo';
import { createLocalCopy } from './shops/local-copy';
import { createLocalOutbox } from './shops/local-outbox';
import { lazyAccess } from './shops/lazy-access';
import type { AccessOptions } from './shop-access';
import { createShops, type ShopsService } from './shops/service';
import { systemClock } from './sync/clock';
import { createSync } from './sync/engine';

/** What `main.ts` made before the window and hands on. */
export type ServiceParts = {
  readonly version: string;
  readonly folders: DeskFolders;
  readonly settings: Settings;
  readonly events: DeskEvents;
  readonly log: Log;
  readonly fork: StorageForks['fork'];
  readonly demo: readonly DemoShop[] | null;
  /** Settles when the window shows orders, or soon after the start in any case. */
  readonly firstPaint: Promise<void>;
};

/** What answers most of the window's requests. */
export type DeskServices = ShopsService & {
  readonly doctor: DoctorService;
  readonly history: HistoryService;
};

/**
 * Builds what the window does not need for its first frame: vault, local copy, shops and their syncs. It is loaded after the
 * window was opened, so that the page loads meanwhile. Answers as soon as the vault was looked at; the rest goes on by itself.
 */
export async function openServices(parts: ServiceParts): Promise<DeskServices> {
  const { folders, settings, events, log, demo } = parts;
  const { env, platform } = process;
  const browser = session.defaultSession;

  const vault = await openVault({
    folder: folders.data,
    safeStorage: osKeyStore(safeStorage, platform),
    onState: (state) => events.tell('vault:changed', state),
  });
  const storage = createStorage({
    fork: parts.fork,
    onState(state) {
      localCopy.noteState(state);
      events.tell('cache:changed', state);
    },
    // the window reads everything anew at the `cache:changed` that comes with it
    onRestart: () => log.warn('the storage process was restarted'),
  });
  const localCopy = createLocalCopy({
    storage,
    vault,
    folder: folders.cache,
    sessionFolder: folders.sessionCache,
  });
  const outbox = createLocalOutbox({
    storage,
    vault,
    folder: path.join(folders.data, 'outbox'),
    sessionFolder: path.join(folders.data, 'session-outbox'),
    onOpened: () => void history.begin(),
  });
  const online = watchOnline(
    () => net.isOnline(),
    () => shops.noteNetwork(),
  );
  const access: AccessOptions = {
    environment: env,
    platform,
    version: parts.version,
    proxyFor: (url) => browser.resolveProxy(url),
  };
  const shops = createShops({
    settings,
    vault,
    localCopy,
    outbox,
    createSync,
    clock: systemClock(),
    firstPaint: parts.firstPaint,
    access: lazyAccess(async () => (await import('./shop-access')).shopAccess(access)),
    news: {
      shopsChanged: (list) => events.tell('shops:changed', list),
      connectStepped: (step) => events.tell('connect:stepped', { step }),
      syncChanged: (state) => events.syncChanged(state),
      ordersChanged: (change) => events.ordersChanged(change),
    },
    isOnline: (address) => isLoopbackAddress(address) || online.isOnline(),
    async clearPageStorage() {
      await browser.clearStorageData();
      await browser.clearCache();
    },
  });
  const history = createDeskHistory({
    shops,
    onChanged: (change) => events.tell('history:changed', change),
    onBug: (error) => log.error('bug in a change of a shop', error),
  });
  const doctor = createDoctorService({
    openDoctor: async () => (await import('./shop-access')).shopDoctor(access),
    findShop: (id) => shops.list().find((shop) => shop.id === id) ?? null,
    keyOf: (id) => vault.shopKey(id),
    onStep: (report) => events.tell('doctor:stepped', report),
  });
  powerMonitor.on('resume', () => shops.noteNetwork());

  begin(shops, demo).catch((error: unknown) => log.error('the shops could not be opened', error));
  return {
    ...shops,
    doctor,
    history,
    disconnect: (id) => history.whileClosed(id, () => shops.disconnect(id)),
    disconnectAll: () => history.whileClosed(null, () => shops.disconnectAll()),
    /** A request that has left ends first, so that what is known of it is kept. */
    async end() {
      await history.end();
      await shops.end();
    },
  };
}

async function begin(shops: ShopsService, demo: readonly DemoShop[] | null): Promise<void> {
  await shops.begin();
  for (const shop of demo ?? []) {
    const connected = await connectDemo(shops, shop);
    if (!connected.ok)
      process.stderr.write(`demo: the shop was not connected: ${connected.error.code}\n`);
  }
}
