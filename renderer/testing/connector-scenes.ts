import { Decimal } from 'decimal.js';
import { stockCapabilities } from '../../shared/capabilities';
import type { CachedOrder } from '../../shared/order';
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

/** Contents whose numbers do not add up: a sub-total of its own, and a total row that is not the order's. */
function odd(order: CachedOrder): CachedOrder {
  const { contents, header } = order;
  if (contents === null) return order;
  const totals = contents.totals.map((row) =>
    row.code === 'sub_total' ? { ...row, value: new Decimal(row.value).plus(3).toFixed(4) } : row,
  );
  const total = new Decimal(header.total).plus('0.5').toFixed(4);
  return { ...order, header: { ...header, total }, contents: { ...contents, totals } };
}

/** States of the connector that can be looked at in a plain browser, by name. */
export function connectorScenes(now: number): Readonly<Record<string, FakeStart>> {
  const looks = { finds: presentConnector(false), lookMs: 1500 };
  const stock = Object.entries(kinds).map(([name, connector]): [string, FakeStart] => [
    `connector-${name}`,
    { shop: { connector }, looks },
  ]);
  return {
    connector: { connector: 'writes' },
    'connector-reads': { connector: 'reads' },
    'connector-gone': {
      connector: 'writes',
      change: (order) =>
        order.header.orderId % 5 === 2 ? { ...order, goneSince: now - 3 * 3_600_000 } : order,
    },
    'connector-odd': { connector: 'writes', change: odd },
    'connector-not-read': {
      connector: 'writes',
      change: (order) => ({ ...order, contents: null }),
    },
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
