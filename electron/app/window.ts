import { BrowserWindow, screen } from 'electron';

/** Where the window was last, in device-independent pixels. */
export type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
};

/** What the window is made from. */
export type WindowOptions = {
  readonly url: string;
  readonly preload: string;
  /** Null at the first start. */
  readonly place: Place | null;
  readonly backgroundColor: string;
  readonly hasDevTools: boolean;
  /** Told half a second after the window came to rest. */
  readonly onPlace: (place: Place) => void;
  readonly onReadyToShow: () => void;
  /** The page's process ended by itself; it is loaded again. */
  readonly onPageGone: (reason: string) => void;
};

const restMs = 500;
/** A page that ends this often within a minute is not loaded again. */
const mostReloads = 3;

/** Opens the desk's window and starts loading the page; it is shown when its first frame is ready. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { place } = options;
  const window = new BrowserWindow({
    width: place?.width ?? 1280,
    height: place?.height ?? 800,
    ...(place !== null && isOnScreen(place) ? { x: place.x, y: place.y } : {}),
    minWidth: 640,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: options.backgroundColor,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false, // its dictionaries would be downloaded
      devTools: options.hasDevTools,
      v8CacheOptions: 'bypassHeatCheck', // compiled code is kept from the first start on
    },
  });
  if (place?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => {
    options.onReadyToShow();
    window.show();
  });
  rememberPlace(window, options.onPlace);
  reloadWhenGone(window, options);
  // a failed load shows Chromium's own page; the rejection adds nothing
  window.loadURL(options.url).catch(() => undefined);
  return window;
}

function isOnScreen(place: Place): boolean {
  const { workArea } = screen.getDisplayMatching(place);
  const middle = { x: place.x + place.width / 2, y: place.y };
  return (
    middle.x >= workArea.x &&
    middle.x <= workArea.x + workArea.width &&
    middle.y >= workArea.y &&
    middle.y <= workArea.y + workArea.height
  );
}

function rememberPlace(window: BrowserWindow, onPlace: WindowOptions['onPlace']): void {
  let timer: NodeJS.Timeout | null = null;
  const tell = () => {
    timer = null;
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    onPlace({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  const later = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(tell, restMs);
  };
  for (const moved of ['resize', 'move', 'maximize', 'unmaximize'] as const)
    window.on(moved as 'resize', later); // the four share a listener type; the overloads do not say so
  window.on('close', () => {
    if (timer === null) return;
    clearTimeout(timer);
    tell();
  });
}

function reloadWhenGone(window: BrowserWindow, options: WindowOptions): void {
  let goneAt: number[] = [];
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    options.onPageGone(reason);
    const now = Date.now();
    goneAt = [...goneAt.filter((time) => time > now - 60_000), now];
    if (goneAt.length <= mostReloads) window.webContents.reload();
  });
}
