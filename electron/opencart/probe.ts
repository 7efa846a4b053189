import type { AppErrorData, ErrorCode } from '../../shared/errors';
import { fail, ok, type Result } from '../../shared/result';
import { readAddress } from './address';
import { followRedirects } from './follow-redirects';
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
 * change nothing. Redirects are reported with their target (`redirect`, facts: status, location). One that leads back to an address
 * asked here is followed, without anything that could be carried along, to name its end: a circle is `redirect-loop`. Where https
 * answers with a certificate that is not trusted, plain http is not tried in its place; a transport that trusts one confirmed
 * certificate sends nothing by it at all.
 * 2.0–2.2 fail as `dialect-too-old`, 4.0.0.0, where nobody can log in, as `release-unusable`.
 */
export async function probe(
  typedAddress: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<ProbedShop>> {
  const addresses = readAddress(typedAddress);
  if (!addresses.ok) return addresses;
  let worst: { readonly error: AppErrorData; readonly at: string } | null = null;
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
    if (worst === null || rank(error) < rank(worst.error)) worst = { error, at: address };
  }
  if (worst === null) return fail('bad-address', { address: '' });
  const { error, at } = worst;
  const asked = addresses.value;
  return { ok: false, error: await withEnd(error, { at, asked, transport, signal }) };
}

type Redirected = {
  /** The address that sends on, one of those asked. */
  readonly at: string;
  readonly asked: readonly string[];
  readonly transport: Transport;
  readonly signal: AbortSignal;
};

/** To take an address that was asked already would only repeat it: such a redirect is told by where it ends. */
async function withEnd(
  error: AppErrorData,
  { at, asked, transport, signal }: Redirected,
): Promise<AppErrorData> {
  if (error.code !== 'redirect') return error;
  const location = String(error.facts['location'] ?? '');
  const meant = readAddress(location);
  if (!meant.ok || !meant.value.every((address) => asked.includes(address))) return error;
  const end = await followRedirects(location, transport, signal);
  if (!end.ok) return { code: end.error.code, facts: { ...error.facts, ...end.error.facts } };
  const { address, hops } = end.value;
  if (address === at) return { code: 'redirect-loop', facts: { ...error.facts, hops } };
  return asked.includes(address)
    ? error
    : { code: 'redirect', facts: { ...error.facts, location: address } };
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
