import { connectorCapabilities, stockCapabilities } from '../../shared/capabilities';
import { connectorFiles } from '../../shared/connector/files';
import type { AppErrorData } from '../../shared/errors';
import type { ShopId } from '../../shared/ids';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, ok, type Result } from '../../shared/result';
import type { Shop } from '../../shared/shop';
import type { ConnectorState } from '../../shared/shop-facts';
import type { FakeContext } from './fake-context';
import { madeUpFacts } from './made-up-facts';

/** What looking for the connector finds, and how saving its files ends. */
export type FakeConnectorStart = {
  /** Left out: it finds what is known already. */
  readonly finds?: ConnectorState;
  readonly lookFails?: AppErrorData;
  /** How long a look takes, in milliseconds. */
  readonly lookMs?: number;
  /** The folder the user chooses; null: the user calls it off. */
  readonly folder?: string | null;
  readonly saveFails?: AppErrorData;
};

/** What a shop is to the window once its connector stands so. */
function shopWith({ dialect }: Shop, connector: ConnectorState): Partial<Shop> {
  return connector.kind === 'present'
    ? {
        connector,
        capabilities: connectorCapabilities(dialect, connector.canWrite),
        facts: madeUpFacts,
      }
    : { connector, capabilities: stockCapabilities[dialect] };
}

/** The connector's channels of a fake desk. */
export function fakeConnector(
  context: FakeContext,
  changeShop: (id: ShopId, change: Partial<Shop>) => Result<Shop>,
  start: FakeConnectorStart = {},
): Pick<Handlers, 'connector:look' | 'connector:save'> {
  return {
    'connector:look': async ({ shop }) => {
      const known = context.shopOf(shop);
      if (known === null) return fail('no-shop', { shop });
      if (start.lookMs !== undefined) {
        await new Promise((done) => setTimeout(done, start.lookMs));
      }
      if (start.lookFails !== undefined) return { ok: false, error: start.lookFails };
      return changeShop(shop, shopWith(known, start.finds ?? known.connector));
    },
    'connector:save': async ({ dialect, kind }) => {
      if (start.saveFails !== undefined) return { ok: false, error: start.saveFails };
      const name = connectorFiles[dialect].find((file) => file.kind === kind)?.name ?? '';
      const { folder = '/home/clerk/Downloads' } = start;
      return ok({ file: folder === null ? null : `${folder}/${name}` });
    },
  };
}
