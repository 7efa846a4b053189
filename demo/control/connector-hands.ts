import type { RefusalCode } from '../connector/call-end';
import type { Connector } from '../connector/connector';
import type { ConnectorSettings } from '../connector/settings';

/** What somebody does to the connector while the shop runs. */
export type ConnectorHands = {
  /** How the connector is installed; null: it is not. */
  connector(): ConnectorSettings | null;
  /** Installs the connector with the usual settings and these, changes it, or takes it out. */
  setConnector(change: Partial<ConnectorSettings> | false): void;
  /** The next connector call of that name is refused with that code (so many times), and does nothing. */
  refuseCall(
    call: string,
    code: RefusalCode,
    facts?: Readonly<Record<string, string | number | null>>,
    times?: number,
  ): void;
  /** Keys of writes the connector has kept. */
  connectorKeys(): ReturnType<Connector['keys']['all']>;
};

/** The hands over a connector. */
export function createConnectorHands(connector: Connector): ConnectorHands {
  return {
    connector: () => connector.settings(),
    setConnector: (change) => connector.set(change),
    refuseCall: (call, code, facts = {}, times = 1) =>
      connector.refuseNext(call, { code, facts }, times),
    connectorKeys: () => connector.keys.all(),
  };
}
