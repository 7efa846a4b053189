import type { UseQueryResult } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { OrderKey } from '../../../shared/ids';
import type { Shop } from '../../../shared/shop';
import type { Preferences } from '../../../shared/preferences';
import { ErrorPanel } from '../../components/ErrorPanel';
import { SkeletonLine } from '../../components/Skeleton';
import { failureOf } from '../../queries/error-data';
import type { OrderList as List } from '../../queries/order-queries';
import { EmptyList } from './EmptyList';
import type { OrdersFilter } from './filter';
import { FilterChips } from './FilterChips';
import { ListHead } from './ListHead';
import styles from './ListPanel.module.css';
import { OrderList, rowHeights } from './OrderList';
import type { StatusEntry } from './status-entries';

type Props = {
  readonly shops: readonly Shop[];
  /** Those of them whose orders are shown. */
  readonly shown: readonly Shop[];
  readonly ids: UseQueryResult<List>;
  readonly statuses: readonly StatusEntry[];
  readonly density: Preferences['density'];
  readonly search: string;
  readonly onSearch: (words: string) => void;
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
  readonly selected: OrderKey | null;
  readonly onSelect: (key: OrderKey) => void;
  readonly onShowSync: () => void;
  readonly focusTarget: RefObject<HTMLDivElement | null>;
};

/** The list with its head: filters, sorting, and the state it is in. */
export function ListPanel(props: Props) {
  const { shops, shown, ids, statuses, filter, onFilter, search, onSearch, density } = props;
  return (
    <section className={styles.panel}>
      <ListHead
        shops={shown}
        count={ids.data?.ids.length ?? null}
        statuses={statuses}
        filter={filter}
        onFilter={onFilter}
      />
      <FilterChips
        search={search}
        onSearch={onSearch}
        statuses={statuses}
        filter={filter}
        onFilter={onFilter}
      />
      {body()}
    </section>
  );

  function body() {
    const failure = failureOf(ids);
    if (failure !== null) {
      return <ErrorPanel error={failure} onRetry={() => void ids.refetch()} />;
    }
    if (ids.data === undefined) return <RowSkeletons rowHeight={rowHeights[density]} />;
    if (ids.data.ids.length === 0) {
      return (
        <EmptyList
          shops={shown}
          search={search}
          filter={filter}
          onFilter={onFilter}
          onShowSync={props.onShowSync}
          focusTarget={props.focusTarget}
        />
      );
    }
    return (
      <OrderList
        shops={shops}
        list={ids.data}
        isStale={ids.isPlaceholderData}
        density={density}
        selected={props.selected}
        onSelect={props.onSelect}
        focusTarget={props.focusTarget}
      />
    );
  }
}

function RowSkeletons({ rowHeight }: { readonly rowHeight: number }) {
  return (
    <div className={styles.skeletons} aria-hidden="true">
      {Array.from({ length: 14 }, (_, row) => (
        <div key={row} className={styles.skeleton} style={{ blockSize: rowHeight }}>
          <SkeletonLine width={55 - ((row * 7) % 20)} />
          <SkeletonLine width={80 - ((row * 11) % 30)} />
        </div>
      ))}
    </div>
  );
}
