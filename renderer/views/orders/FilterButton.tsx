import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ShopText } from '../../components/ShopText';
import { useFormats } from '../../text/formats';
import { countParts, toggleStatus, type OrdersFilter } from './filter';
import { isChosen, type StatusEntry } from './status-entries';
import { useEntryName } from './use-entry-name';
import styles from './FilterButton.module.css';

/** Opens the filters: any number of statuses, and the first and last day by the shop's dates. */
export function FilterButton({
  statuses,
  filter,
  onFilter,
}: {
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useEntryName();
  const parts = countParts(filter, statuses);
  return (
    <Popover width={310} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant={parts === 0 ? 'subtle' : 'light'}
          color={parts === 0 ? 'gray' : 'harbour'}
          leftSection={<IconFilter size={14} aria-hidden="true" />}
        >
          {parts === 0 ? t('orders.filter') : `${t('orders.filter')} · ${formats.count(parts)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('orders.filters')}>
        <div className={styles.dates}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              size="xs"
              label={t(`orders.${end}`)}
              value={filter[end] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                onFilter({ ...filter, [end]: value === '' ? null : value })
              }
            />
          ))}
        </div>
        {filter.abandoned === 'only' ? null : (
          <fieldset className={styles.statuses}>
            <legend>{t('orders.statuses')}</legend>
            {statuses.map((entry) => (
              <Checkbox
                key={entry.id}
                checked={isChosen(entry, filter.statuses)}
                onChange={() => onFilter(toggleStatus(filter, entry))}
                label={
                  <>
                    <ShopText>{nameOf(entry)}</ShopText>{' '}
                    <span className={styles.count}>{formats.count(entry.count)}</span>
                  </>
                }
              />
            ))}
          </fieldset>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
