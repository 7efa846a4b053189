import type { ShopId } from '../../../shared/ids';
import { keyAt, placeOf, type OrderPlaces } from '../../queries/order-places';

/** Where the row stands now that stood at `index` in a list before. */
export type Place = {
  /** Its index in the new list; the old one if neither it nor a row below it is left. */
  readonly index: number;
  /** True when the row itself, or one close below it, was found. */
  readonly isFound: boolean;
};

/** How many rows below the anchor are tried when the anchor itself has left the list. */
const tries = 20;

/**
 * Finds the row at `index` of the list before in the list after, so that it can stay where it is on screen. If it is
 * gone, the next ones below it are tried.
 */
export function keepPlace(before: OrderPlaces, after: OrderPlaces, index: number): Place {
  for (let at = index; at < Math.min(before.ids.length, index + tries); at += 1) {
    const found = placeOf(after, keyAt(before, at));
    if (found !== -1) return { index: Math.max(0, found - (at - index)), isFound: true };
  }
  return { index, isFound: false };
}

/** How many of the first `end` rows are not among those seen before. */
export function countUnseen(
  list: OrderPlaces,
  end: number,
  seen: ReadonlyMap<ShopId, ReadonlySet<number>>,
): number {
  let unseen = 0;
  for (let at = 0; at < Math.min(end, list.ids.length); at += 1) {
    const key = keyAt(list, at);
    if (key !== null && seen.get(key.shop)?.has(key.orderId) !== true) unseen += 1;
  }
  return unseen;
}
