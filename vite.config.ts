import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

/** What stays outside the bundles: Electron itself, Node, and libsql, whose native binary cannot be bundled. */
const external = [
  'libsql',
  'electron',
  /^electron\//,
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** A bundle that runs in Node (main, storage process, demo shop) or in the sandboxed preload. */
function nodeBundle(
  input: string,
  outDir: string,
  file: string,
  format: 'es' | 'cjs',
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      outDir: `../${outDir}`,
      emptyOutDir: false,
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: `../${input}`,
        external,
        output: {
          format,
          entryFileNames: file,
          chunkFileNames: '[name]-[hash].js',
          // The sandboxed preload can load nothing else; main loads late what the first frame does not need.
          ...(file === 'main.js' ? {} : { codeSplitting: false }),
        },
      },
    },
  };
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  builder: {
    sharedConfigBuild: false,
    async buildApp(builder) {
      // Chunks have a hash in their name; old ones would pile up and be packed.
      rmSync(path.join(import.meta.dirname, 'dist/electron'), { recursive: true, force: true });
      for (const name of ['client', 'main', 'storage', 'preload', 'demo']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: '../dist/renderer',
        emptyOutDir: true,
        target: 'chrome130',
        // The page comes from the disk, not over a network.
        chunkSizeWarningLimit: 2_000,
      },
    },
    main: nodeBundle('electron/main.ts', 'dist/electron', 'main.js', 'es'),
    storage: nodeBundle('electron/storage/process.ts', 'dist/electron', 'storage.js', 'es'),
    preload: nodeBundle('electron/preload.ts', 'dist/electron', 'preload.cjs', 'cjs'),
    demo: nodeBundle('demo/main.ts', 'dist/demo', 'main.js', 'es'),
    live: nodeBundle('tools/live/main.ts', 'dist/tools', 'live.js', 'es'),
    contract: nodeBundle('tools/contract/main.ts', 'dist/tools', 'contract.js', 'es'),
  },
});
