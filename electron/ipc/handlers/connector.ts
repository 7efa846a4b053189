import type { Handlers, Input } from '../../../shared/ipc/contract';
import type { ShopId } from '../../../shared/ids';
import type { Result } from '../../../shared/result';
import type { Shop } from '../../../shared/shop';

/** Looks for the connector in a connected shop; see electron/shops. */
export type ConnectorPort = { lookForConnector(shop: ShopId): Promise<Result<Shop>> };

/** Saves the connector's files to where the user says; see electron/app. */
export type SaveConnector = (
  input: Input<'connector:save'>,
) => Promise<Result<{ readonly file: string | null }>>;

/** Answers `connector:*`; a look that comes before the desk has started waits for it. */
export function connectorHandlers(
  shops: Promise<ConnectorPort>,
  save: SaveConnector,
): Pick<Handlers, 'connector:look' | 'connector:save'> {
  return {
    'connector:look': async ({ shop }) => (await shops).lookForConnector(shop),
    'connector:save': save,
  };
}
