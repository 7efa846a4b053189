import { Drawer, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import type { SyncState } from '../../../shared/sync-state';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Skeleton } from '../../components/Skeleton';
import { isolated } from '../../text/plain-text';
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
  shops,
  onShop,
  isOpen,
  onClose,
}: {
  readonly shop: Shop;
  /** With more than one, it can be chosen which is shown. */
  readonly shops: readonly Shop[];
  readonly onShop: (shop: Shop) => void;
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
      title={t('sync.title', { shop: isolated(shop.name) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {shops.length > 1 ? (
        <NativeSelect
          mb={12}
          label={t('sync.shop')}
          value={shop.id}
          data={shops.map(({ id, name }) => ({ value: id, label: isolated(name) }))}
          onChange={({ currentTarget: { value } }) => {
            const chosen = shops.find(({ id }) => id === value);
            if (chosen !== undefined) onShop(chosen);
          }}
        />
      ) : null}
      <Content key={shop.id} shop={shop} />
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
      {sync.data.phase.kind === 'not-offered' ? null : <Read state={sync.data} />}
    </div>
  );
}

/** What of the shop's orders is read, and how far that is proven. */
function Read({ state }: { readonly state: SyncState }) {
  return (
    <>
      <CoverageBar coverage={state.coverage} />
      <SyncFacts state={state} />
    </>
  );
}
