import { afterEach } from 'vitest';
import type { Dialect } from '../../../shared/capabilities';
import type { ConnectorSession } from '../connector/types';
import { createShopClient } from '../create-client';
import type { TransportOptions } from '../transport';
import { createConnectorShop, type Script } from './connector-shop';
import { createServers, never } from './servers';

/** All dialects. */
export const dialects: readonly Dialect[] = ['2.3', '3.0', '4.0', '4.1'];

/** Starts scripted shops for the tests of one file; each is closed after its test. */
export function useConnectorShops() {
  const { serve, transport, closeAll } = createServers();
  afterEach(closeAll);

  async function start(
    dialect: Dialect,
    script: Script,
    options: Partial<TransportOptions> = {},
    now: () => number = Date.now,
  ) {
    const shop = createConnectorShop(dialect, script);
    const address = await serve(shop.listener);
    const client = createShopClient({
      dialect,
      credentials: { address, username: 'desk', key: 'topsecret' },
      transport: transport({ timeoutMs: 5_000, ...options }),
      now,
    });
    return { shop, client };
  }

  /** A session with a connector that answers hello, and the rest by the script. */
  async function open(
    dialect: Dialect,
    connector: Script['connector'],
    script: Omit<Script, 'connector'> = {},
  ) {
    const { shop, client } = await start(dialect, { ...script, connector });
    const found = await client.openConnector(never);
    if (!found.ok || found.value.kind !== 'present') throw new Error(JSON.stringify(found));
    const session: ConnectorSession = found.value.session;
    return { shop, client, session };
  }

  return { start, open };
}
