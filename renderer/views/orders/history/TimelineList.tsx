import { isSettled, type HistoryChange } from '../../../../shared/history';
import type { HistoryEntry } from '../../../../shared/order-contents';
import type { Shop } from '../../../../shared/shop';
import { ChangeEntry } from './ChangeEntry';
import { ShopEntry } from './ShopEntry';
import { timelineOf } from './timeline';

/** The shop's history of one order and the changes made here, newest first; what is certainly one thing stands once. */
export function TimelineList({
  shop,
  entries,
  changes,
  languageId,
  isOutOfReach,
}: {
  readonly shop: Shop;
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly changes: readonly HistoryChange[];
  readonly languageId: number;
  readonly isOutOfReach: boolean;
}) {
  const isUnsettled = changes.some(({ state }) => !isSettled(state));
  return (
    <ol>
      {timelineOf(entries, changes, shop.zone).map((item) =>
        item.kind === 'entry' ? (
          <ShopEntry
            key={`entry ${item.entry.entryId}`}
            shop={shop}
            entry={item.entry}
            change={item.change}
            languageId={languageId}
          />
        ) : (
          <ChangeEntry
            key={item.change.id}
            shop={shop}
            change={item.change}
            isOutOfReach={isOutOfReach}
            isUnsettled={isUnsettled}
          />
        ),
      )}
    </ol>
  );
}
