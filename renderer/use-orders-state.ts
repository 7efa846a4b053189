import { useMemo, useState } from 'react';
import type { OrderKey } from '../shared/ids';
import type { Shop } from '../shared/shop';
import { useShopCounts, type ShopCounts } from './queries/use-shop-counts';
import { moveFilter, wholeList, type OrdersFilter } from './views/orders/filter';
import { canShowOrders } from '../shared/shop';
import type { Scope, ScopeChoice } from './views/orders/scope';
import { statusEntries, type StatusEntry } from './views/orders/status-entries';

/** What is shown of the orders, shared by the screens of the desk. */
export type OrdersState = {
  readonly scope: Scope;
  /** The shop that what concerns one shop only (connection, settings, sync panel) is about. */
  readonly shop: Shop;
  /** Counts of the shops shown, and their statuses. */
  readonly counts: readonly ShopCounts[];
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly selected: OrderKey | null;
  readonly onFilter: (filter: OrdersFilter) => void;
  readonly onSelect: (key: OrderKey | null) => void;
  readonly onScope: (choice: ScopeChoice) => void;
  /** Leaves a shop whose orders cannot be shown, where there are others to search in. */
  readonly onSearchable: () => void;
  /** Chooses the shop that single things are about; the list stays what it is. */
  readonly onShop: (shop: Shop) => void;
};

/** Keeps scope, filter and selection. A shop that is gone takes with it what belonged to it. */
export function useOrdersState(shops: readonly [Shop, ...Shop[]]): OrdersState {
  const readers = useMemo(() => shops.filter(canShowOrders), [shops]);
  const [listId, setListId] = useState(shops[0].id);
  const [aboutId, setAboutId] = useState(listId);
  const [wantsAll, setWantsAll] = useState(true);
  const [keptFilter, setFilter] = useState<OrdersFilter>(wholeList);
  const [kept, setSelected] = useState<OrderKey | null>(null);

  const shop = shops.find(({ id }) => id === listId) ?? shops[0];
  const isAll = wantsAll && readers.length > 1;
  const shown = useMemo(() => (isAll ? readers : [shop]), [isAll, readers, shop]);
  const scope = useMemo<Scope>(
    () => (isAll ? { kind: 'all', shops: readers } : { kind: 'one', shop }),
    [isAll, readers, shop],
  );
  const isShown = (id: Shop['id']) => shown.some((one) => one.id === id);
  const filter = keptFilter.statuses.every((status) => isShown(status.shop))
    ? keptFilter
    : { ...keptFilter, statuses: keptFilter.statuses.filter((status) => isShown(status.shop)) };
  const selected = kept !== null && isShown(kept.shop) ? kept : null;

  const allCounts = useShopCounts(readers);
  const counts = useMemo(
    () => allCounts.filter((one) => shown.some(({ id }) => id === one.shop.id)),
    [allCounts, shown],
  );
  const statuses = useMemo(() => statusEntries(counts), [counts]);

  function onFilter(next: OrdersFilter) {
    // no list holds both, so the order shown cannot be in the one chosen now
    if (next.abandoned !== filter.abandoned) setSelected(null);
    setFilter(next);
  }

  function onScope(choice: ScopeChoice) {
    const next = choice === 'all' ? readers.map(({ id }) => id) : [choice];
    setWantsAll(choice === 'all');
    if (choice !== 'all') {
      setListId(choice);
      setAboutId(choice);
    }
    setFilter(moveFilter(filter, statusEntries(allCounts), next));
  }

  return {
    scope,
    shop: shops.find(({ id }) => id === aboutId) ?? shop,
    counts,
    statuses,
    filter,
    selected,
    onFilter,
    onSelect: setSelected,
    onScope,
    onSearchable() {
      const [first, ...others] = readers;
      if (isAll || canShowOrders(shop) || first === undefined) return;
      onScope(others.length === 0 ? first.id : 'all');
    },
    onShop: ({ id }) => setAboutId(id),
  };
}
