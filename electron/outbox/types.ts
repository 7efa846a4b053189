import type { ChangeKey, HistoryChange } from '../../shared/history';
import type { OrderId, ShopId } from '../../shared/ids';
import type { Result } from '../../shared/result';

/**
 * Changes this desk was asked to make in shops. What an answer confirms is on the disk (`synchronous=FULL`); a failed write left
 * everything as it was. Failures: `outbox-unusable`, `outbox-locked`, `outbox-damaged`, `outbox-from-newer-desk`, `storage-restarted`.
 */
export type Outbox = {
  /** Keeps a new change. A second one with the same id is a bug. */
  add(change: HistoryChange): Promise<Result<null>>;
  /** Replaces what is known of a change: sending time, before-picture, state. `no-such-change` when it is not there. */
  update(change: HistoryChange): Promise<Result<null>>;
  get(key: ChangeKey): Promise<Result<HistoryChange | null>>;
  /** Newest first; of one order or (null) of the whole shop; at most 200. */
  list(shop: ShopId, orderId: OrderId | null): Promise<Result<readonly HistoryChange[]>>;
  /** Every change of all shops that is `waiting`, `sending` or `unknown`, oldest first. */
  unsettled(): Promise<Result<readonly HistoryChange[]>>;
  /** Forgets everything of one shop, so that no text of it remains readable in the file. */
  wipe(shop: ShopId): Promise<Result<null>>;
};
