import type { Dialect } from '../../shared/capabilities';
import type { AppErrorData, ErrorCode } from '../../shared/errors';
import { fail, ok, type Result } from '../../shared/result';
import { readAddress } from './address';
import { recogniseDialect } from './recognise';
import type { Transport } from './transport';

/** Where a shop is and what it speaks. */
export type ProbedShop = {
  readonly dialect: Dialect;
  /** The base address to call, ending in `/`. */
  readonly address: string;
};

/** What failed at several addresses is told by the failure that says most; later ones say less. */
const telling: readonly ErrorCode[] = [
  'tls',
  'redirect',
  'maintenance',
  'too-many-requests',
  'php-error',
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
  'dialect-needs-connector',
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
 * followed. Where https answers with a certificate that is not trusted, plain http is not tried in its place.
 * 2.0–2.2 fail as `dialect-too-old`, 4.x as `dialect-needs-connector`.
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
    const found = await recogniseDialect(address, transport, signal);
    if (found.ok) return ok({ dialect: found.value, address });
    const { error } = found;
    if (signal.aborted || final.includes(error.code)) return found;
    if (error.code === 'tls' && error.facts['reason'] !== 'not-tls') return found;
    if (unreached.includes(error.code)) unreachedOrigins.add(origin);
    if (worst === null || rank(error) < rank(worst)) worst = error;
  }
  return worst === null ? fail('bad-address', { address: '' }) : { ok: false, error: worst };
}

/** The lower, the more telling. A port that does not speak TLS says least of all: plain http was tried after it. */
function rank(error: AppErrorData): number {
  if (error.code === 'tls' && error.facts['reason'] === 'not-tls') return telling.length + 1;
  const place = telling.indexOf(error.code);
  return place === -1 ? telling.length : place;
}
