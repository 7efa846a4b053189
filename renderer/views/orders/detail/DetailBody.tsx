import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled } from '../../../../shared/history';
import type { CachedOrder } from '../../../../shared/order';
import type { Shop } from '../../../../shared/shop';
import { isEmptyAddress, isSameAddress } from '../../../text/address-format';
import { useChanges } from '../history/use-changes';
import { AddressCard } from './AddressCard';
import { AllFields } from './AllFields';
import { Card } from './Card';
import { BreakdownCard } from './contents/BreakdownCard';
import { LinesCard } from './contents/LinesCard';
import { CustomerCard } from './CustomerCard';
import styles from './DetailBody.module.css';
import { MoneyCard } from './MoneyCard';
import { TimelineCard } from './TimelineCard';

type Props = {
  readonly shop: Shop;
  readonly order: CachedOrder;
  readonly onGetConnector: () => void;
};

/** Everything the shop told of an order, the important things first. */
export function DetailBody({ shop, order, onGetConnector }: Props) {
  const { t } = useTranslation();
  const { header, contents } = order;
  const { payment, shipping } = header;
  const changes = useChanges(shop, header.orderId);
  const isShipped = !isEmptyAddress(shipping) || header.shippingMethod !== '';
  // a change on its way comes first, and stays there while the order is looked at
  const [isUrgent, setIsUrgent] = useState(false);
  const isUnsettled = changes.changes.some(({ state }) => !isSettled(state));
  if (isUnsettled && !isUrgent) setIsUrgent(true);
  const isStoryFirst = isUrgent || (contents === null && shop.capabilities.readHistory !== 'yes');
  const story = <TimelineCard key="story" shop={shop} order={order} changes={changes} />;
  const hasLines = contents !== null || shop.capabilities.readLines === 'yes';
  const contentsCards = (
    <Fragment key="contents">
      {header.comment === '' ? null : (
        <Card title={t('order.comment')} isWide>
          <p className={styles.comment} dir="auto">
            {header.comment}
          </p>
        </Card>
      )}
      <LinesCard shop={shop} order={order} onGetConnector={onGetConnector} />
      {contents === null ? null : <BreakdownCard shop={shop} header={header} contents={contents} />}
    </Fragment>
  );
  return (
    <div className={styles.body}>
      <div className={styles.cards}>
        {isStoryFirst ? story : null}
        <CustomerCard header={header} />
        <AddressCard
          title={t('order.shipping')}
          address={shipping}
          emptyNote={isShipped ? t('order.noAddress') : t('order.nothingShipped')}
          {...(isShipped && isSameAddress(payment, shipping)
            ? { note: t('order.sameAddress') }
            : {})}
        />
        {hasLines ? contentsCards : null}
        <AddressCard
          title={t('order.payment')}
          address={payment}
          emptyNote={t('order.noAddress')}
        />
        <MoneyCard shop={shop} header={header} />
        {hasLines ? null : contentsCards}
        {isStoryFirst ? null : story}
      </div>
      <AllFields header={header} />
    </div>
  );
}
