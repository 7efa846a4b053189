/** Trouble with the file that is expected to happen one day. `damaged`: its content is broken; the others leave it as it is. */
export type SqliteProblem = 'damaged' | 'full' | 'busy' | 'denied' | 'io';

/** The file opened, but what it holds cannot be what was written. */
export class DamagedError extends Error {}

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const problems: ReadonlyMap<number, SqliteProblem> = new Map([
  [3, 'denied'],
  [5, 'busy'],
  [6, 'busy'],
  [8, 'denied'],
  [10, 'io'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'denied'],
  [23, 'denied'],
  [26, 'damaged'],
]);

/** Which expected trouble an error stands for; null for a bug. */
export function sqliteProblem(error: unknown): SqliteProblem | null {
  if (error instanceof DamagedError) return 'damaged';
  if (!(error instanceof Error)) return null;
  const code = 'rawCode' in error ? error.rawCode : connectionCode(error.message);
  // Extended codes carry the primary one in their lowest byte.
  return typeof code === 'number' ? (problems.get(code & 0xff) ?? null) : null;
}

/** libsql tells the code of a failed connection only inside its message: `… database /path: 14")`. */
function connectionCode(message: string): number | null {
  const found = /ConnectionFailed\(.*: (\d+)"\)/s.exec(message)?.[1];
  return found === undefined ? null : Number(found);
}

const diskProblems: ReadonlyMap<string, SqliteProblem> = new Map([
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['EBUSY', 'denied'],
  ['EISDIR', 'denied'],
  ['ENOTDIR', 'denied'],
  ['EEXIST', 'denied'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EIO', 'io'],
]);

/** Which expected trouble of the disk an error of Node's file functions stands for; null for a bug. */
export function diskProblem(error: unknown): SqliteProblem | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? (diskProblems.get(error.code) ?? null) : null;
}
