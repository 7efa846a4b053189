import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { makeSelfSignedCert } from '../../../demo/http/self-signed-cert';
import { createTransport, type Transport, type TransportOptions } from '../transport';

/** A signal that never aborts. */
export const never = new AbortController().signal;

/** A plain GET. */
export const get = (url: string) => ({ method: 'GET', url }) as const;

/** A server with a certificate nobody trusts. */
type TlsPlace = { readonly url: string; readonly cert: string };

/** Servers and transports of one test file on loopback; hand `closeAll` to `afterEach`. */
export function createServers() {
  const open: { close(): unknown }[] = [];

  /** Starts a server on a free loopback port and answers its port. */
  async function listen(server: Server | TcpServer): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({
      close: () => {
        server.close();
        if ('closeAllConnections' in server) server.closeAllConnections();
      },
    });
    return (server.address() as AddressInfo).port; // not a pipe: it listens on a port
  }

  async function serve(listener: RequestListener): Promise<string> {
    return `http://127.0.0.1:${await listen(createServer(listener))}/`;
  }

  async function serveTls(
    options: Parameters<typeof makeSelfSignedCert>[0] = {},
    listener: RequestListener = (_, response) => response.end('{}'),
  ): Promise<TlsPlace> {
    const made = makeSelfSignedCert(options);
    const port = await listen(createTlsServer(made, listener));
    return { url: `https://127.0.0.1:${port}/`, cert: made.cert };
  }

  function transport(options: Partial<TransportOptions> = {}): Transport {
    const made = createTransport(transportOptions(options));
    open.push(made);
    return made;
  }

  /** A port at which nothing listens. */
  async function closedPort(): Promise<number> {
    const server = createTcpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // as above
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  /** An HTTP proxy that forwards, or refuses everything with a status. */
  async function serveProxy(refusal: number | null = null) {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
      if (refusal !== null) response.writeHead(refusal);
      response.end(refusal === null ? '{"through":"proxy"}' : 'refused');
    });
    proxy.on('connect', (request, socket: Socket) => {
      seen.push(`CONNECT ${request.url ?? ''}`);
      const [host = '', port = ''] = (request.url ?? '').split(':');
      if (refusal !== null) socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n{"not":"the shop"}`);
      else tunnel(socket, Number(port), host, 'HTTP/1.1 200 OK\r\n\r\n');
    });
    return { place: `127.0.0.1:${await listen(proxy)}`, seen };
  }

  /** A SOCKS 5 proxy that leads everything to one loopback port, and the names it was asked for. */
  async function serveSocks(shopPort: number) {
    const seen: string[] = [];
    const proxy = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0]));
        socket.once('data', (asked) => {
          const isName = asked[3] === 3;
          seen.push(
            isName
              ? asked.subarray(5, 5 + (asked[4] ?? 0)).toString()
              : [...asked.subarray(4, 8)].join('.'),
          );
          tunnel(socket, shopPort, '127.0.0.1', Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
        });
      });
    });
    return { place: `127.0.0.1:${await listen(proxy)}`, seen };
  }

  function closeAll(): void {
    for (const one of open.splice(0)) one.close();
  }

  return { listen, serve, serveTls, transport, closedPort, serveProxy, serveSocks, closeAll };
}

/** Options of a transport that goes straight to loopback. */
export function transportOptions(options: Partial<TransportOptions> = {}): TransportOptions {
  return { proxyFor: async () => 'DIRECT', extraCa: [], userAgent: 'Cartwright/test', ...options };
}

function tunnel(socket: Socket, port: number, host: string, greeting: string | Buffer): void {
  const shop = connect(port, host, () => {
    socket.write(greeting);
    shop.pipe(socket).pipe(shop);
  });
  for (const end of [socket, shop]) end.on('error', () => undefined);
}
