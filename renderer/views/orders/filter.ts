import type { ShopId } from '../../../shared/ids';
import type { OrderQuery } from '../../../shared/order';

/** What the clerk has narrowed the list to, apart from the words searched for. */
export type OrdersFilter = Omit<OrderQuery, 'shop' | 'search'>;

/** Everything but abandoned checkouts, newest first. */
export const wholeList: OrdersFilter = {
  statusIds: [],
  from: null,
  to: null,
  abandoned: 'without',
  sort: 'dateAdded',
  direction: 'descending',
};

/** An entry of the views panel. */
export type View =
  | { readonly kind: 'all' }
  | { readonly kind: 'abandoned' }
  | { readonly kind: 'status'; readonly statusId: number };

/** The view a filter amounts to; null when it is none of them (several statuses). */
export function viewOf({ abandoned, statusIds }: OrdersFilter): View | null {
  if (abandoned === 'only') return { kind: 'abandoned' };
  const [statusId] = statusIds;
  if (statusId === undefined) return { kind: 'all' };
  return statusIds.length === 1 ? { kind: 'status', statusId } : null;
}

/** True when two views are the same entry. */
export function isSameView(one: View | null, other: View): boolean {
  if (one?.kind === 'status' && other.kind === 'status') return one.statusId === other.statusId;
  return one?.kind === other.kind;
}

/** The filter after a view was chosen; dates and sorting stay. */
export function showView(filter: OrdersFilter, view: View): OrdersFilter {
  return {
    ...filter,
    abandoned: view.kind === 'abandoned' ? 'only' : 'without',
    statusIds: view.kind === 'status' ? [view.statusId] : [],
  };
}

/** The filter with one status added or taken away. */
export function toggleStatus(filter: OrdersFilter, statusId: number): OrdersFilter {
  const isOn = filter.statusIds.includes(statusId);
  const statusIds = isOn
    ? filter.statusIds.filter((id) => id !== statusId)
    : [...filter.statusIds, statusId].sort((a, b) => a - b);
  return { ...filter, abandoned: 'without', statusIds };
}

/** How many parts of a filter narrow the list. */
export function countParts({ statusIds, from, to }: OrdersFilter): number {
  return statusIds.length + (from === null ? 0 : 1) + (to === null ? 0 : 1);
}

/** The whole question for the local copy. */
export function queryOf(shop: ShopId, search: string, filter: OrdersFilter): OrderQuery {
  return { shop, search: search.trim(), ...filter };
}
