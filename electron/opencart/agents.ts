import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, rootCertificates } from 'node:tls';
import { SocksProxyAgent } from 'socks-proxy-agent';
import type { ProxyChoice } from './proxy-list';

/** The sockets of one transport. */
export type Agents = {
  agentFor(proxy: ProxyChoice, isSecure: boolean): HttpAgent;
  /** The status with which a proxy refused to open a tunnel for this request, null when it did not refuse. */
  connectStatus(request: unknown): number | null;
  close(): void;
};

/** Keep-alive agents, one for each way and scheme, with at most 16 sockets to one host (the walk needs 8). */
export function createAgents(extraCa: readonly string[]): Agents {
  const made = new Map<string, HttpAgent>();
  const refusals = new WeakMap<object, number>();
  const options = {
    keepAlive: true,
    maxSockets: 16,
    maxFreeSockets: 8,
    // Node gives each of a host's addresses 250 ms by default, too short for a slow line.
    autoSelectFamilyAttemptTimeout: 2_500,
  };
  // One context for all connections: reading a few hundred certificates takes longer than a request.
  const trust =
    extraCa.length === 0
      ? {}
      : { secureContext: createSecureContext({ ca: [...rootCertificates, ...extraCa] }) };

  function make(proxy: ProxyChoice, isSecure: boolean): HttpAgent {
    if (proxy.kind === 'direct') {
      return isSecure ? new HttpsAgent({ ...options, ...trust }) : new HttpAgent(options);
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
    agent.options = { ...agent.options, ...trust };
    return agent;
  }

  return {
    agentFor(proxy, isSecure) {
      const key = `${proxy.kind === 'direct' ? 'direct' : proxy.url} ${isSecure ? 'https' : 'http'}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const agent = make(proxy, isSecure);
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
