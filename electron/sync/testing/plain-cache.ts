import type { OrderId } from '../../../shared/ids';
import type { OrderHeader } from '../../../shared/order';
import { ok } from '../../../shared/result';
import type { CacheWriter, ConnectorMarks, SyncMarks } from '../../cache/types';
import { settle } from '../coverage';
import type { Coverage } from '../coverage';

/** A cache of one shop in plain objects, for tests that run a pass a thousand times; the others use the real one. */
export function plainCache(): CacheWriter {
  const orders = new Map<OrderId, OrderHeader>();
  const newestFirst = () => [...orders.values()].sort((a, b) => b.orderId - a.orderId);
  const versions = new Map<OrderId, string>();
  const gone = new Set<OrderId>();
  let connector: ConnectorMarks | null = null;
  let ranges: Coverage = [];
  let marks: SyncMarks = {
    firstPassDone: false,
    startId: null,
    lastGapCheckAt: null,
    lastPassAt: null,
  };
  let revision = 0;
  return {
    position: async () =>
      ok({
        ranges,
        marks,
        highestRead: orders.size === 0 ? null : Math.max(...orders.keys()),
        connector,
      }),
    commit: async (batch) => {
      for (const id of batch.gone ?? []) if (orders.has(id)) gone.add(id);
      const ids = batch.orders
        .filter((order) => orders.get(order.orderId) !== order)
        .map((order) => order.orderId);
      for (const order of batch.orders) {
        if (orders.get(order.orderId) !== order) versions.delete(order.orderId);
        orders.set(order.orderId, order);
        gone.delete(order.orderId);
      }
      for (const { orderId, contents } of batch.contents ?? []) {
        versions.set(orderId, contents.version);
      }
      connector = batch.connector ?? connector;
      ranges = settle(ranges, batch.settled);
      marks = batch.marks ?? marks;
      revision += 1;
      return ok({ revision, ids });
    },
    versions: async (_, from, to) =>
      ok(
        [...orders.keys()]
          .filter((orderId) => orderId >= from && orderId <= to && !gone.has(orderId))
          .sort((a, b) => a - b)
          .map((orderId) => ({ orderId, version: versions.get(orderId) ?? '' })),
      ),
    abandonedSince: async (_, since) =>
      ok(
        newestFirst()
          .filter((order) => order.statusId === 0 && order.dateAdded >= since)
          .map((order) => order.orderId),
      ),
    newest: async (_, limit) =>
      ok(
        newestFirst()
          .slice(0, limit)
          .map((order) => order.orderId),
      ),
    wipe: async () => {
      orders.clear();
      ranges = [];
      return ok(null);
    },
  };
}
