import { TLSSocket } from 'node:tls';
import type { AppErrorData } from '../../shared/errors';
import { CertificateChanged } from './certificate';
import type { ProxyChoice } from './proxy-list';

/** Why a certificate is not trusted (`reason` of `tls`); `not-tls`: the port does not speak TLS at all. */
type TlsReason =
  | 'self-signed'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host-name'
  | 'unknown-issuer'
  | 'revoked'
  | 'not-tls'
  | 'handshake';

/** What is known beside the error itself. */
type FailureSetting = {
  /** Host and port, without scheme. */
  readonly host: string;
  /** Scheme, host, port and `/`. */
  readonly address: string;
  readonly proxy: ProxyChoice;
  readonly hasNetwork: () => boolean;
  readonly maxBytes: number;
  readonly timeoutMs: number;
};

const certificates: Readonly<Record<string, TlsReason>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host-name',
  HOSTNAME_MISMATCH: 'wrong-host-name',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  CERT_REVOKED: 'revoked',
};

const noSuchHost = new Set(['ENOTFOUND', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL']);
const noNetwork = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);
const refused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'EACCES']);

/** What is known only before a request is written; on a connection already made these codes tell of its end. */
const beforeSending = new Set([...refused, ...noNetwork, 'ETIMEDOUT']);

/** An error and what libraries wrapped into it, outermost first. */
function* chain(cause: unknown, depth = 0): Generator<object> {
  if (typeof cause !== 'object' || cause === null || depth > 4) return;
  yield cause;
  if ('cause' in cause) yield* chain(cause.cause, depth + 1);
}

function hasBrokenOff(cause: unknown, code: string): boolean {
  if (!beforeSending.has(code)) return false;
  return [...chain(cause)].some(
    (error) => 'syscall' in error && (error.syscall === 'read' || error.syscall === 'write'),
  );
}

/** The code of an error, looked for in its cause and in the list Node makes when several addresses were tried. */
function codeOf(cause: unknown, depth = 0): string {
  if (typeof cause !== 'object' || cause === null || depth > 4) return '';
  const inner =
    ('cause' in cause ? codeOf(cause.cause, depth + 1) : '') ||
    ('errors' in cause && Array.isArray(cause.errors) ? codeOf(cause.errors[0], depth + 1) : '');
  if (inner !== '') return inner;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return /^connect (E[A-Z]+)/.exec(messageOf(cause))?.[1] ?? ''; // the SOCKS client keeps only the message
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : '';
}

/** True when a kept socket turned out to be closed by the server before it read anything. */
export function hasReusedDeadSocket(cause: unknown): boolean {
  if (!axiosLike(cause)) return false;
  const { request } = cause;
  const isReused =
    typeof request === 'object' && request !== null && 'reusedSocket' in request
      ? request.reusedSocket === true
      : false;
  return isReused && ['ECONNRESET', 'EPIPE'].includes(codeOf(cause));
}

function axiosLike(cause: unknown): cause is { readonly request: unknown } {
  return typeof cause === 'object' && cause !== null && 'request' in cause;
}

/**
 * Whether the request had a connection it could be written to: past the handshake where it is encrypted. A proxy's agent hands one
 * over only when the way is made. A plain direct one counts while it is being made, too; its codes tell that apart.
 */
function hadConnection(cause: unknown, isSecure: boolean): boolean {
  if (!axiosLike(cause)) return false;
  const { request } = cause;
  if (typeof request !== 'object' || request === null || !('socket' in request)) return false;
  const { socket } = request;
  if (typeof socket !== 'object' || socket === null) return false;
  // After a refused tunnel it is a stand-in without encryption. In doubt the request may have left.
  return (
    !isSecure ||
    (socket instanceof TLSSocket &&
      !('secureConnecting' in socket && socket.secureConnecting === true))
  );
}

