import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../../shared/ids';
import type { Shop } from '../../../../shared/shop';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { ChangeList } from '../history/ChangeList';
import { useChanges } from '../history/use-changes';
import { Card } from './Card';
import styles from './TimelineCard.module.css';

/** The status changes of this order asked for on this desk, each with what became of it. Nothing while there is none. */
export function TimelineCard({
  shop,
  orderId,
}: {
  readonly shop: Shop;
  readonly orderId: OrderId;
}) {
  const { t } = useTranslation();
  const { changes, failure, isOutOfReach } = useChanges(shop, orderId);
  if (changes.length === 0 && failure === null) return null;
  return (
    <Card title={t('history.timeline')} isWide>
      {failure === null ? (
        <ChangeList shop={shop} changes={changes} isOutOfReach={isOutOfReach} />
      ) : (
        <ErrorPanel error={failure} />
      )}
      {shop.capabilities.readHistory === 'yes' ? null : (
        <p className={styles.note}>{t('history.timelineNote')}</p>
      )}
    </Card>
  );
}
