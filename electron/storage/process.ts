import { createServer } from './serve';

/** Electron's channel to the process that forked this one; it exists only in a utility process. */
type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

// Node's types do not know what Electron adds to `process` here.
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort === undefined) throw new Error('to be started as a utility process');

const port = parentPort;
process.umask(0o077);

const serve = createServer({
  post: (answer) => port.postMessage(answer),
  end: (exitCode) => process.exit(exitCode),
  report: (text) => console.error(`storage: ${text}`),
  nowMs: () => Date.now(),
});

port.on('message', ({ data }) => void serve(data));
