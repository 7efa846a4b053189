import Store from 'electron-store';
import type { SettingsFile } from './settings';
import type { SettingsData } from './settings-data';

/** `settings.json` of a folder by electron-store: written whole or not at all, readable by this user only. */
export function openStoreFile(folder: string): SettingsFile {
  // made at the first change: it reads and prepares more than the first frame needs
  let store: Store<SettingsData> | null = null;
  return {
    write(data) {
      store ??= new Store<SettingsData>({ cwd: folder, name: 'settings', configFileMode: 0o600 });
      store.store = data;
    },
  };
}
