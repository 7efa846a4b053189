import type { OrderId, ShopId } from '../../shared/ids';
import type { EventName, Events } from '../../shared/ipc/contract';

/** The clock that gathering needs. */
export type TimerPort = {
  now(): number;
  /** Calls back once after `ms`; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
};

/** Node's own clock. */
export function systemTimer(): TimerPort {
  return {
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Tells the window what happened. `ordersChanged` and `syncChanged` may be called as often as things happen. */
export type DeskEvents = {
  ordersChanged(change: Events['orders:changed']): void;
  syncChanged(state: Events['sync:changed']): void;
  tell<E extends Exclude<EventName, 'orders:changed' | 'sync:changed'>>(
    event: E,
    data: Events[E],
  ): void;
  /** Calls off what is still gathered. */
  close(): void;
};

/** At most four events a second per shop … */
const gatherMs = 250;
/** … as long as no more shops than these have something to tell; with more of them each is told more rarely, sixteen a second in all. */
const shopsAtFullPace = 4;
/** More ids than this are not named: everything visible is stale. */
const mostIds = 200;

/** `send` puts one event on the bridge; it may do nothing while there is no window. */
export function createEvents(
  send: <E extends EventName>(event: E, data: Events[E]) => void,
  timer: TimerPort,
): DeskEvents {
  const orders = gather<Events['orders:changed']>(timer, joinChanges, (change) =>
    send('orders:changed', change),
  );
  const sync = gather<Events['sync:changed']>(
    timer,
    (_, newer) => newer,
    (state) => send('sync:changed', state),
  );
  return {
    ordersChanged: (change) => orders.add(change.shop, joinChanges(change, change)),
    syncChanged: (state) => sync.add(state.shop, state),
    tell: (event, data) => send(event, data),
    close: () => {
      orders.close();
      sync.close();
    },
  };
}

function joinChanges(
  older: Events['orders:changed'],
  newer: Events['orders:changed'],
): Events['orders:changed'] {
  const revision = Math.max(older.revision, newer.revision);
  if (older.ids === null || newer.ids === null) return { shop: newer.shop, ids: null, revision };
  const ids = new Set<OrderId>([...older.ids, ...newer.ids]);
  return { shop: newer.shop, ids: ids.size > mostIds ? null : [...ids], revision };
}

/** Lets the first of a shop through at once and joins what follows within the gathering into one. */
function gather<T>(
  timer: TimerPort,
  join: (older: T, newer: T) => T,
  send: (value: T) => void,
): { add(shop: ShopId, value: T): void; close(): void } {
  const lastSentAt = new Map<ShopId, number>();
  const waiting = new Map<ShopId, { value: T; readonly callOff: () => void }>();

  function sendNow(shop: ShopId, value: T): void {
    lastSentAt.set(shop, timer.now());
    send(value);
  }

  return {
    add(shop, value) {
      const held = waiting.get(shop);
      if (held !== undefined) {
        held.value = join(held.value, value);
        return;
      }
      const last = lastSentAt.get(shop);
      const wholeMs = gatherMs * Math.ceil((waiting.size + 1) / shopsAtFullPace);
      // the clock may have been set back meanwhile: never longer than a whole gathering
      const restMs = last === undefined ? 0 : Math.min(wholeMs, last + wholeMs - timer.now());
      if (restMs <= 0) {
        sendNow(shop, value);
        return;
      }
      const callOff = timer.after(restMs, () => {
        const due = waiting.get(shop);
        waiting.delete(shop);
        if (due !== undefined) sendNow(shop, due.value);
      });
      waiting.set(shop, { value, callOff });
    },
    close() {
      for (const { callOff } of waiting.values()) callOff();
      waiting.clear();
    },
  };
}
