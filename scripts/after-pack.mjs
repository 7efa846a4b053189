import { rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Called by electron-builder when the app's folder is filled: removes Electron's own start page, which a packed desk never shows.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context
 */
export default function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(`${productFilename}.app`, 'Contents', 'Resources')
      : 'resources';
  rmSync(path.join(appOutDir, resources, 'default_app.asar'), { force: true });
}
