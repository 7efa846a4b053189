import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import type { SyncState } from '../../../shared/sync-state';
import { EmptyPanel } from '../../components/EmptyPanel';
import { useDesk } from '../../queries/desk-context';
import { deskQueries } from '../../queries/desk-queries';
import { wholeList, type OrdersFilter } from './filter';
import styles from './EmptyList.module.css';

/** Why the list is empty, and what to do about it. It takes the focus in the list's stead, so that keys go on. */
export function EmptyList({
  shop,
  search,
  filter,
  onFilter,
  onShowSync,
  focusTarget,
}: {
  readonly shop: Shop;
  readonly search: string;
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
  readonly onShowSync: () => void;
  readonly focusTarget: RefObject<HTMLDivElement | null>;
}) {
  const { t } = useTranslation();
  const desk = useDesk();
  const sync = useQuery(deskQueries(desk).sync(shop.id)).data;
  return (
    <div ref={focusTarget} className={styles.empty} tabIndex={-1}>
      {content()}
    </div>
  );

  function content() {
    const words = search.trim();
    if (words !== '') {
      return (
        <EmptyPanel why={t('orders.empty.search', { words })} next={t('orders.empty.searchNext')} />
      );
    }
    if (filter.statuses.length > 0 || filter.from !== null || filter.to !== null) {
      return (
        <EmptyPanel why={t('orders.empty.filter')} next={t('orders.empty.filterNext')}>
          <Button variant="default" onClick={() => onFilter(wholeList)}>
            {t('orders.clearAll')}
          </Button>
        </EmptyPanel>
      );
    }
    if (filter.abandoned === 'only') return <EmptyPanel why={t('orders.empty.abandoned')} />;
    const { why, next } = reasons(sync);
    return (
      <EmptyPanel why={why} next={next}>
        <Button variant="default" onClick={onShowSync}>
          {t('orders.empty.syncPanel')}
        </Button>
      </EmptyPanel>
    );
  }

  function reasons(state: SyncState | undefined): { why: string; next?: string } {
    if (state?.isOnline === false) return { why: t('orders.empty.offline') };
    if (state?.phase.kind === 'paused') return { why: t('orders.empty.paused') };
    if (state?.phase.kind === 'stopped') return { why: t('orders.empty.stopped') };
    return state?.firstPassDone === true
      ? { why: t('orders.empty.shop'), next: t('orders.empty.shopNext') }
      : { why: t('orders.empty.reading'), next: t('orders.empty.readingNext') };
  }
}
