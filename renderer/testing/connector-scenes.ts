import { stockCapabilities } from '../../shared/capabilities';
import type { Shop } from '../../shared/shop';
import type { FakeStart } from './fake-bridge';
import { presentConnector } from './made-up-facts';

const kinds = {
  unknown: { kind: 'unknown' },
  missing: { kind: 'missing' },
  older: { kind: 'mismatch', build: '0.0.4', update: 'connector' },
  newer: { kind: 'mismatch', build: '2.0.0', update: 'desk' },
  refused: { kind: 'refused', why: 'ip' },
} as const satisfies Readonly<Record<string, Shop['connector']>>;

/** States of the connector that can be looked at in a plain browser, by name. */
export function connectorScenes(): Readonly<Record<string, FakeStart>> {
  const looks = { finds: presentConnector(false), lookMs: 1500 };
  const stock = Object.entries(kinds).map(([name, connector]): [string, FakeStart] => [
    `connector-${name}`,
    { shop: { connector }, looks },
  ]);
  return {
    connector: { connector: 'writes' },
    'connector-reads': { connector: 'reads' },
    ...Object.fromEntries(stock),
    'connector-2.3': {
      shop: { dialect: '2.3', capabilities: stockCapabilities['2.3'] },
      looks,
    },
    'connector-4.1': {
      orders: 0,
      shop: { dialect: '4.1', capabilities: stockCapabilities['4.1'] },
      phase: { kind: 'not-offered' },
      looks,
    },
  };
}
