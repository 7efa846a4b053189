import { run } from './processes.mjs';
import { inRoot, root } from './root.mjs';

/**
 * Bundles the desk and the demo shop into dist/ (about two seconds). False when it failed; the reason is on stderr.
 */
export async function build() {
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const { code } = await run(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  return code === 0;
}
