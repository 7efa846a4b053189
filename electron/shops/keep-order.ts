import type { Events } from '../../shared/ipc/contract';
import type { ShopId } from '../../shared/ids';
import type { OrderHeader } from '../../shared/order';
import type { OrderContents } from '../../shared/order-contents';
import { fail, ok, type Result } from '../../shared/result';
import type { StoredShop } from '../settings/settings-data';
import { readRange } from '../sync/committer';
import type { Turns } from './in-turn';
import type { LocalCopy } from './local-copy';
import type { Syncs } from './syncs';

/** What keeping works with. */
export type KeepOrderParts = {
  readonly find: (id: ShopId) => StoredShop | undefined;
  readonly localCopy: LocalCopy;
  readonly turns: Turns;
  readonly syncs: Syncs;
  readonly now: () => number;
  readonly onChanged: (change: Events['orders:changed']) => void;
};

/**
 * Keeps an order that was just read outside the sync, and tells of it. Nothing is kept of a shop that is gone. Where only its header
 * was read (`contents` null) and the shop has the connector, the sync reads it whole instead: its lines would be forgotten otherwise.
 */
export type KeepOrder = (
  id: ShopId,
  order: OrderHeader,
  contents?: OrderContents | null,
) => Promise<Result<null>>;

/** Keeps orders in turn with all other changes. */
export function createKeepOrder(parts: KeepOrderParts): KeepOrder {
  const { find, localCopy, turns, syncs } = parts;
  return async (id, order, contents = null) => {
    const asOf = parts.now(); // a sync may read it anew while this waits in line
    if (contents === null && find(id)?.connector.kind === 'present') {
      const whole = await syncs.engine(id)?.refresh(order.orderId);
      if (whole?.ok === true) return ok(null);
    }
    return turns.inTurn(async () => {
      if (find(id) === undefined) return fail('no-shop', { shop: id });
      const kept = await localCopy.writer.commit({
        shop: id,
        asOf,
        orders: [order],
        contents: contents === null ? [] : [{ orderId: order.orderId, contents }],
        settled: [readRange(order.orderId)],
        marks: null,
      });
      if (!kept.ok) return kept;
      const { ids, revision } = kept.value;
      if (ids.length > 0) parts.onChanged({ shop: id, ids, revision });
      return ok(null);
    });
  };
}
