import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';
import { networkInterfaces } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fail, ok, type Result } from '../../shared/result';
import type { CertificateFacts } from '../../shared/doctor';
import { createAgents, type Agents } from './agents';
import { onlyConfirmed, readFacts, type CertificateCheck } from './certificate';
import { withDeadline } from './deadline';
import { hasReusedDeadSocket, mayTryNextProxy, nameNetworkFailure } from './network-failure';
import { parseProxyList, type ProxyChoice } from './proxy-list';

/** One request to a shop. `url` may hold a token; nothing the transport answers repeats it. */
export type ShopRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Sent urlencoded; only with POST. */
  readonly form?: Readonly<Record<string, string>>;
  /** The whole `Cookie` header; the transport keeps no cookies of its own. */
  readonly cookie?: string;
  /** A connection of its own, used once: no kept socket can turn out to be dead under a write. */
  readonly fresh?: boolean;
};

/** A whole answer. HTTP status and content type are told as they came; what they mean is `readAnswer`'s matter. */
export type Exchange = {
  /** What was asked, without query and fragment: it holds no token. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case; `set-cookie` is not among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookie: readonly string[];
  /** Decoded as UTF-8; bad bytes become U+FFFD, a byte order mark is gone. */
  readonly body: string;
  /** The `Date` header as the server wrote it, null when absent. */
  readonly dateHeader: string | null;
};

/** The one way to a shop. Never throws, never logs, follows no redirect; an abort ends as `connection-dropped`. */
export type Transport = {
  send(request: ShopRequest, signal: AbortSignal): Promise<Result<Exchange>>;
  /** Closes every socket; a request under way ends as `connection-dropped`. */
  close(): void;
};

/** What the transport is told of its surroundings. */
export type TransportOptions = {
  /**
   * Chromium's answer for an address, e.g. `DIRECT` or `PROXY proxy.example:3128; DIRECT`. It is given
   * scheme, host and port only, never a path or query, so that no PAC script sees a token; answers are kept
   * for a minute.
   */
  readonly proxyFor: (url: string) => Promise<string>;
  /** Certificates (PEM) trusted besides the usual authorities. */
  readonly extraCa: readonly string[];
  /**
   * SHA-256 fingerprint of the certificate the user confirmed for this shop. With it exactly that certificate is trusted,
   * checked before a byte of a request is written; any other is `certificate-changed`, and an address that is not https is `tls`
   * with the reason `not-tls`, unasked. Null or absent: the usual trust.
   */
  readonly certificate?: string | null;
  readonly userAgent: string;
  /** For connecting and the whole answer together; 20 s by default. */
  readonly timeoutMs?: number;
  /** Largest body, unpacked; 8 MB by default. */
  readonly maxBytes?: number;
  /** Whether this machine is on a network at all; tells `offline` from `no-such-host`. Asks the OS by default. */
  readonly hasNetwork?: () => boolean;
};

const proxyMemoryMs = 60_000;

/** Makes a transport with keep-alive and a bounded number of sockets. */
export function createTransport(options: TransportOptions): Transport {
  const confirmed = options.certificate ?? null;
  return openTransport(options, confirmed === null ? null : onlyConfirmed(confirmed));
}

/**
 * Reads the certificate a host shows, without trusting it, and sends no request. `options.certificate` does not count. Fails
 * with what kept a connection from being made; an address that is not https is `tls` with the reason `not-tls`.
 */
export async function readCertificate(
  address: string,
  options: TransportOptions,
  signal: AbortSignal,
): Promise<Result<CertificateFacts>> {
  const { protocol, host } = new URL(address);
  if (protocol !== 'https:') return fail('tls', { reason: 'not-tls', host });
  const seen: CertificateFacts[] = [];
  const transport = openTransport(options, (certificate) => {
    seen.push(readFacts(certificate));
    return new Error('only looked at'); // refused, so that the request is never written
  });
  const sent = await transport.send({ method: 'GET', url: address }, signal);
  transport.close();
  const [facts] = seen;
  if (facts !== undefined) return ok(facts);
  return sent.ok ? fail('tls', { reason: 'handshake', host }) : sent;
}

