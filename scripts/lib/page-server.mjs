import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'vite';
import { inRoot } from './root.mjs';

/**
 * Serves the page with hot reload on a free port of the loopback address. Vite runs inside our own HTTP server, for as the
 * owner of one it would end this process on a signal before the desk is closed.
 */
export async function servePage() {
  const http = createHttpServer();
  const vite = await createServer({
    configFile: inRoot('vite.config.ts'),
    server: { middlewareMode: true, hmr: { server: http } },
  });
  http.on('request', vite.middlewares);
  await new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await vite.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
