import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ShopText } from '../../components/ShopText';
import { useFormats } from '../../text/formats';
import { chosenEntries, toggleStatus, viewOf, type OrdersFilter } from './filter';
import type { StatusEntry } from './status-entries';
import { useEntryName } from './use-entry-name';
import styles from './FilterChips.module.css';

type Chip = { readonly key: string; readonly text: string; readonly onRemove: () => void };

/** What narrows the list, each part with a cross to take it away; nothing while nothing does. */
export function FilterChips({
  search,
  onSearch,
  statuses,
  filter,
  onFilter,
}: {
  readonly search: string;
  readonly onSearch: (words: string) => void;
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useEntryName();
  const { from, to } = filter;
  const chips: Chip[] = [];
  if (search.trim() !== '') {
    chips.push({
      key: 'search',
      text: t('orders.chipSearch', { words: search.trim() }),
      onRemove: () => onSearch(''),
    });
  }
  // a single status is the view itself and stands in the heading
  for (const entry of viewOf(filter, statuses) === null ? chosenEntries(filter, statuses) : []) {
    chips.push({
      key: `status ${entry.id}`,
      text: nameOf(entry),
      onRemove: () => onFilter(toggleStatus(filter, entry)),
    });
  }
  if (from !== null) {
    chips.push({
      key: 'from',
      text: t('orders.chipFrom', { day: formats.day(from) }),
      onRemove: () => onFilter({ ...filter, from: null }),
    });
  }
  if (to !== null) {
    chips.push({
      key: 'to',
      text: t('orders.chipTo', { day: formats.day(to) }),
      onRemove: () => onFilter({ ...filter, to: null }),
    });
  }
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('orders.filters')}>
      {chips.map(({ key, text, onRemove }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('orders.removeChip', { what: text })}
            onClick={onRemove}
          >
            <ShopText>{text}</ShopText>
            <IconX size={12} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
