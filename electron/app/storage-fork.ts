import { utilityProcess } from 'electron';

/** A running storage process as the cache wants to see it. */
export type ForkedProcess = {
  readonly pid?: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number) => void): void;
  kill(): void;
};

/** Starts storage processes; the first may be started ahead of its use. */
export type StorageForks = {
  /** Starts one now, for the next `fork` to take. Only after `ready`: before it, forking ends the whole desk. */
  readonly forkAhead: () => void;
  readonly fork: () => ForkedProcess;
};

/** `script` is the built storage process; `onText` hears what it prints. */
export function storageForks(script: string, onText: (text: string) => void): StorageForks {
  let ahead: ForkedProcess | null = null;
  return {
    forkAhead() {
      ahead ??= forkOne(script, onText);
    },
    fork() {
      const taken = ahead ?? forkOne(script, onText);
      ahead = null;
      return taken;
    },
  };
}

function forkOne(script: string, onText: (text: string) => void): ForkedProcess {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'cartwright-storage',
    stdio: 'pipe',
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => onText(chunk.toString('utf8').trimEnd()));
  // messages sent before the process is there would be lost
  let unsent: unknown[] | null = [];
  let exitCode: number | null = null;
  const exitListeners: ((code: number) => void)[] = [];
  child.once('spawn', () => {
    for (const message of unsent ?? []) child.postMessage(message);
    unsent = null;
  });
  child.once('exit', (code) => {
    exitCode = code;
    for (const listener of exitListeners) listener(code);
  });
  return {
    get pid() {
      return child.pid;
    },
    post(message) {
      if (unsent === null) child.postMessage(message);
      else unsent.push(message);
    },
    onMessage(listener) {
      child.on('message', listener);
    },
    onExit(listener) {
      // it may have ended before anybody took it
      if (exitCode === null) exitListeners.push(listener);
      else {
        const code = exitCode;
        queueMicrotask(() => listener(code));
      }
    },
    kill() {
      child.kill();
    },
  };
}
