import { IconShoppingCartX, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ShopText } from '../../components/ShopText';
import { StatusShape } from '../../components/StatusShape';
import type { ShopCounts } from '../../queries/use-shop-counts';
import { statusKind } from '../../text/status-kind';
import { isSameView, showView, viewOf, type OrdersFilter, type View } from './filter';
import { focusOrdersAfterClick } from '../../components/focus-orders';
import { canShowOrders } from '../../../shared/shop';
import type { Scope, ScopeChoice } from './scope';
import { ShopEntries } from './ShopEntries';
import type { StatusEntry } from './status-entries';
import { useEntryName } from './use-entry-name';
import { ViewEntry } from './ViewEntry';
import styles from './ViewsPanel.module.css';

type Props = {
  readonly scope: Scope;
  readonly shops: readonly Shop[];
  readonly onScope: (choice: ScopeChoice) => void;
  readonly counts: readonly ShopCounts[];
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
};

/** The views of the shops shown with their counts, and the shops of this desk. */
export function ViewsPanel(props: Props) {
  const { scope, shops } = props;
  const { t } = useTranslation();
  const entries = <ShopEntries scope={scope} shops={shops} onScope={props.onScope} />;
  return (
    <nav
      className={styles.panel}
      aria-label={t('orders.views')}
      onClick={(event) => {
        const isOnEntry =
          event.target instanceof Element && event.target.closest('button') !== null;
        if (isOnEntry) focusOrdersAfterClick(event);
      }}
    >
      {/* where there is a choice of shops, many statuses must not push it out of sight */}
      {shops.length > 1 ? entries : null}
      {scope.kind === 'all' || canShowOrders(scope.shop) ? <Views {...props} /> : null}
      {shops.length > 1 ? null : entries}
    </nav>
  );
}

function Views({ scope, counts, statuses, filter, onFilter }: Props) {
  const { t } = useTranslation();
  const entryName = useEntryName();
  const current = viewOf(filter, statuses);
  const isCounted = counts.length === (scope.kind === 'all' ? scope.shops.length : 1);
  const sum = (part: 'all' | 'abandoned') =>
    isCounted ? counts.reduce((total, one) => total + one.counts[part], 0) : undefined;

  function entry(view: View, sign: ReactNode, name: ReactNode, count: number | undefined) {
    return (
      <ViewEntry
        isCurrent={isSameView(current, view)}
        onPress={() => onFilter(showView(filter, view))}
        sign={sign}
        name={name}
        count={count}
      />
    );
  }

  return (
    <>
      <h2 className={styles.head}>{t('orders.views')}</h2>
      <ul>
        <li>{entry({ kind: 'all' }, <IconStack2 size={14} />, t('orders.all'), sum('all'))}</li>
        {statuses.map((status) => (
          <li key={status.id}>
            {entry(
              { kind: 'status', entry: status },
              <StatusShape kind={statusKind(status.statuses[0]?.statusId ?? 0, status.name)} />,
              <ShopText>{entryName(status)}</ShopText>,
              status.count,
            )}
          </li>
        ))}
      </ul>
      <ul className={styles.apart} title={t('orders.abandonedHint')}>
        <li>
          {entry(
            { kind: 'abandoned' },
            <IconShoppingCartX size={14} />,
            t('orders.abandoned'),
            sum('abandoned'),
          )}
        </li>
      </ul>
    </>
  );
}
