import { IconArrowLeft, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../../../shared/errors';
import type { CachedOrder } from '../../../../shared/order';
import type { Shop } from '../../../../shared/shop';
import { IconButton } from '../../../components/IconButton';
import { Money } from '../../../components/Money';
import { StatusBadge } from '../../../components/StatusBadge';
import { useDesk } from '../../../queries/desk-context';
import { failureOf } from '../../../queries/error-data';
import { useRefreshOrder } from '../../../queries/order-mutations';
import { orderQueries } from '../../../queries/order-queries';
import { useErrorText } from '../../../text/error-text';
import { useFormats } from '../../../text/formats';
import { statusNameIn } from '../../../text/status-name';
import { useDateText } from '../../../text/use-date-text';
import styles from './DetailHead.module.css';
import { StatusButton } from './StatusButton';

type Props = {
  readonly shop: Shop;
  readonly order: CachedOrder;
  readonly onBack: (() => void) | null;
};

/** Number, status, total and age of an order, and the button that reads it again. */
export function DetailHead({ shop, order, onBack }: Props) {
  const { t } = useTranslation();
  const { header, asOf } = order;
  // The list's name for it; the header's is in the order's own language and stands under "All fields".
  const counts = useQuery(orderQueries(useDesk()).counts(shop.id)).data;
  const learnt = counts?.statuses.find(({ statusId }) => statusId === header.statusId)?.name;
  const statusName = statusNameIn(shop, header.statusId, learnt ?? header.statusName);
  const dates = useDateText();
  const placed = dates.shop(header.dateAdded, shop.zone);
  const formats = useFormats();
  const refresh = useRefreshOrder({ shop: shop.id, orderId: header.orderId });
  return (
    <header className={styles.head}>
      {onBack === null ? null : (
        <IconButton icon={IconArrowLeft} label={t('order.back')} onPress={onBack} />
      )}
      <div className={styles.names}>
        <div className={styles.line}>
          <h2>{t('order.title', { id: header.orderId })}</h2>
          <StatusBadge id={header.statusId} name={statusName} />
        </div>
        <div className={styles.facts}>
          <span title={placed.full}>{t('order.placed', { when: placed.short })}</span>
          <span className={styles.age} title={t('order.asOfHint', { date: formats.moment(asOf) })}>
            {t('order.asOf', { age: dates.age(asOf) })}
          </span>
          <IconButton
            icon={IconRefresh}
            isSmall
            label={refresh.isPending ? t('order.refreshing') : t('order.refresh')}
            isBusy={refresh.isPending}
            onPress={() => refresh.mutate()}
          />
          <span role="status">{outcome()}</span>
        </div>
      </div>
      <div className={styles.end}>
        <span className={styles.total}>
          <Money
            total={header.total}
            code={header.currencyCode}
            rate={header.currencyValue}
            shop={shop}
          />
        </span>
        <StatusButton shop={shop} order={order} />
      </div>
    </header>
  );

  function outcome() {
    const failure = failureOf(refresh);
    if (failure !== null) return <RefreshFailure failure={failure} />;
    if (refresh.data === undefined) return null;
    return refresh.data.changed ? t('order.updated') : t('order.unchanged');
  }
}

function RefreshFailure({ failure }: { readonly failure: AppErrorData }) {
  const { sentence, action } = useErrorText()(failure);
  return (
    <span className={styles.failure}>
      {sentence} {action}
    </span>
  );
}
