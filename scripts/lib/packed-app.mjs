import { inRoot } from './root.mjs';

/** Where electron-builder leaves the unpacked app, by platform; on macOS and arm64 the folder carries the architecture. */
const FOLDER = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac' };

/** Folder of the unpacked app on this platform, whether or not it is built. */
export function packedFolder() {
  const platform = /** @type {keyof typeof FOLDER} */ (process.platform);
  const plain = FOLDER[platform] ?? FOLDER.linux;
  return inRoot('release', process.arch === 'x64' ? plain : withArchitecture(plain));
}

/** The executable of the unpacked app, whether or not it is built. */
export function packedApp() {
  if (process.platform === 'darwin')
    return `${packedFolder()}/Cartwright.app/Contents/MacOS/Cartwright`;
  return `${packedFolder()}/${process.platform === 'win32' ? 'Cartwright.exe' : 'cartwright'}`;
}

/** @param {string} plain */
function withArchitecture(plain) {
  const [name, ...rest] = plain.split('-');
  return [name, process.arch, ...rest].join('-');
}
