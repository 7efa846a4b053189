import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../../shared/capabilities';
import { Card } from './Card';
import styles from './LinesCard.module.css';

/** The order lines, or what is missing to read them; an order is never shown as if it had none. */
export function LinesCard({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  return (
    <Card title={t('order.lines')} isWide>
      {offer === 'with-connector' ? (
        <div className={styles.missing}>
          <IconPlugConnected size={18} stroke={1.5} aria-hidden="true" />
          <div>
            <p className={styles.what}>{t('order.linesNotOffered')}</p>
            <p>{t('order.linesAction')}</p>
          </div>
        </div>
      ) : (
        <p>{offer === 'no' ? t('order.linesNever') : t('order.linesLater')}</p>
      )}
    </Card>
  );
}
