import { connectorCapabilities, stockCapabilities } from '../../shared/capabilities';
import type { ShopId } from '../../shared/ids';
import type { CachedOrder } from '../../shared/order';
import type { Shop } from '../../shared/shop';
import type { SyncPhase, SyncState } from '../../shared/sync-state';
import { madeUpShopState, madeUpSync } from './fake-states';
import { withContents } from './made-up-contents';
import { madeUpFacts, presentConnector } from './made-up-facts';
import { madeUpOrders } from './made-up-orders';

/** One shop of a fake desk. What its dialect's stock API offers is derived unless it is given. */
export type FakeShop = {
  readonly shop: Partial<Shop> & { readonly id: ShopId };
  /** The newest order number; left out: 120, or none where the shop's API does not show orders. */
  readonly orders?: number;
  readonly phase?: SyncPhase;
  readonly sync?: Partial<SyncState>;
  /** The shop has the connector, which may write or only read. */
  readonly connector?: 'writes' | 'reads';
  /** Makes an order other than it is made up. */
  readonly change?: (order: CachedOrder) => CachedOrder;
};

/** What the window knows of a shop with the connector. */
export function withConnector(dialect: Shop['dialect'], canWrite: boolean): Partial<Shop> {
  return {
    dialect,
    capabilities: connectorCapabilities(dialect, canWrite),
    connector: presentConnector(canWrite),
    facts: madeUpFacts,
    zone: { kind: 'told', name: madeUpFacts.zone },
  };
}

/** A shop as it begins: what the window knows of it, its orders and how its reading stands. */
export type FakeShopState = {
  readonly shop: Shop;
  readonly orders: readonly CachedOrder[];
  readonly phase: SyncPhase;
  readonly sync: SyncState;
};

/** Makes the state of one shop; the `turn` makes its orders differ from those of the other shops. */
export function fakeShopState(start: FakeShop, now: number, turn: number): FakeShopState {
  const dialect = start.shop.dialect ?? '3.0';
  const shop: Shop = {
    ...madeUpShopState(now),
    dialect,
    capabilities: stockCapabilities[dialect],
    ...(start.connector === undefined ? {} : withConnector(dialect, start.connector === 'writes')),
    ...start.shop,
  };
  const canRead = shop.capabilities.readHeader === 'yes';
  const newest = start.orders ?? (canRead ? 120 : 0);
  const phase =
    start.phase ??
    (canRead ? ({ kind: 'idle', nextPassAt: now + 50_000 } as const) : { kind: 'not-offered' });
  return {
    shop,
    orders: newest === 0 ? [] : ordersOf(start, newest, now, shop.id, turn),
    phase,
    sync: {
      ...madeUpSync(now, Math.max(newest, 1), phase, shop.id),
      ...(start.connector === undefined ? {} : toldSync(now, newest)),
      ...start.sync,
    },
  };
}

function ordersOf(start: FakeShop, newest: number, now: number, id: ShopId, turn: number) {
  const orders = madeUpOrders(newest, now, id, turn);
  const told = start.connector === undefined ? orders : orders.map(withContents);
  return start.change === undefined ? told : told.map(start.change);
}

/** How a sync through the connector stands when everything is read. */
function toldSync(now: number, newest: number): Partial<SyncState> {
  const expected = newest - Math.floor((newest + 7) / 11);
  return {
    way: 'connector',
    expected,
    compared: { at: now - 4 * 3_600_000 },
    lookedUpTo: newest,
    coverage: {
      read: expected,
      missing: newest - expected,
      failed: 0,
      notYet: 0,
      ranges: [{ from: 1, to: newest, kind: 'read' }],
    },
    concurrency: 1,
  };
}