/** Names what kept an answer from coming. `tls` only where nothing was sent. The facts hold host, reason or size; never a path, a query or a header. */
export function nameNetworkFailure(cause: unknown, setting: FailureSetting): AppErrorData {
  const code = codeOf(cause);
  const { host } = setting;
  if (/maxContentLength/.test(messageOf(cause))) {
    return { code: 'too-big', facts: { megabytes: setting.maxBytes / 1_000_000 } };
  }
  for (const error of chain(cause)) {
    if (error instanceof CertificateChanged) {
      const { found, confirmed } = error;
      return { code: 'certificate-changed', facts: { host, found, confirmed } };
    }
  }
  const isBrokenOff = hasBrokenOff(cause, code);
  const tls = certificates[code];
  if (tls !== undefined) return { code: 'tls', facts: { reason: tls, host } };
  const isSecure = setting.address.startsWith('https:');
  const mayHaveLeft = hadConnection(cause, isSecure);
  if (mayHaveLeft && isTlsCode(code)) return { code: 'connection-dropped', facts: { host } };
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL/.test(code)) {
    return { code: 'tls', facts: { reason: 'not-tls', host } };
  }
  if (isTlsCode(code)) {
    // OpenSSL writes it in words, Electron's BoringSSL in capitals with underscores.
    const isPlain = /wrong.version.number|packet.length.too.long|http.request/i.test(
      messageOf(cause),
    );
    return { code: 'tls', facts: { reason: isPlain ? 'not-tls' : 'handshake', host } };
  }
  // A plain answer that is no HTTP is taken for the proxy's own.
  const isProxysAnswer = setting.proxy.kind === 'http' && !isSecure && code.startsWith('HPE_');
  if (setting.proxy.kind !== 'direct' && (!mayHaveLeft || isProxysAnswer)) {
    return isBrokenOff
      ? { code: 'proxy', facts: { reason: 'dropped' } }
      : nameProxyFailure(code, cause);
  }
  if (isBrokenOff) return { code: 'connection-dropped', facts: { host } };
  if (noSuchHost.has(code)) {
    return setting.hasNetwork()
      ? { code: 'no-such-host', facts: { host } }
      : { code: 'offline', facts: {} };
  }
  if (noNetwork.has(code)) return { code: 'offline', facts: {} };
  if (refused.has(code)) return { code: 'connection-refused', facts: { host } };
  if (code === 'ETIMEDOUT')
    return { code: 'time-out', facts: { seconds: setting.timeoutMs / 1000 } };
  if (code.startsWith('HPE_')) return { code: 'not-opencart', facts: { address: setting.address } };
  if (/^Z_|BROTLI/.test(code)) return { code: 'not-json', facts: { start: '' } };
  return { code: 'connection-dropped', facts: { host } };
}

function isTlsCode(code: string): boolean {
  return code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_');
}

function nameProxyFailure(code: string, cause: unknown): AppErrorData {
  if (noSuchHost.has(code)) return { code: 'proxy', facts: { reason: 'no-such-host' } };
  if (refused.has(code) || noNetwork.has(code) || code === 'ETIMEDOUT') {
    return { code: 'proxy', facts: { reason: 'unreachable' } };
  }
  if (/socks/i.test(messageOf(cause))) return { code: 'proxy', facts: { reason: 'refused' } };
  if (code.startsWith('HPE_')) return { code: 'proxy', facts: { reason: 'no-proxy' } };
  return { code: 'proxy', facts: { reason: 'dropped' } };
}

/** Reasons of `proxy` that come before the proxy was given a request. */
const proxyReasonsBefore: ReadonlySet<unknown> = new Set([
  'lookup-failed',
  'unsupported',
  'no-such-host',
  'unreachable',
]);

/** Only a proxy out of reach has a stand-in: with any other failure the request may have got through. */
export function mayTryNextProxy(error: AppErrorData): boolean {
  return error.code === 'proxy' && proxyReasonsBefore.has(error.facts['reason']);
}

/**
 * True when a failure of the transport proves that nothing of the request reached the shop, so that a write was certainly not
 * done. False where that is not known (a time-out, a dropped connection).
 */
export function provesNothingSent(error: AppErrorData): boolean {
  const { code, facts } = error;
  // `tls`: an encrypted connection that breaks later, within an answer, is told as `connection-dropped`.
  if (
    ['no-such-host', 'offline', 'connection-refused', 'certificate-changed', 'tls'].includes(code)
  ) {
    return true;
  }
  if (code !== 'proxy') return false;
  return (
    proxyReasonsBefore.has(facts['reason']) ||
    facts['reason'] === 'authentication' ||
    String(facts['reason']).startsWith('status-')
  );
}
