import type { HistoryChange } from '../../../../shared/history';
import type { HistoryEntry } from '../../../../shared/order-contents';
import type { ShopZone, UtcMs } from '../../../../shared/time';
import { momentsOf, wallClock } from '../../../text/dates';

/** One thing in the story of an order: an entry of the shop, with the change made here that it certainly is; or a change made here alone. */
export type TimelineItem =
  | {
      readonly kind: 'entry';
      readonly entry: HistoryEntry;
      readonly change: HistoryChange | null;
    }
  | { readonly kind: 'change'; readonly change: HistoryChange };

/** An entry this far from when a change left for the shop, by the shop's clock, can still be that change, in milliseconds. */
const nearMs = 2 * 60_000;

/** A comment as both sides may have kept it: line breaks and blanks at its ends apart. */
function plain(comment: string): string {
  return comment.replace(/\r\n?/g, '\n').trim();
}

function momentsIn({ dateAdded }: HistoryEntry, zone: ShopZone): readonly UtcMs[] {
  const wall = wallClock(dateAdded);
  return wall === null ? [] : momentsOf(wall, zone);
}

/** Whether the shop is known to have stored a change. One that is not settled keeps its own place: there is something to decide. */
function isStored({ state }: HistoryChange): boolean {
  return (
    state.kind === 'done' ||
    state.kind === 'sent' ||
    (state.kind === 'settled' && state.as === 'done')
  );
}

function fits(change: HistoryChange, entry: HistoryEntry, zone: ShopZone): boolean {
  const { sentAt, shopAheadMs, statusId, notify, comment } = change;
  if (!isStored(change) || sentAt === null) return false;
  const due = sentAt + (shopAheadMs ?? 0);
  return (
    entry.statusId === statusId &&
    entry.isNotified === notify &&
    plain(entry.comment) === plain(comment) &&
    momentsIn(entry, zone).some((moment) => Math.abs(moment - due) <= nearMs)
  );
}

/**
 * The shop's history and the changes made here as one story, newest first. A change and an entry are one only where each fits no other;
 * in doubt both are shown. `entries` are oldest first, `changes` newest first; a change is placed by when it was made.
 */
export function timelineOf(
  entries: readonly HistoryEntry[],
  changes: readonly HistoryChange[],
  zone: ShopZone,
): readonly TimelineItem[] {
  const pairs = new Map<HistoryEntry, HistoryChange>();
  for (const entry of entries) {
    const [change, ...others] = changes.filter((one) => fits(one, entry, zone));
    if (change === undefined || others.length > 0) continue;
    if (entries.filter((one) => fits(change, one, zone)).length === 1) pairs.set(entry, change);
  }
  const merged = new Set(pairs.values());
  const alone = changes.filter((change) => !merged.has(change));
  const items: TimelineItem[] = [];
  let next = 0;
  for (const entry of entries.toReversed()) {
    const [moment] = momentsIn(entry, zone);
    for (let change = alone[next]; change !== undefined; change = alone[next]) {
      const isOlder = moment !== undefined && change.createdAt < moment;
      if (isOlder) break;
      items.push({ kind: 'change', change });
      next += 1;
    }
    items.push({ kind: 'entry', entry, change: pairs.get(entry) ?? null });
  }
  return [...items, ...alone.slice(next).map((change) => ({ kind: 'change', change }) as const)];
}
