// The baseline of the cold start: the least an Electron app can do to show a window with a word in it.
import { app, BrowserWindow } from 'electron';
import path from 'node:path';

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  await window.loadFile(path.join(import.meta.dirname, 'index.html'));
  // Two frames: the second begins after the first was painted.
  await window.webContents.executeJavaScript(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))',
  );
  console.log(`MARK painted ${Date.now()}`);
  app.quit();
});
