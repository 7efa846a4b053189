import { IconShoppingCartX, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ShopText } from '../../components/ShopText';
import { SkeletonLine } from '../../components/Skeleton';
import { StatusShape } from '../../components/StatusShape';
import type { ShopCounts } from '../../queries/use-shop-counts';
import { useFormats } from '../../text/formats';
import { statusKind } from '../../text/status-kind';
import { isSameView, showView, viewOf, type OrdersFilter, type View } from './filter';
import type { StatusEntry } from './status-entries';
import { useEntryName } from './use-entry-name';
import styles from './ViewsPanel.module.css';

type Props = {
  readonly shop: Shop;
  readonly shops: readonly Shop[];
  readonly onShop: (shop: Shop) => void;
  readonly counts: readonly ShopCounts[];
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
};

/** The views of a shop with their counts, and the shops of this desk. */
export function ViewsPanel(props: Props) {
  const { shop, shops, onShop, statuses, filter, onFilter } = props;
  const { t } = useTranslation();
  const entryName = useEntryName();
  const counts = props.counts[0]?.counts;
  const current = viewOf(filter, statuses);

  function entry(view: View, sign: ReactNode, name: ReactNode, count: number | undefined) {
    return (
      <Entry
        isCurrent={isSameView(current, view)}
        onPress={() => onFilter(showView(filter, view))}
        sign={sign}
        name={name}
        count={count}
      />
    );
  }

  return (
    <nav className={styles.panel} aria-label={t('orders.views')}>
      <h2 className={styles.head}>{t('orders.views')}</h2>
      <ul>
        <li>{entry({ kind: 'all' }, <IconStack2 size={14} />, t('orders.all'), counts?.all)}</li>
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
            counts?.abandoned,
          )}
        </li>
      </ul>
      <h2 className={styles.head}>{t('orders.shops')}</h2>
      <ul>
        {shops.map((one) => (
          <li key={one.id}>
            <Entry
              isCurrent={shops.length > 1 && one.id === shop.id}
              onPress={() => onShop(one)}
              sign={<span className={styles.colour} style={{ backgroundColor: one.colour }} />}
              name={<ShopText>{one.name}</ShopText>}
              note={one.dialect}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Entry({
  isCurrent,
  onPress,
  sign,
  name,
  count,
  note,
}: {
  readonly isCurrent: boolean;
  readonly onPress: () => void;
  readonly sign: ReactNode;
  readonly name: ReactNode;
  readonly count?: number | undefined;
  readonly note?: string;
}) {
  const formats = useFormats();
  return (
    <button
      type="button"
      className={styles.entry}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onPress}
    >
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.count}>
        {note ?? (count === undefined ? <SkeletonLine width={100} /> : formats.count(count))}
      </span>
    </button>
  );
}
