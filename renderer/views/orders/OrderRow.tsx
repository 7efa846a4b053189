import { IconFileOff, IconMessage2 } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow as Row } from '../../../shared/order';
import type { Shop } from '../../../shared/shop';
import { Money } from '../../components/Money';
import { ShopDate } from '../../components/ShopDate';
import { ShopName } from '../../components/ShopName';
import { ShopText } from '../../components/ShopText';
import { SkeletonLine } from '../../components/Skeleton';
import { StatusBadge } from '../../components/StatusBadge';
import { statusNameIn } from '../../text/status-name';
import styles from './OrderRow.module.css';

/** Two lines of the list. `row` is null until it is read; the number is known before. */
export const OrderRow = memo(function OrderRow({
  id,
  row,
  shop,
  isShopShown,
}: {
  readonly id: number;
  readonly row: Row | null;
  readonly shop: Shop;
  /** In a list of several shops the row says whose it is. */
  readonly isShopShown: boolean;
}) {
  return (
    <>
      <span className={styles.line}>
        <bdi className={styles.id}>#{id}</bdi>
        {row === null ? <SkeletonLine width={40} /> : <Names row={row} shop={shop} />}
      </span>
      <span className={styles.line}>
        {isShopShown ? (
          <span className={styles.shop}>
            <ShopName shop={shop} />
          </span>
        ) : null}
        {row === null ? <SkeletonLine width={65} /> : <Facts row={row} shop={shop} />}
      </span>
    </>
  );
});

function Names({ row, shop }: { readonly row: Row; readonly shop: Shop }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.customer} data-gone={row.isGone}>
        {row.customer === '' ? (
          <em className={styles.quiet}>{t('orders.noName')}</em>
        ) : (
          <ShopText>{row.customer}</ShopText>
        )}
        {row.company === '' ? null : (
          <span className={styles.company}>
            <ShopText>{row.company}</ShopText>
          </span>
        )}
      </span>
      <span className={styles.total} data-gone={row.isGone}>
        <Money total={row.total} code={row.currencyCode} rate={row.currencyValue} shop={shop} />
      </span>
    </>
  );
}

function Facts({ row, shop }: { readonly row: Row; readonly shop: Shop }) {
  const { t } = useTranslation();
  const methods = [row.paymentMethod, row.shippingMethod].filter((method) => method !== '');
  return (
    <>
      <StatusBadge id={row.statusId} name={statusNameIn(shop, row.statusId, row.statusName)} />
      <span className={styles.methods}>
        {methods.map((method) => (
          <ShopText key={method}>{method}</ShopText>
        ))}
      </span>
      {row.isGone ? (
        <span className={styles.mark} title={t('orders.isGone')}>
          <IconFileOff size={13} role="img" aria-label={t('orders.isGone')} />
        </span>
      ) : null}
      {row.hasComment ? (
        <span className={styles.mark} title={t('orders.hasComment')}>
          <IconMessage2 size={13} role="img" aria-label={t('orders.hasComment')} />
        </span>
      ) : null}
      <span className={styles.date}>
        <ShopDate text={row.dateAdded} zone={shop.zone} />
      </span>
    </>
  );
}
