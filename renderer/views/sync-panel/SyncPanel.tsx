import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Skeleton } from '../../components/Skeleton';
import { useDesk } from '../../queries/desk-context';
import { failureOf } from '../../queries/error-data';
import { deskQueries } from '../../queries/desk-queries';
import { CoverageBar } from './CoverageBar';
import { SyncFacts } from './SyncFacts';
import styles from './SyncPanel.module.css';
import { SyncProgress } from './SyncProgress';

/** How the reading of a shop stands: what runs, what is read, what is proven and what is only assumed. */
export function SyncPanel({
  shop,
  isOpen,
  onClose,
}: {
  readonly shop: Shop;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={440}
      title={t('sync.title', { shop: shop.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Content shop={shop} />
    </Drawer>
  );
}

function Content({ shop }: { readonly shop: Shop }) {
  const desk = useDesk();
  const sync = useQuery(deskQueries(desk).sync(shop.id));
  const failure = failureOf(sync);
  if (failure !== null) return <ErrorPanel error={failure} onRetry={() => void sync.refetch()} />;
  if (sync.data === undefined) return <Skeleton widths={[60, 100, 40, 80, 70]} />;
  return (
    <div className={styles.panel}>
      <SyncProgress state={sync.data} />
      <CoverageBar coverage={sync.data.coverage} />
      <SyncFacts state={sync.data} />
    </div>
  );
}
