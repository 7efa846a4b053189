import type { OrderQuery, StatusKey } from '../../../shared/order';
import type { ShopId } from '../../../shared/ids';
import { isChosen, type StatusEntry } from './status-entries';

/** What the clerk has narrowed the list to, apart from the words searched for and the shops. */
export type OrdersFilter = Omit<OrderQuery, 'shops' | 'search'>;

/** Everything but abandoned checkouts, newest first. */
export const wholeList: OrdersFilter = {
  statuses: [],
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
  | { readonly kind: 'status'; readonly entry: StatusEntry };

/** The entries a filter narrows to; a status no order has any more is an entry of its own. */
export function chosenEntries(
  { statuses }: OrdersFilter,
  entries: readonly StatusEntry[],
): readonly StatusEntry[] {
  const met = entries.filter((entry) => isChosen(entry, statuses));
  const unmet = statuses.filter((status) => !met.some((entry) => isChosen(entry, [status])));
  return [
    ...met,
    ...unmet.map((status) => ({
      id: `${status.shop} ${status.statusId}`,
      name: null,
      shopName: null,
      statuses: [status],
      count: 0,
    })),
  ];
}

/** The view a filter amounts to; null when it is none of them (several statuses). */
export function viewOf(filter: OrdersFilter, entries: readonly StatusEntry[]): View | null {
  if (filter.abandoned === 'only') return { kind: 'abandoned' };
  const [entry, ...others] = chosenEntries(filter, entries);
  if (entry === undefined) return { kind: 'all' };
  return others.length === 0 ? { kind: 'status', entry } : null;
}

/** True when two views are the same entry. */
export function isSameView(one: View | null, other: View): boolean {
  if (one?.kind === 'status' && other.kind === 'status') return one.entry.id === other.entry.id;
  return one?.kind === other.kind;
}

/** The filter after a view was chosen; dates and sorting stay. */
export function showView(filter: OrdersFilter, view: View): OrdersFilter {
  return {
    ...filter,
    abandoned: view.kind === 'abandoned' ? 'only' : 'without',
    statuses: view.kind === 'status' ? view.entry.statuses : [],
  };
}

/** The filter with one status added or taken away. */
export function toggleStatus(filter: OrdersFilter, entry: StatusEntry): OrdersFilter {
  const others = filter.statuses.filter((status) => !isChosen(entry, [status]));
  const statuses = isChosen(entry, filter.statuses) ? others : [...others, ...entry.statuses];
  return { ...filter, abandoned: 'without', statuses: sorted(statuses) };
}

/** How many parts of a filter narrow the list. */
export function countParts(filter: OrdersFilter, entries: readonly StatusEntry[]): number {
  const { from, to } = filter;
  return chosenEntries(filter, entries).length + (from === null ? 0 : 1) + (to === null ? 0 : 1);
}

/**
 * The filter after other shops were chosen: dates and sorting stay, and a status stays where the shops now shown have one of the same
 * name. `entries` are those of all shops.
 */
export function moveFilter(
  filter: OrdersFilter,
  entries: readonly StatusEntry[],
  shops: readonly ShopId[],
): OrdersFilter {
  const kept = chosenEntries(filter, entries)
    .flatMap(({ statuses }) => statuses)
    .filter(({ shop }) => shops.includes(shop));
  return { ...filter, statuses: sorted(kept) };
}

/** The whole question for the local copy. An entry met in one more shop since it was chosen stands for that shop too. */
export function queryOf(
  shops: readonly ShopId[],
  search: string,
  filter: OrdersFilter,
  entries: readonly StatusEntry[],
): OrderQuery {
  const statuses = chosenEntries(filter, entries).flatMap((entry) => entry.statuses);
  return { shops, search: search.trim(), ...filter, statuses: sorted(statuses) };
}

/** In one order, so that the same choice is the same question however it was made. */
function sorted(statuses: readonly StatusKey[]): readonly StatusKey[] {
  return [...statuses].sort((a, b) => a.shop.localeCompare(b.shop) || a.statusId - b.statusId);
}
