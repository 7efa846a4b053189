import { isSettled, type HistoryChange } from '../../../../shared/history';
import type { Shop } from '../../../../shared/shop';
import { ChangeEntry } from './ChangeEntry';

/** Status changes, the newest first. */
export function ChangeList({
  shop,
  changes,
  isOutOfReach,
  namesOrder = false,
}: {
  readonly shop: Shop;
  readonly changes: readonly HistoryChange[];
  readonly isOutOfReach: boolean;
  readonly namesOrder?: boolean;
}) {
  const unsettled = new Set<number>(
    changes.filter(({ state }) => !isSettled(state)).map(({ orderId }) => orderId),
  );
  return (
    <ol>
      {changes.map((change) => (
        <ChangeEntry
          key={change.id}
          shop={shop}
          change={change}
          isOutOfReach={isOutOfReach}
          isUnsettled={unsettled.has(change.orderId)}
          namesOrder={namesOrder}
        />
      ))}
    </ol>
  );
}
