import { run } from './processes.mjs';
import { root } from './root.mjs';

/** What differs from the last commit, as text: changed and new files, and the changes themselves. Null without git. */
export async function readTree() {
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] };
  const status = await run('git', ['status', '--porcelain', '--untracked-files=all'], options);
  const changes = await run('git', ['diff', 'HEAD'], options);
  return status.code === 0 ? { status: status.stdout, changes: changes.stdout } : null;
}

/**
 * What a run did to the working tree: null when nothing, else a sentence with the lines of `git status` that are new.
 * @param {{ status: string, changes: string } | null} before
 * @param {{ status: string, changes: string } | null} after
 */
export function describeTreeChange(before, after) {
  if (before === null || after === null) return 'git could not be asked';
  if (before.status === after.status && before.changes === after.changes) return null;
  const known = new Set(before.status.split('\n'));
  const added = after.status.split('\n').filter((line) => line !== '' && !known.has(line));
  return `the run changed the working tree: ${added.join(', ') || 'files that were changed before'}`;
}
