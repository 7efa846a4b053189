import type { CertificateFacts, DoctorAction, DoctorCheckName } from '../../../shared/doctor';
import type { Dialect } from '../../../shared/capabilities';
import type { AppErrorData } from '../../../shared/errors';
import type { Result } from '../../../shared/result';
import type { Transport } from '../transport';
import { followRedirects } from '../follow-redirects';
import type { Ladder } from './ladder';
import { actionOf, placeOf } from './place';
import { showHost } from './typed-address';
import type { WatchedTransport } from './watched-transport';

/** What the doctor works with; each examination has a transport of its own. */
export type DoctorParts = {
  /** A transport that trusts as the desk's own does, and the certificate confirmed for this shop; closed at the end. */
  readonly openTransport: (certificate: string | null) => Transport;
  /** Reads a certificate without trusting it; see `readCertificate`. */
  readonly readCertificate: (
    address: string,
    signal: AbortSignal,
  ) => Promise<Result<CertificateFacts>>;
  /** Chromium's answer for an address, e.g. `DIRECT`. */
  readonly proxyFor: (url: string) => Promise<string>;
  /** Asks the system for the address of a host; rejects with Node's code (`ENOTFOUND` …). */
  readonly lookUp: (host: string) => Promise<unknown>;
  /** Tells whether anything listens, without sending anything. */
  readonly isListening: (host: string, port: number) => Promise<boolean>;
  /** This machine's clock, UTC milliseconds. */
  readonly now: () => number;
  readonly newRun: () => string;
};

/** What is examined. `key`: '' examines only up to the login, null is a key that is not known in this run. */
export type DoctorPatient = {
  readonly address: string;
  readonly username: string;
  readonly key: string | null;
  readonly certificate: string | null;
  /** What a connected shop spoke so far; nothing where nothing is known. */
  readonly dialect?: Dialect;
};

/** One examination under way. */
export type Examination = {
  readonly parts: DoctorParts;
  readonly patient: DoctorPatient;
  readonly ladder: Ladder;
  readonly transport: WatchedTransport;
  readonly signal: AbortSignal;
  /** Known once it is found out. */
  address: string | null;
  dialect: Dialect | null;
  proxy: string | null;
};

/** Reasons of `tls` that a person may overrule for a certificate of their own. */
const confirmable: ReadonlySet<unknown> = new Set([
  'self-signed',
  'unknown-issuer',
  'expired',
  'not-yet-valid',
  'wrong-host-name',
]);

/** Ends the ladder at an error: the check it belongs to (or `otherwise`), with the one thing to do. Answers false, for there is no going on. */
export async function stopAt(
  examination: Examination,
  error: AppErrorData,
  otherwise: DoctorCheckName,
): Promise<false> {
  const isCalledOff = () => examination.signal.aborted;
  if (isCalledOff()) return false;
  const place = placeOf(error) ?? otherwise;
  // Once it was reached, a connection that ends is the matter of what was asked then.
  const isLate =
    (place === 'name' || place === 'connect') && examination.ladder.hasEnded('connect');
  const check = isLate ? otherwise : place;
  const told = await tell(examination, error);
  if (isCalledOff()) return false;
  examination.ladder.fail(check, withShownHost(told.error), told.action);
  return false;
}

type Told = { readonly error: AppErrorData; readonly action: DoctorAction };

async function tell(examination: Examination, error: AppErrorData): Promise<Told> {
  const isUntrusted = error.code === 'tls' && confirmable.has(error.facts['reason']);
  if (isUntrusted || error.code === 'certificate-changed') {
    const { parts, signal } = examination;
    const read = await parts.readCertificate(`https://${error.facts['host']}/`, signal);
    const action: DoctorAction = read.ok
      ? { kind: 'confirm-certificate', certificate: read.value }
      : { kind: 'try-again' };
    return { error, action };
  }
  if (error.code === 'clock-skew') {
    const seconds = examination.transport.clockAheadSeconds() ?? 0;
    return { error, action: { kind: 'set-clock', seconds } };
  }
  return error.code === 'redirect'
    ? tellRedirect(examination, error)
    : { error, action: actionOf(error) };
}

/** Names the address at the end of the redirects; offers it unless it would take the encryption away. */
async function tellRedirect(
  { transport, signal }: Examination,
  error: AppErrorData,
): Promise<Told> {
  const met = transport.redirects();
  const location = String(error.facts['location'] ?? '');
  const first =
    met.find(({ target }) => location !== '' && target.startsWith(location)) ?? met.at(-1);
  const followed = await followRedirects(first?.target ?? location, transport, signal);
  if (!followed.ok) {
    const facts = { ...error.facts, ...followed.error.facts };
    return { error: { code: followed.error.code, facts }, action: { kind: 'try-again' } };
  }
  const { address } = followed.value;
  const told = { code: 'redirect', facts: { ...error.facts, location: address } } as const;
  const isDowngrade = first?.isSecure === true && address.startsWith('http:');
  return {
    error: told,
    action: isDowngrade ? { kind: 'try-again' } : { kind: 'use-address', address },
  };
}

/** A host of other letters is shown both ways, so that a look-alike stands out. */
export function withShownHost(error: AppErrorData): AppErrorData {
  const host = error.facts['host'];
  if (typeof host !== 'string') return error;
  return { ...error, facts: { ...error.facts, host: showHost(host) } };
}
