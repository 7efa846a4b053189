import { useTranslation } from 'react-i18next';
import type { OrderHeader } from '../../../../shared/order';
import { shopAmount } from '../../../../shared/money';
import type { Shop } from '../../../../shared/shop';
import { Money } from '../../../components/Money';
import { ShopText } from '../../../components/ShopText';
import { Card } from './Card';
import styles from './MoneyCard.module.css';

/** What the order came to, how it was reckoned, and how it is paid and shipped. */
export function MoneyCard({
  shop,
  header,
}: {
  readonly shop: Pick<Shop, 'facts'>;
  readonly header: OrderHeader;
}) {
  const { t } = useTranslation();
  const { total, currencyCode, currencyValue } = header;
  const { facts } = shop;
  const currencies = facts?.currencies ?? null;
  const { isAssumed } = shopAmount(total, currencyCode, currencyValue, currencies);
  return (
    <Card title={t('order.money')}>
      <dl className={styles.rows}>
        <dt>{t('order.total')}</dt>
        <dd className={styles.total}>
          <Money total={total} code={currencyCode} rate={currencyValue} shop={shop} />
          {isAssumed ? (
            <span className={styles.assumed} title={t('order.assumedHint')}>
              {t('order.assumed')}
            </span>
          ) : null}
        </dd>
        <dt title={t('order.baseHint')}>{t('order.base')}</dt>
        <dd>
          <bdi dir="ltr">{`${total} ${facts?.baseCurrency ?? ''}`.trim()}</bdi>
        </dd>
        <dt>{t('order.rate')}</dt>
        <dd>
          <bdi dir="ltr">{`${currencyValue} ${currencyCode}`}</bdi>
        </dd>
        <dt>{t('order.paymentMethod')}</dt>
        <dd>{method(header.paymentMethod)}</dd>
        <dt>{t('order.shippingMethod')}</dt>
        <dd>{method(header.shippingMethod)}</dd>
      </dl>
    </Card>
  );

  function method(name: string) {
    return name === '' ? (
      <span className={styles.missing}>{t('order.noMethod')}</span>
    ) : (
      <ShopText>{name}</ShopText>
    );
  }
}
