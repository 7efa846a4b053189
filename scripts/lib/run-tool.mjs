import { run } from './processes.mjs';
import { inRoot } from './root.mjs';
import { buildBundle } from './watch-bundles.mjs';

/**
 * Bundles one command of tools/ (half a second) and runs it with Node, its arguments and environment as they are. Answers its exit code.
 * @param {'live' | 'contract'} name an environment of vite.config.ts
 * @param {readonly string[]} args
 */
export async function runTool(name, args) {
  await buildBundle(name);
  const file = inRoot('dist', 'tools', `${name}.js`);
  const { code } = await run(process.execPath, ['--enable-source-maps', file, ...args]);
  return code;
}
