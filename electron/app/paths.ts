import path from 'node:path';

/** Where the desk keeps its files. */
export type DeskFolders = {
  /** Settings and Chromium's own storage. */
  readonly profile: string;
  /** Machine-local: vault, cache, outbox. Never synchronised by the OS. */
  readonly data: string;
  /** The cache of a session that keeps nothing; removed at exit and at the next start. */
  readonly sessionCache: string;
  readonly cache: string;
  readonly logs: string;
};

/** What the place of the folders depends on. */
export type FolderFacts = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Electron's `userData`. */
  readonly profile: string;
  /** True when the profile was named on the command line (tests, demo): then everything lies below it. */
  readonly isProfileGiven: boolean;
  readonly isPackaged: boolean;
};

/** Finds the folders; nothing is created. `CARTWRIGHT_DATA_DIR` moves the data of an unpackaged desk only. */
export function findFolders(facts: FolderFacts): DeskFolders {
  const data = findDataFolder(facts);
  return {
    profile: facts.profile,
    data,
    sessionCache: path.join(data, 'session-cache'),
    cache: path.join(data, 'cache'),
    logs: path.join(data, 'logs'),
  };
}

function findDataFolder(facts: FolderFacts): string {
  const { environment, home, platform } = facts;
  const override = environment['CARTWRIGHT_DATA_DIR'];
  if (!facts.isPackaged && override !== undefined && path.isAbsolute(override)) return override;
  if (facts.isProfileGiven) return path.join(facts.profile, 'desk');
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
    return path.join(local, 'Cartwright');
  }
  // on macOS the profile lies in Application Support already
  if (platform === 'darwin')
    return path.join(home, 'Library', 'Application Support', 'Cartwright', 'desk');
  const xdg = environment['XDG_DATA_HOME'];
  const share = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, '.local/share');
  return path.join(share, 'cartwright');
}
