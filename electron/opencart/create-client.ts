import type { Dialect } from '../../shared/capabilities';
import type { LoginCredentials, ShopClient } from './client';
import { findConnector } from './connector/open';
import type { ApiDialect, ShopAccess } from './dialects/dialect';
import { v23 } from './dialects/v23';
import { v30 } from './dialects/v30';
import { v40 } from './dialects/v40';
import { v41 } from './dialects/v41';
import type { Transport } from './transport';

const dialects: Readonly<Record<Dialect, ApiDialect>> = {
  '2.3': v23,
  '3.0': v30,
  '4.0': v40,
  '4.1': v41,
};

/** What a client is made of. */
type ShopClientParts = {
  readonly dialect: Dialect;
  readonly credentials: LoginCredentials;
  /** Owned by the client from here on: its `close` closes it. */
  readonly transport: Transport;
  /** This machine's clock, UTC milliseconds; the real one by default. */
  readonly now?: () => number;
};

/**
 * A client for one shop. On 4.0 and 4.1, whose stock API cannot read orders, a session for reading fails as
 * `dialect-needs-connector`.
 */
export function createShopClient(parts: ShopClientParts): ShopClient {
  const { dialect, credentials, transport, now = Date.now } = parts;
  const spoken = dialects[dialect];
  const access: ShopAccess = { credentials, transport, now };
  return {
    dialect,
    openSession: (signal) => spoken.openSession(access, signal),
    openWriter: (signal) => spoken.openWriter(access, signal),
    proveAccess: (signal) => spoken.proveAccess(access, signal),
    openConnector: (signal) => findConnector(spoken.connectorWays(access), signal),
    close: () => transport.close(),
  };
}
