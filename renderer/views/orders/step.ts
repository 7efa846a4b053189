import type { OrderKey } from '../../../shared/ids';
import { keyAt, placeOf, type OrderPlaces } from '../../queries/order-places';

/** The order a step leads to: next and previous stop at the ends; without a selection both begin at the first. */
export function stepFrom(
  list: OrderPlaces,
  selected: OrderKey | null,
  step: 'next' | 'previous' | 'first' | 'last',
): OrderKey | null {
  const last = list.ids.length - 1;
  if (last < 0) return selected;
  const at = placeOf(list, selected);
  const targets = {
    first: 0,
    last,
    next: Math.min(at + 1, last),
    previous: Math.max(at - 1, 0),
  };
  return keyAt(list, targets[step]) ?? selected;
}
