import { useTranslation } from 'react-i18next';
import type { OrderHeader } from '../../../../shared/order';
import type { Shop } from '../../../../shared/shop';
import { isEmptyAddress, isSameAddress } from '../../../text/address-format';
import { AddressCard } from './AddressCard';
import { AllFields } from './AllFields';
import { Card } from './Card';
import { CustomerCard } from './CustomerCard';
import styles from './DetailBody.module.css';
import { LinesCard } from './LinesCard';
import { MoneyCard } from './MoneyCard';
import { TimelineCard } from './TimelineCard';

/** Everything the shop told of an order, the important things first. */
export function DetailBody({
  shop,
  header,
}: {
  readonly shop: Shop;
  readonly header: OrderHeader;
}) {
  const { t } = useTranslation();
  const { payment, shipping } = header;
  const isShipped = !isEmptyAddress(shipping) || header.shippingMethod !== '';
  return (
    <div className={styles.body}>
      <div className={styles.cards}>
        <TimelineCard shop={shop} orderId={header.orderId} />
        <CustomerCard header={header} />
        <AddressCard
          title={t('order.shipping')}
          address={shipping}
          emptyNote={isShipped ? t('order.noAddress') : t('order.nothingShipped')}
          {...(isShipped && isSameAddress(payment, shipping)
            ? { note: t('order.sameAddress') }
            : {})}
        />
        <AddressCard
          title={t('order.payment')}
          address={payment}
          emptyNote={t('order.noAddress')}
        />
        <MoneyCard header={header} />
        {header.comment === '' ? null : (
          <Card title={t('order.comment')} isWide>
            <p className={styles.comment} dir="auto">
              {header.comment}
            </p>
          </Card>
        )}
        <LinesCard offer={shop.capabilities.readLines} />
      </div>
      <AllFields header={header} />
    </div>
  );
}
