import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import os from 'node:os';
import path from 'node:path';
import type { EventName, Events } from '../shared/ipc/contract';
import { askWhere } from './app/ask-where';
import { groundColour } from './app/colours';
import { setSwitches } from './app/command-line';
import { readDemoSwitch } from './app/demo-switch';
import { logUncaught } from './app/faults';
import { guardContents, guardSession } from './app/guards';
import { openLog } from './app/log';
import { createFirstPaint } from './app/first-paint';
import { createMarks } from './app/marks';
import { setMenu } from './app/menu';
import { pageUrl as packedPageUrl } from './app/page-files';
import { declarePageScheme, servePage } from './app/page-protocol';
import { findFolders } from './app/paths';
import { endGently } from './app/quit';
import { isStandIn } from './app/runtime';
import { saveConnector } from './app/save-connector';
import { storageForks } from './app/storage-fork';
import { openWindow } from './app/window';
import { deskHandlers } from './desk-handlers';
import { createEvents, systemTimer } from './ipc/events';
import { registerHandlers } from './ipc/register';
import { isSamePlace } from './ipc/sender';
import { openStoreFile } from './settings/electron-store-file';
import { createSettings } from './settings/settings';
import { loadSettings } from './settings/settings-file';

const { env, platform, versions } = process;
const { isPackaged } = app;
const built = import.meta.dirname;

const marks = createMarks(env, isPackaged, (line) => process.stdout.write(`${line}\n`));
marks.mark('main-eval');

setSwitches(app, process);
declarePageScheme();
if (app.requestSingleInstanceLock()) startDesk();
else app.quit(); // the desk that runs already comes to the front

/** Everything in its order. The window waits for nothing but settings; shops are opened while its page loads. */
function startDesk(): void {
  const folders = findFolders({
    platform,
    environment: env,
    home: os.homedir(),
    profile: app.getPath('userData'),
    isProfileGiven: app.commandLine.hasSwitch('user-data-dir'),
    isPackaged,
  });
  const log = openLog(folders.logs);
  logUncaught(process, log);
  const loaded = loadSettings(folders.profile, () => Date.now());
  if (loaded.setAside !== null) log.warn('settings were broken and are kept aside');
  const settings = createSettings(loaded.data, openStoreFile(folders.profile));
  const demo = readDemoSwitch(env, isPackaged);
  const version = app.getVersion();

  const devServer = isPackaged ? undefined : env['VITE_DEV_SERVER_URL'];
  const pageUrl = devServer ?? packedPageUrl;
  const guards = {
    isOurPage: (url: string) => isSamePlace(pageUrl, url),
    report: (what: string) => log.warn('refused to the page', { what }),
  };
  guardContents(app, guards);

  let window: BrowserWindow | null = null;
  const firstPaint = createFirstPaint();
  const events = createEvents(send, systemTimer());
  const forks = storageForks(path.join(built, 'storage.js'), (text) => log.warn(text));

  const shops = app.whenReady().then(async () => {
    marks.mark('ready');
    if (settings.shops().length > 0 || demo !== null) forks.forkAhead();
    showWindow();
    const { openServices } = await import('./services');
    return openServices({
      version,
      folders,
      settings,
      events,
      log,
      demo,
      fork: forks.fork,
      firstPaint: firstPaint.done,
    });
  });
  shops
    .then(() => log.info('started', { version, electron: versions.electron, platform }))
    .catch((error: unknown) => log.error('the desk could not start', error));

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  endGently(
    app,
    async () => {
      events.close();
      await (await shops).end();
    },
    (error) => log.error('could not end well', error),
  );

  function showWindow(): void {
    const { theme } = settings.preferences();
    nativeTheme.themeSource = theme;
    guardSession(session.defaultSession, guards);
    servePage(path.join(built, '../renderer'));
    setMenu(platform, isPackaged);
    const info = {
      version,
      electron: versions.electron,
      platform,
      isPackaged,
      isDemo: demo !== null,
      isStandIn: isStandIn(versions.electron),
    };
    const connectorFiles = {
      packed: path.join(built, '../connector'),
      ask: (name: string) => askWhere(window, name),
    };
    registerHandlers({
      handlers: deskHandlers({
        info,
        settings,
        onPainted,
        shops,
        saveConnector: ({ dialect, kind }) => saveConnector(connectorFiles, dialect, kind),
      }),
      page: { windowContentsId: () => window?.webContents.id ?? null, pageUrl },
      logBug: (reference, channel, error) => log.error(`bug ${reference} in ${channel}`, error),
    });
    window = openWindow({
      url: pageUrl,
      preload: path.join(built, 'preload.cjs'),
      place: settings.window(),
      backgroundColor: groundColour(theme, nativeTheme.shouldUseDarkColors),
      hasDevTools: !isPackaged,
      onPlace: (place) => settings.keepWindow(place),
      onReadyToShow: () => marks.mark('ready-to-show'),
      onPageGone: (reason) => log.warn('the page ended', { reason }),
    });
    window.on('closed', () => (window = null));
    marks.mark('window');
  }

  function onPainted(what: 'shell' | 'orders'): void {
    marks.mark(what === 'shell' ? 'shell-painted' : 'orders-painted');
    if (what === 'orders') firstPaint.note();
  }

  function send<E extends EventName>(event: E, data: Events[E]): void {
    if (window?.isDestroyed() === false) window.webContents.send(event, data);
  }
}
