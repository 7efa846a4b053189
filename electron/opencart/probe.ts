import type { AppErrorData, ErrorCode } from '../../shared/errors';
import { fail, ok, type Result } from '../../shared/result';
import { readAddress } from './address';
import { recogniseShop, type ProbedShop, type RecognisedShop } from './recognise';
import type { Transport } from './transport';

/** What failed at several addresses is told by the failure that says most; later ones say less. */
const telling: readonly ErrorCode[] = [
  'tls',
  'redirect',
  'challenge-page',
  'http-login',
  'login-page',
  'maintenance',
  'too-many-requests',
  'php-error',
  'error-page',
  'server-error',
  'html',
  'empty-answer',
  'too-big',
  'unexpected-answer',
  'not-json',
  'not-opencart',
  'time-out',
  'connection-dropped',
  'connection-refused',
  'no-such-host',
];

/** Failures of the machine or of a decision: no other address is worth trying. */
const final: readonly ErrorCode[] = [
  'dialect-too-old',
  'release-unusable',
  'certificate-changed',
  'offline',
  'proxy',
  'too-many-requests',
];

/** The site was not reached at all: its other folders cannot be either. */
const unreached: readonly ErrorCode[] = [
  'tls',
  'time-out',
  'connection-dropped',
  'connection-refused',
  'no-such-host',
];

/**
 * Finds the shop and its dialect from what a person typed, with a few GET requests that carry no key and
 * change nothing. Redirects are reported with their target (`redirect`, facts: status, location), never
 * followed. Where https answers with a certificate that is not trusted, plain http is not tried in its place; a transport that
 * trusts one confirmed certificate sends nothing by it at all.
 * 2.0–2.2 fail as `dialect-too-old`, 4.0.0.0, where nobody can log in, as `release-unusable`.
 */
export async function probe(
  typedAddress: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<ProbedShop>> {
  const addresses = readAddress(typedAddress);
  if (!addresses.ok) return addresses;
  let worst: AppErrorData | null = null;
  const unreachedOrigins = new Set<string>();
  for (const address of addresses.value) {
    const { origin } = new URL(address);
    if (unreachedOrigins.has(origin)) continue;
    const found = await recogniseShop(address, transport, signal);
    if (found.ok) return ok(await atOwnAddress(found.value, transport, signal));
    const { error } = found;
    if (signal.aborted || final.includes(error.code)) return found;
    if (error.code === 'tls' && error.facts['reason'] !== 'not-tls') return found;
    if (unreached.includes(error.code)) unreachedOrigins.add(origin);
    if (worst === null || rank(error) < rank(worst)) worst = error;
  }
  return worst === null ? fail('bad-address', { address: '' }) : { ok: false, error: worst };
}

/** A shop's own address where it differs and answers; behind a proxy that adds a folder it does not. */
async function atOwnAddress(
  { dialect, address, ownAddress }: RecognisedShop,
  transport: Transport,
  signal: AbortSignal,
): Promise<ProbedShop> {
  if (ownAddress === address) return { dialect, address };
  const own = await recogniseShop(ownAddress, transport, signal);
  return { dialect, address: own.ok && own.value.dialect === dialect ? ownAddress : address };
}

/** The lower, the more telling. A port that does not speak TLS says least of all: plain http was tried after it. */
function rank(error: AppErrorData): number {
  if (error.code === 'tls' && error.facts['reason'] === 'not-tls') return telling.length + 1;
  const place = telling.indexOf(error.code);
  return place === -1 ? telling.length : place;
}
