import type { HistoryChange } from '../../../../shared/history';
import { isSettled } from '../../../../shared/history';
import type { Shop } from '../../../../shared/shop';
import type { SyncState } from '../../../../shared/sync-state';

/** What keeps a status from being set now. */
export type Blocked = 'notOffered' | 'noKey' | 'offline' | 'unsettled';

/** Whether the shop is known to be out of reach. A dead line behind a working network card is known only by its error. */
export function isOutOfReach(sync: SyncState | undefined): boolean {
  if (sync === undefined) return false;
  const { phase, isOnline } = sync;
  return !isOnline || (phase.kind === 'waiting' && phase.error.code === 'offline');
}

/** Why no status can be set for an order now; null when it can. `changes` are those of this order. */
export function blockedBy(
  shop: Shop,
  sync: SyncState | undefined,
  changes: readonly HistoryChange[],
): Blocked | null {
  if (shop.capabilities.addHistory !== 'yes') return 'notOffered';
  if (changes.some(({ state }) => !isSettled(state))) return 'unsettled';
  if (!shop.hasKey) return 'noKey';
  return isOutOfReach(sync) ? 'offline' : null;
}
