import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import type { SyncState } from '../../../shared/sync-state';
import { EmptyPanel } from '../../components/EmptyPanel';
import { useShopSyncs } from '../../queries/use-shop-syncs';
import { isolated } from '../../text/plain-text';
import { wholeList, type OrdersFilter } from './filter';
import { takesOrdersFocus } from '../../components/focus-orders';
import styles from './EmptyList.module.css';

/** Why the list is empty, and what to do about it. It takes the focus in the list's stead, so that keys go on. */
export function EmptyList({
  shops,
  search,
  filter,
  onFilter,
  onShowSync,
  focusTarget,
}: {
  readonly shops: readonly Shop[];
  readonly search: string;
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
  readonly onShowSync: () => void;
  readonly focusTarget: RefObject<HTMLDivElement | null>;
}) {
  const { t } = useTranslation();
  const states = useShopSyncs(shops).map(({ state }) => state);
  return (
    <div ref={focusTarget} className={styles.empty} tabIndex={-1} {...takesOrdersFocus}>
      {content()}
    </div>
  );

  function content() {
    const words = isolated(search.trim());
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
    const { why, next } = reasons();
    return (
      <EmptyPanel why={why} next={next}>
        <Button variant="default" onClick={onShowSync}>
          {t('orders.empty.syncPanel')}
        </Button>
      </EmptyPanel>
    );
  }

  /** Of several shops, what holds for all of them; else orders are still to come. */
  function reasons(): { why: string; next?: string } {
    const all = (holds: (state: SyncState) => boolean) => states.length > 0 && states.every(holds);
    if (all(({ isOnline }) => !isOnline)) return { why: t('orders.empty.offline') };
    if (all(({ phase }) => phase.kind === 'paused')) return { why: t('orders.empty.paused') };
    if (all(({ phase }) => phase.kind === 'stopped')) return { why: t('orders.empty.stopped') };
    return all(({ firstPassDone }) => firstPassDone)
      ? { why: t('orders.empty.shop', { count: shops.length }), next: t('orders.empty.shopNext') }
      : { why: t('orders.empty.reading'), next: t('orders.empty.readingNext') };
  }
}
