import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../../shared/ids';
import type { Shop } from '../../../../shared/shop';
import { EmptyPanel } from '../../../components/EmptyPanel';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Skeleton } from '../../../components/Skeleton';
import { useDesk } from '../../../queries/desk-context';
import { failureOf } from '../../../queries/error-data';
import { orderQueries } from '../../../queries/order-queries';
import { letterKeysHere } from '../history/use-status-key';
import { DetailBody } from './DetailBody';
import { DetailHead } from './DetailHead';
import { GoneNote } from './GoneNote';
import styles from './OrderDetail.module.css';

type Props = {
  readonly shop: Shop;
  readonly orderId: OrderId | null;
  readonly focusTarget: RefObject<HTMLElement | null>;
  /** Leads back to the list where the detail covers it; null where both are on screen. */
  readonly onBack: (() => void) | null;
  /** Leads to the connector of this shop. */
  readonly onGetConnector: () => void;
};

/** One order, whole. Read from the local copy only, so it is there without a network. */
export function OrderDetail({ shop, orderId, focusTarget, onBack, onGetConnector }: Props) {
  const { t } = useTranslation();
  return (
    <section
      ref={focusTarget}
      className={styles.detail}
      tabIndex={-1}
      {...letterKeysHere}
      aria-label={orderId === null ? t('orders.noSelection') : t('order.label', { id: orderId })}
    >
      {orderId === null ? (
        <EmptyPanel why={t('orders.noSelection')} next={t('orders.noSelectionNext')} />
      ) : (
        <Loaded shop={shop} orderId={orderId} onBack={onBack} onGetConnector={onGetConnector} />
      )}
    </section>
  );
}

function Loaded({
  shop,
  orderId,
  onBack,
  onGetConnector,
}: Pick<Props, 'shop' | 'onBack' | 'onGetConnector'> & { readonly orderId: OrderId }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const order = useQuery(orderQueries(desk).detail({ shop: shop.id, orderId }));
  const failure = failureOf(order);
  if (failure !== null) {
    return <ErrorPanel error={failure} onRetry={() => void order.refetch()} />;
  }
  if (order.data === undefined) return <Skeleton widths={[30, 55, 0, 40, 45, 38, 42, 0, 70]} />;
  if (order.data === null) return <EmptyPanel why={t('order.gone')} next={t('order.goneNext')} />;
  return (
    <>
      <DetailHead key={orderId} shop={shop} order={order.data} onBack={onBack} />
      {order.data.goneSince === null ? null : <GoneNote since={order.data.goneSince} />}
      <DetailBody
        key={`body ${orderId}`}
        shop={shop}
        order={order.data}
        onGetConnector={onGetConnector}
      />
    </>
  );
}
