import { stockCapabilities, type Dialect } from '../../shared/capabilities';
import type { ErrorCode } from '../../shared/errors';
import type { OrderHeader } from '../../shared/order';
import { fail, ok, type Result } from '../../shared/result';
import type { ConnectStep } from '../../shared/shop';
import type { LoginCredentials, ShopClient } from '../opencart/client';
import { lookForConnector, type ConnectorFinding } from './connector';
import { canRead } from './shop-record';

/** What opens a client: the login and, where the user confirmed one for this shop, the certificate's fingerprint. */
export type ShopLogin = LoginCredentials & { readonly certificate: string | null };

/** How shops are reached; the client's room does the work. A certificate counts for that one call or client only. */
export type ShopAccess = {
  /** Finds address and dialect from what was typed. */
  probe(
    typedAddress: string,
    certificate: string | null,
    signal: AbortSignal,
  ): Promise<Result<{ readonly address: string; readonly dialect: Dialect }>>;
  /** A client with sockets of its own; closing it frees them. */
  openClient(dialect: Dialect, login: ShopLogin): Promise<ShopClient>;
};

/** A shop that was reached and let us in; its client is still open. */
export type ProvenShop = {
  readonly address: string;
  readonly dialect: Dialect;
  readonly client: ShopClient;
  readonly proof: ShopProof;
};

/** What was learnt while a login was proven. */
export type ShopProof = {
  /** The order that was read; null where there is none of that number, or where the stock API shows no orders. */
  readonly order: OrderHeader | null;
  /** What looking for the connector found; null where that failed, which is no reason not to connect. */
  readonly found: ConnectorFinding | null;
};

/** What was typed, and whom to tell of each step as it begins. */
export type ProveOptions = {
  readonly address: string;
  readonly username: string;
  readonly key: string;
  readonly certificate: string | null;
  /** An order to read; another one, or none, proves the same. */
  readonly newestOrderId: number | null;
  /** Asked with what was found, before the key is used; what it refuses ends the attempt. */
  readonly accepts: (found: {
    readonly address: string;
    readonly dialect: Dialect;
  }) => Result<null>;
  readonly signal: AbortSignal;
  readonly onStep: (step: ConnectStep) => void;
};

/** Failures that mean nothing answered at all: they belong to the step `reach`. */
const unreached: ReadonlySet<ErrorCode> = new Set([
  'no-such-host',
  'connection-refused',
  'connection-dropped',
  'time-out',
  'offline',
  'tls',
  'certificate-changed',
  'proxy',
  'redirect',
  'redirect-loop',
]);

/**
 * Goes from what was typed to a proven connection: address → reach → dialect → login → read; the last only where the shop's stock
 * API shows orders. Keeps nothing.
 */
export async function proveShop(
  access: ShopAccess,
  options: ProveOptions,
): Promise<Result<ProvenShop>> {
  const { certificate, onStep, signal } = options;
  onStep('address');
  if (options.address.trim() === '') return fail('bad-address', { address: '' });
  onStep('reach');
  const found = await access.probe(options.address, certificate, signal);
  if (!found.ok) {
    if (found.error.code === 'bad-address') onStep('address');
    else if (!unreached.has(found.error.code)) onStep('dialect');
    return found;
  }
  onStep('dialect');
  const accepted = options.accepts(found.value);
  if (!accepted.ok) return accepted;
  const { address, dialect } = found.value;
  const { username, key } = options;
  const client = await access.openClient(dialect, { address, username, key, certificate });
  const proven = await proveLogin(client, options);
  if (proven.ok) return ok({ address, dialect, client, proof: proven.value });
  client.close();
  return proven;
}

/** Shows that the shop lets this key in, by as much as its stock API offers: reading one order, else the login alone. Then looks for the connector. */
export async function proveLogin(
  client: ShopClient,
  options: Pick<ProveOptions, 'newestOrderId' | 'signal' | 'onStep'>,
): Promise<Result<ShopProof>> {
  const proven = await proveStock(client, options);
  if (!proven.ok) return proven;
  const found = await lookForConnector(client, options.signal);
  if (options.signal.aborted) return fail('connection-dropped');
  return ok({ order: proven.value, found: found.ok ? found.value : null });
}

async function proveStock(
  client: ShopClient,
  options: Pick<ProveOptions, 'newestOrderId' | 'signal' | 'onStep'>,
): Promise<Result<OrderHeader | null>> {
  if (canRead(stockCapabilities[client.dialect])) return proveRead(client, options);
  options.onStep('login');
  const proven = await client.proveAccess(options.signal);
  if (!proven.ok) return proven;
  return options.signal.aborted ? fail('connection-dropped') : ok(null);
}

/** Logs in and reads one order, found or provenly missing (null): both show that the shop lets this key read. */
async function proveRead(
  client: ShopClient,
  options: Pick<ProveOptions, 'newestOrderId' | 'signal' | 'onStep'>,
): Promise<Result<OrderHeader | null>> {
  const { onStep, signal } = options;
  onStep('login');
  const session = await client.openSession(signal);
  if (!session.ok) return session;
  onStep('read');
  const read = await session.value.readOrder(options.newestOrderId ?? 1, signal);
  switch (read.kind) {
    case 'found':
    case 'missing':
      if (signal.aborted) return fail('connection-dropped');
      return ok(read.kind === 'found' ? read.order : null);
    case 'session-dead':
      return fail('no-permission', { text: session.value.texts.noPermission });
    case 'failed':
      return { ok: false, error: read.error };
  }
}
