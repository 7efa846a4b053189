import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../shared/doctor';

/** Looks at the certificate a host shows; answers why it is refused, null when it is accepted. */
export type CertificateCheck = (certificate: PeerCertificate) => Error | null;

/** The shop shows another certificate than the one the user confirmed. */
export class CertificateChanged extends Error {
  constructor(
    /** SHA-256, `AB:CD:…`. */
    readonly found: string,
    readonly confirmed: string,
  ) {
    super('another certificate than the one confirmed');
  }
}

/** Accepts exactly the certificate with this SHA-256 fingerprint, whatever its name, dates and issuer. */
export function onlyConfirmed(confirmed: string): CertificateCheck {
  return (certificate) => {
    const found = certificate.fingerprint256;
    return digits(found) !== '' && digits(found) === digits(confirmed)
      ? null
      : new CertificateChanged(found, confirmed);
  };
}

function digits(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toUpperCase();
}

/** What a certificate says of itself. Dates are ISO 8601 in UTC; names are a stranger's text, cut to 200 characters. */
export function readFacts(certificate: PeerCertificate): CertificateFacts {
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom: readDate(certificate.valid_from),
    validTo: readDate(certificate.valid_to),
    fingerprint: certificate.fingerprint256,
  };
}

/** `CN=shop.example, O=Shop`; Node gives a list where a name holds a part twice. */
function nameOf(name: object): string {
  const parts = Object.entries(name).map(([key, value]) => `${key}=${[value].flat().join('+')}`);
  return parts.join(', ').replace(/\p{C}/gu, ' ').slice(0, 200);
}

/** OpenSSL writes `Nov 23 21:00:00 2026 GMT`. */
function readDate(text: string): string {
  const moment = Date.parse(text);
  return Number.isFinite(moment) ? new Date(moment).toISOString() : '';
}

/**
 * Waits until a connection is encrypted and its certificate was looked at. Nothing was written to it until then. A refused one
 * is closed; so is one whose handshake takes longer than `timeoutMs`.
 */
export function whenChecked(
  socket: TLSSocket,
  check: CertificateCheck,
  timeoutMs: number,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    // An error between this promise and its user would have no listener.
    socket.on('error', () => undefined);
    const refuse = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => refuse(Object.assign(new Error('handshake took too long'), { code: 'ETIMEDOUT' })),
      timeoutMs,
    );
    socket.once('error', refuse);
    socket.once('close', () =>
      refuse(Object.assign(new Error('closed in the handshake'), { code: 'ECONNRESET' })),
    );
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      // Node answers {} for a host that shows none.
      const isShown = Object.keys(certificate).length > 0;
      const refusal = isShown ? check(certificate) : new Error('no certificate');
      if (refusal !== null) {
        refuse(refusal);
        return;
      }
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

/** How a checked connection is made: the usual trust is left out, for the check decides alone. */
export const untrusting = { rejectUnauthorized: false } as const;

/** Keep-alive connections whose certificate is judged by a check of ours before a request is written. */
export class CheckedHttpsAgent extends HttpsAgent {
  /** Connections whose handshake is not done; `destroy` of the base knows only those in use. */
  readonly #pending = new Set<TLSSocket>();

  constructor(
    options: ConstructorParameters<typeof HttpsAgent>[0],
    private readonly check: CertificateCheck,
    private readonly handshakeMs: number,
  ) {
    super(options);
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    // The agent hands over what `tls.connect` takes, though its type says what a request takes.
    const socket = connect({ ...(options as ConnectionOptions), ...untrusting });
    this.#pending.add(socket);
    whenChecked(socket, this.check, this.handshakeMs)
      .then(
        () => callback?.(null, socket),
        (error: unknown) =>
          callback?.(error instanceof Error ? error : new Error('refused'), socket),
      )
      .finally(() => this.#pending.delete(socket));
  }

  override destroy(): void {
    for (const socket of this.#pending) socket.destroy();
    super.destroy();
  }
}