function openTransport(options: TransportOptions, check: CertificateCheck | null): Transport {
  const timeoutMs = options.timeoutMs ?? 20_000;
  const maxBytes = options.maxBytes ?? 8_000_000;
  const hasNetwork = options.hasNetwork ?? isOnNetwork;
  const agents = createAgents({ extraCa: options.extraCa, check, handshakeMs: timeoutMs });
  const proxies = new Map<string, { readonly until: number; readonly list: string }>();
  const closing = new AbortController();

  async function proxyList(origin: string): Promise<string> {
    const known = proxies.get(origin);
    if (known !== undefined && known.until > performance.now()) return known.list;
    const list = await options.proxyFor(`${origin}/`);
    proxies.set(origin, { until: performance.now() + proxyMemoryMs, list });
    return list;
  }

  async function attempt(
    request: ShopRequest,
    url: URL,
    proxy: ProxyChoice,
    signal: AbortSignal,
  ): Promise<Result<Exchange>> {
    const failed = (cause: unknown): Result<never> => ({
      ok: false,
      error: nameNetworkFailure(cause, {
        host: url.host,
        address: `${url.origin}/`,
        proxy,
        hasNetwork,
        maxBytes,
        timeoutMs,
      }),
    });
    const config = requestConfig(request, agents, proxy, url, options.userAgent, maxBytes, signal);
    try {
      return readResponse(await axios.request<Buffer>(config), url, agents, proxy);
    } catch (cause) {
      // The server closed an idle socket just as it was taken again: nothing was done there, so a GET is asked once more.
      if (signal.aborted || request.method !== 'GET' || !hasReusedDeadSocket(cause)) {
        return failed(cause);
      }
    }
    try {
      return readResponse(await axios.request<Buffer>(config), url, agents, proxy);
    } catch (cause) {
      return failed(cause);
    }
  }

  async function attemptAll(
    request: ShopRequest,
    url: URL,
    signal: AbortSignal,
  ): Promise<Result<Exchange>> {
    let list: string;
    try {
      list = await proxyList(url.origin);
    } catch {
      return fail('proxy', { reason: 'lookup-failed' });
    }
    let last: Result<Exchange> = fail('proxy', { reason: 'unsupported' });
    for (const proxy of parseProxyList(list)) {
      if (signal.aborted) break;
      last = await attempt(request, url, proxy, signal);
      if (last.ok || !mayTryNextProxy(last.error)) return last;
    }
    return last;
  }

  return {
    async send(request, signal) {
      const url = new URL(request.url);
      // whoever closes the https port must not get in clear what was meant for a confirmed certificate
      if (check !== null && url.protocol !== 'https:') {
        return fail('tls', { reason: 'not-tls', host: url.host });
      }
      const result = await withDeadline((stop) => attemptAll(request, url, stop), timeoutMs, [
        signal,
        closing.signal,
      ]);
      if (result === 'aborted') return fail('connection-dropped', { host: url.host });
      if (result === 'time-out') return fail('time-out', { seconds: timeoutMs / 1_000 });
      return result;
    },
    close() {
      closing.abort();
      agents.close();
    },
  };
}

function requestConfig(
  request: ShopRequest,
  agents: Agents,
  proxy: ProxyChoice,
  url: URL,
  userAgent: string,
  maxBytes: number,
  signal: AbortSignal,
): AxiosRequestConfig {
  const agent = agents.agentFor(proxy, url.protocol === 'https:', request.fresh === true);
  return {
    method: request.method,
    url: request.url,
    ...(request.form === undefined
      ? {}
      : { data: new URLSearchParams({ ...request.form }).toString() }),
    headers: {
      Accept: 'application/json',
      'User-Agent': userAgent,
      ...(request.form === undefined
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...(request.cookie === undefined ? {} : { Cookie: request.cookie }),
    },
    httpAgent: agent,
    httpsAgent: agent,
    proxy: false, // the agent is the proxy's; axios must not read proxy variables of the environment
    maxRedirects: 0,
    maxContentLength: maxBytes,
    responseType: 'arraybuffer',
    decompress: true,
    validateStatus: () => true,
    signal,
  };
}

function readResponse(
  response: AxiosResponse<Buffer>,
  url: URL,
  agents: Agents,
  proxy: ProxyChoice,
): Result<Exchange> {
  const refusal = agents.connectStatus(response.request);
  // Through a tunnel, and without a proxy, only the shop itself can answer 407.
  const isForwarded = proxy.kind === 'http' && url.protocol === 'http:';
  if (refusal === 407 || (isForwarded && response.status === 407)) {
    return fail('proxy', { reason: 'authentication' });
  }
  if (refusal !== null) return fail('proxy', { reason: `status-${refusal}` });
  const headers: Record<string, string> = {};
  let setCookie: readonly string[] = [];
  for (const [name, value] of Object.entries(response.headers)) {
    if (name.toLowerCase() === 'set-cookie') setCookie = [value].flat().map(String);
    else if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value);
  }
  return ok({
    url: `${url.origin}${url.pathname}`,
    status: response.status,
    headers,
    setCookie,
    body: new TextDecoder('utf-8').decode(response.data),
    dateHeader: headers['date'] ?? null,
  });
}

/** Whether this machine has any address but its own loopback. */
export function isOnNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some((address) => !address.internal),
  );
}
