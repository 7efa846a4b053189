import type { Dialect } from '../../shared/capabilities';
import { fail } from '../../shared/result';
import type { LoginCredentials, ShopClient } from './client';
import type { ReadDialect } from './dialects/dialect';
import { v23 } from './dialects/v23';
import { v30 } from './dialects/v30';
import { openReadSession } from './read-session';
import type { Transport } from './transport';

const dialects: Readonly<Record<Dialect, ReadDialect | null>> = {
  '2.3': v23,
  '3.0': v30,
  '4.0': null,
  '4.1': null,
};

/** What a client is made of. */
type ShopClientParts = {
  readonly dialect: Dialect;
  readonly credentials: LoginCredentials;
  /** Owned by the client from here on: its `close` closes it. */
  readonly transport: Transport;
};

/**
 * A client for one shop. For 4.0 and 4.1, whose stock API cannot read orders, every login fails as
 * `dialect-needs-connector`.
 */
export function createShopClient({ dialect, credentials, transport }: ShopClientParts): ShopClient {
  const known = dialects[dialect];
  return {
    dialect,
    openSession: async (signal) =>
      known === null
        ? fail('dialect-needs-connector', { dialect })
        : openReadSession(known, credentials, transport, signal),
    close: () => transport.close(),
  };
}
