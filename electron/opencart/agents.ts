import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { Agent as HttpAgent, type ClientRequest } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, rootCertificates, TLSSocket } from 'node:tls';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { CheckedHttpsAgent, untrusting, whenChecked, type CertificateCheck } from './certificate';
import type { ProxyChoice } from './proxy-list';

/** The sockets of one transport. */
export type Agents = {
  /** `isFresh`: a connection that no other request has used or will use. */
  agentFor(proxy: ProxyChoice, isSecure: boolean, isFresh: boolean): HttpAgent;
  /** The status with which a proxy refused to open a tunnel for this request, null when it did not refuse. */
  connectStatus(request: unknown): number | null;
  close(): void;
};

/** What decides about the shop's certificate. */
export type Trust = {
  /** Certificates (PEM) trusted besides the usual authorities. */
  readonly extraCa: readonly string[];
  /** Judges alone when it is not null; `extraCa` then counts only for a proxy. */
  readonly check: CertificateCheck | null;
  /** How long a checked handshake may take. */
  readonly handshakeMs: number;
};

/** Keep-alive agents, one for each way and scheme, with at most 16 sockets to one host (the walk needs 8). */
export function createAgents({ extraCa, check, handshakeMs }: Trust): Agents {
  const made = new Map<string, HttpAgent>();
  const refusals = new WeakMap<object, number>();
  // Node gives each of a host's addresses 250 ms by default, too short for a slow line.
  const patience = { autoSelectFamilyAttemptTimeout: 2_500 };
  const kept = { ...patience, keepAlive: true, maxSockets: 16, maxFreeSockets: 8 };
  const fresh = { ...patience, keepAlive: false };
  // One context for all connections: reading a few hundred certificates takes longer than a request.
  const trust =
    extraCa.length === 0
      ? {}
      : { secureContext: createSecureContext({ ca: [...rootCertificates, ...extraCa] }) };

  function make(
    proxy: ProxyChoice,
    isSecure: boolean,
    options: typeof kept | typeof fresh,
  ): HttpAgent {
    if (proxy.kind === 'direct') {
      if (!isSecure) return new HttpAgent(options);
      return check === null
        ? new HttpsAgent({ ...options, ...trust })
        : new CheckedHttpsAgent(options, check, handshakeMs);
    }
    if (proxy.kind === 'socks') return trusting(new SocksProxyAgent(proxy.url, options));
    if (!isSecure) return new HttpProxyAgent(proxy.url, { ...options, ...trust });
    const agent = trusting(new HttpsProxyAgent(proxy.url, { ...options, ...trust }));
    // The agent replays a refused CONNECT as if it were the shop's answer; it must not be taken for one.
    agent.on('proxyConnect', (connect: { readonly statusCode: number }, request: object) => {
      if (connect.statusCode !== 200) refusals.set(request, connect.statusCode);
    });
    return agent;
  }

  /**
   * Proxy agents use what they are constructed with for the proxy; the shop's certificate is checked by their
   * `options`.
   */
  function trusting<A extends SocksProxyAgent | HttpsProxyAgent<string>>(agent: A): A {
    agent.options = { ...agent.options, ...(check === null ? trust : untrusting) };
    if (check === null) return agent;
    const connect: ConnectThroughProxy = agent.connect.bind(agent);
    const connectChecked: ConnectThroughProxy = async (request, options) => {
      const socket = await connect(request, options);
      // A refused tunnel comes as a stand-in without encryption and without anybody at its end.
      return socket instanceof TLSSocket ? whenChecked(socket, check, handshakeMs) : socket;
    };
    return Object.assign(agent, { connect: connectChecked });
  }

  return {
    agentFor(proxy, isSecure, isFresh) {
      const way = proxy.kind === 'direct' ? 'direct' : proxy.url;
      const key = `${way} ${isSecure ? 'https' : 'http'} ${isFresh ? 'fresh' : 'kept'}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const agent = make(proxy, isSecure, isFresh ? fresh : kept);
      made.set(key, agent);
      return agent;
    },
    connectStatus(request) {
      if (typeof request !== 'object' || request === null) return null;
      return refusals.get(request) ?? null;
    },
    close() {
      for (const agent of made.values()) agent.destroy();
    },
  };
}

/** What both kinds of proxy agents do; their own types differ only in the socket's. */
type ConnectThroughProxy = (
  request: ClientRequest,
  options: Parameters<SocksProxyAgent['connect']>[1],
) => ReturnType<SocksProxyAgent['connect']>;
