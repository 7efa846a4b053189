import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings, readSettings, type SettingsData } from './settings-data';

/** What was found. `setAside`: where a file that could not be read was moved, so that nothing of it is lost. */
export type LoadedSettings = {
  readonly data: SettingsData;
  readonly setAside: string | null;
};

/**
 * Reads `settings.json` in a folder. A missing file means defaults; a broken one is renamed and defaults are used.
 * Small and read synchronously, because the window's place and colour are needed for the first frame.
 */
export function loadSettings(folder: string, now: () => number): LoadedSettings {
  const location = path.join(folder, 'settings.json');
  const text = readText(location);
  const read = text === null ? defaultSettings : readSettings(text);
  let setAside: string | null = null;
  if (read === null) {
    setAside = path.join(folder, `settings.broken-${now()}.json`);
    renameSync(location, setAside);
  }
  return { data: read ?? defaultSettings, setAside };
}

function readText(location: string): string | null {
  try {
    return readFileSync(location, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
