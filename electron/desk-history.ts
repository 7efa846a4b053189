import type { HistoryChange } from '../shared/history';
import { systemEditClock } from './edit/clock';
import { createHistory, type HistoryService } from './edit/history-service';
import type { ShopsService } from './shops/service';

/** What joins status changes with the connected shops. */
type HistoryParts = {
  readonly shops: Pick<ShopsService, 'outbox' | 'offers' | 'openClient' | 'keepOrder' | 'reader'>;
  readonly onChanged: (change: HistoryChange) => void;
  readonly onBug: (error: unknown) => void;
};

/** The history service of this desk: each change has a client of its own, and every order read on the way goes into the cache. */
export function createDeskHistory({ shops, onChanged, onBug }: HistoryParts): HistoryService {
  return createHistory({
    outbox: shops.outbox,
    clock: systemEditClock(),
    offers: (id) => shops.offers(id),
    openClient: (id) => shops.openClient(id),
    async seenStatus(key) {
      const order = await shops.reader.order(key);
      return order.ok ? (order.value?.header.statusId ?? null) : null;
    },
    // what the cache does not take now is read again at the next pass
    onOrder: (id, order, contents) => void shops.keepOrder(id, order, contents),
    onChanged,
    onBug,
  });
}
