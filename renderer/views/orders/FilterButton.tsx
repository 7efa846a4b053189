import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StatusCount } from '../../../shared/order';
import { ShopText } from '../../components/ShopText';
import { useFormats } from '../../text/formats';
import { countParts, toggleStatus, type OrdersFilter } from './filter';
import styles from './FilterButton.module.css';

/** Opens the filters: any number of statuses, and the first and last day by the shop's dates. */
export function FilterButton({
  statuses,
  filter,
  onFilter,
}: {
  readonly statuses: readonly StatusCount[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const parts = countParts(filter);
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
            {statuses.map(({ statusId, name, count }) => (
              <Checkbox
                key={statusId}
                checked={filter.statusIds.includes(statusId)}
                onChange={() => onFilter(toggleStatus(filter, statusId))}
                label={
                  <>
                    <ShopText>{name ?? t('orders.noStatus', { id: statusId })}</ShopText>{' '}
                    <span className={styles.count}>{formats.count(count)}</span>
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
