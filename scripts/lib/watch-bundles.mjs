import { createBuilder } from 'vite';
import { inRoot } from './root.mjs';

/**
 * Builds some environments of vite.config.ts for development and builds each again when one of its files changes.
 * `onBuilt` is called when all have been built, and then after every further build; a build that fails is told to `say`.
 * Answers a function that ends the watching.
 * @param {readonly string[]} names
 * @param {{ onBuilt: () => void, say: (line: string) => void }} listener
 */
export async function watchBundles(names, { onBuilt, say }) {
  const environments = Object.fromEntries(names.map((name) => [name, { build: { watch: {} } }]));
  const builder = await createBuilder({
    configFile: inRoot('vite.config.ts'),
    mode: 'development',
    logLevel: 'warn',
    environments,
  });
  const built = new Set();
  /** @type {(() => Promise<void>)[]} */
  const ends = [];
  for (const name of names) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`vite.config.ts has no environment ${name}`);
    const watcher = await builder.build(environment);
    if (!('on' in watcher)) throw new Error(`${name} was built once and is not watched`);
    ends.push(() => Promise.resolve(watcher.close()));
    watcher.on('event', async (event) => {
      if (event.code === 'ERROR') say(`${name}: ${event.error.message}`);
      if (event.code === 'BUNDLE_END') {
        await event.result.close();
        built.add(name);
        if (built.size === names.length) onBuilt();
      }
    });
  }
  return async () => void (await Promise.all(ends.map((end) => end())));
}

/**
 * Builds one environment of vite.config.ts once.
 * @param {string} name
 */
export async function buildBundle(name) {
  const builder = await createBuilder({ configFile: inRoot('vite.config.ts'), logLevel: 'warn' });
  const environment = builder.environments[name];
  if (environment === undefined) throw new Error(`vite.config.ts has no environment ${name}`);
  await builder.build(environment);
}
