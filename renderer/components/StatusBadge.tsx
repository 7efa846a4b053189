import { useTranslation } from 'react-i18next';
import { statusKind } from '../text/status-kind';
import { ShopText } from './ShopText';
import styles from './StatusBadge.module.css';
import { StatusShape } from './StatusShape';

/** A status by shape, colour and name. Id 0 is an abandoned checkout; a status without a name shows its id. */
export function StatusBadge({ id, name }: { readonly id: number; readonly name: string | null }) {
  const { t } = useTranslation();
  const kind = statusKind(id, name);
  return (
    <span className={styles.badge} data-kind={kind}>
      <StatusShape kind={kind} />
      <span className={styles.name}>
        {id === 0 ? (
          t('orders.abandoned')
        ) : (
          <ShopText>{name ?? t('orders.noStatus', { id })}</ShopText>
        )}
      </span>
    </span>
  );
}
