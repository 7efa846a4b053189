import type { Events } from '../shared/ipc/contract';
import type { HistoryChange } from '../shared/history';
import type { ShopId } from '../shared/ids';
import type { OrderHeader } from '../shared/order';
import { ok } from '../shared/result';
import type { CacheWriter } from './cache/types';
import { systemEditClock } from './edit/clock';
import { createHistory, type HistoryService } from './edit/history-service';
import type { ShopAccess } from './shops/connect';
import type { ShopsService } from './shops/service';

/** What joins status changes with the connected shops. */
type HistoryParts = {
  readonly shops: Pick<ShopsService, 'list' | 'credentialsOf' | 'outbox'>;
  readonly access: Pick<ShopAccess, 'openClient'>;
  readonly writer: CacheWriter;
  readonly onChanged: (change: HistoryChange) => void;
  readonly onOrders: (change: Events['orders:changed']) => void;
};

/** The history service of this desk: each change has a client of its own, and every order read on the way goes into the cache. */
export function createDeskHistory(parts: HistoryParts): HistoryService {
  const { shops, access, writer } = parts;
  return createHistory({
    outbox: shops.outbox,
    clock: systemEditClock(),
    offers(id) {
      const shop = shops.list().find((one) => one.id === id);
      return shop === undefined
        ? { ok: false, error: { code: 'no-shop', facts: { shop: id } } }
        : ok(shop.capabilities);
    },
    async openClient(id) {
      const found = shops.credentialsOf(id);
      if (!found.ok) return found;
      const { dialect, address, username, key, certificate } = found.value;
      return ok(await access.openClient(dialect, { address, username, key, certificate }));
    },
    onOrder: (shop, order) => void keepOrder(shop, order),
    onChanged: parts.onChanged,
  });

  /** What the cache does not take now it reads again at its next pass. */
  async function keepOrder(shop: ShopId, order: OrderHeader): Promise<void> {
    const { orderId } = order;
    const receipt = await writer.commit({
      shop,
      asOf: Date.now(),
      orders: [order],
      settled: [{ from: orderId, to: orderId, kind: 'read', reason: null, tries: 0 }],
      marks: null,
    });
    if (!receipt.ok) return;
    const { ids, revision } = receipt.value;
    parts.onOrders({ shop, ids, revision });
  }
}
