import { NativeSelect } from '@mantine/core';
import { IconClockExclamation, IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sortColumns } from '../../../shared/order';
import type { Shop } from '../../../shared/shop';
import { IconButton } from '../../components/IconButton';
import { ShopText } from '../../components/ShopText';
import { useFormats } from '../../text/formats';
import { FilterButton } from './FilterButton';
import { viewOf, type OrdersFilter } from './filter';
import type { StatusEntry } from './status-entries';
import { useEntryName } from './use-entry-name';
import styles from './ListHead.module.css';

/** What the list shows and how: its name and count, filter and sorting. */
export function ListHead({
  shops,
  count,
  statuses,
  filter,
  onFilter,
}: {
  readonly shops: readonly Shop[];
  readonly count: number | null;
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const entryName = useEntryName();
  const isUp = filter.direction === 'ascending';
  return (
    <header className={styles.head}>
      <div className={styles.name}>
        <h1>{nameOf()}</h1>
        <span role="status" className={styles.count}>
          {count === null ? '' : formats.count(count)}
        </span>
      </div>
      {filter.sort === 'dateAdded' && haveOwnClocks(shops) ? (
        <span className={styles.clocks} title={t('orders.ownClocks')}>
          <IconClockExclamation size={14} role="img" aria-label={t('orders.ownClocks')} />
        </span>
      ) : null}
      <FilterButton statuses={statuses} filter={filter} onFilter={onFilter} />
      <NativeSelect
        className={styles.sort ?? ''}
        aria-label={t('orders.sort')}
        value={filter.sort}
        data={sortColumns.map((value) => ({ value, label: t(`orders.sorted.${value}`) }))}
        onChange={({ currentTarget }) => {
          const sort = sortColumns.find((column) => column === currentTarget.value);
          if (sort !== undefined) onFilter({ ...filter, sort });
        }}
      />
      <IconButton
        icon={isUp ? IconSortAscending : IconSortDescending}
        label={t(`orders.${filter.direction}`)}
        onPress={() => onFilter({ ...filter, direction: isUp ? 'descending' : 'ascending' })}
      />
    </header>
  );

  function nameOf(): ReactNode {
    const view = viewOf(filter, statuses);
    if (view === null) return t('orders.title');
    if (view.kind !== 'status') return t(`orders.${view.kind}`);
    return <ShopText>{entryName(view.entry)}</ShopText>;
  }
}

/** True when shops do not, or perhaps do not, write their dates by the same clock. */
function haveOwnClocks(shops: readonly Shop[]): boolean {
  const clocks = shops.map(({ id, zone }) => {
    if (zone.kind === 'unknown') return id;
    return zone.kind === 'measured' ? String(zone.offsetMinutes) : zone.name;
  });
  return new Set(clocks).size > 1;
}
