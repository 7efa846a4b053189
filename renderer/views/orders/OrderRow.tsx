import { IconMessage2 } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow as Row } from '../../../shared/order';
import type { ShopZone } from '../../../shared/time';
import { Money } from '../../components/Money';
import { ShopDate } from '../../components/ShopDate';
import { ShopText } from '../../components/ShopText';
import { SkeletonLine } from '../../components/Skeleton';
import { StatusBadge } from '../../components/StatusBadge';
import styles from './OrderRow.module.css';

/** Two lines of the list. `row` is null until it is read; the number is known before. */
export const OrderRow = memo(function OrderRow({
  id,
  row,
  zone,
}: {
  readonly id: number;
  readonly row: Row | null;
  readonly zone: ShopZone;
}) {
  return (
    <>
      <span className={styles.line}>
        <bdi className={styles.id}>#{id}</bdi>
        {row === null ? <SkeletonLine width={40} /> : <Names row={row} />}
      </span>
      <span className={styles.line}>
        {row === null ? <SkeletonLine width={65} /> : <Facts row={row} zone={zone} />}
      </span>
    </>
  );
});

function Names({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.customer}>
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
      <span className={styles.total}>
        <Money total={row.total} code={row.currencyCode} rate={row.currencyValue} />
      </span>
    </>
  );
}

function Facts({ row, zone }: { readonly row: Row; readonly zone: ShopZone }) {
  const { t } = useTranslation();
  const methods = [row.paymentMethod, row.shippingMethod].filter((method) => method !== '');
  return (
    <>
      <StatusBadge id={row.statusId} name={row.statusName} />
      <span className={styles.methods}>
        {methods.map((method) => (
          <ShopText key={method}>{method}</ShopText>
        ))}
      </span>
      {row.hasComment ? (
        <span className={styles.mark} title={t('orders.hasComment')}>
          <IconMessage2 size={13} role="img" aria-label={t('orders.hasComment')} />
        </span>
      ) : null}
      <span className={styles.date}>
        <ShopDate text={row.dateAdded} zone={zone} />
      </span>
    </>
  );
}
