import { fork } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { build } from 'vite';
import type { StorageProcess } from '../keeper';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** What Electron gives a utility process, made of Node's own child channel. The process ends with its parent. */
const shim = `
process.parentPort = {
  on: (event, listener) => process.on(event, (data) => listener({ data })),
  postMessage: (message) => process.send(message),
};
process.on('disconnect', () => process.exit(0));
`;

/** Bundles the real entry of the storage process into `folder`, as the build of the desk does; answers how to start it. */
export async function buildStorageChild(folder: string): Promise<() => StorageProcess> {
  const outDir = join(folder, 'storage');
  await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: join(repository, 'electron/storage/process.ts'),
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'storage.mjs' } },
    },
  });
  mkdirSync(outDir, { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(outDir, 'node_modules'), 'junction');
  const shimFile = join(outDir, 'parent-port.mjs');
  writeFileSync(shimFile, shim);
  return () => forkChild(join(outDir, 'storage.mjs'), shimFile);
}

function forkChild(entry: string, shimFile: string): StorageProcess {
  const child = fork(entry, [], {
    execArgv: ['--import', shimFile],
    serialization: 'advanced', // structured clone, as between Electron's processes
    env: {},
    // A native abort writes its own lines; what matters is told by the answers.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    pid: child.pid,
    post: (message) => {
      // A call to a child that has just been killed is settled by its exit.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', (code) => listener(code ?? -1)),
    kill: () => void child.kill(),
  };
}
