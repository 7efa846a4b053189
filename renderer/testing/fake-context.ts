import type { OrderKey, ShopId } from '../../shared/ids';
import type { EventName, Events } from '../../shared/ipc/contract';
import type { CachedOrder } from '../../shared/order';
import type { Shop } from '../../shared/shop';

/** What the parts of a fake desk share. */
export type FakeContext = {
  readonly now: number;
  emit<E extends EventName>(event: E, data: Events[E]): void;
  shopOf(id: ShopId): Shop | null;
  orderOf(key: OrderKey): CachedOrder | null;
  /** Puts orders of one shop into the local copy (replacing those of the same id) and tells the window. */
  putOrders(orders: readonly CachedOrder[]): void;
};
