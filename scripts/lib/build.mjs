import { packConnector } from './connector-pack.mjs';
import { run } from './processes.mjs';
import { inRoot, root } from './root.mjs';

/**
 * Bundles the desk and the demo shop into dist/ (about two seconds) and packs the connector beside them, silently. False when it failed, with the reason on stderr.
 */
export async function build() {
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const { code, stdout } = await run(
    process.execPath,
    [vite, 'build', '--app', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (code !== 0) {
    console.error(stdout.trimEnd());
    return false;
  }
  await packConnector();
  return true;
}
