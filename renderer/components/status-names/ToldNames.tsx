import { useTranslation } from 'react-i18next';
import type { StatusName } from '../../../shared/shop';
import { ShopText } from '../ShopText';
import { StatusBadge } from '../StatusBadge';
import styles from './StatusNamesForm.module.css';

/** The names the shop tells of its statuses, to be read only; nothing where it tells none. */
export function ToldNames({ told }: { readonly told: readonly StatusName[] }) {
  const { t } = useTranslation();
  if (told.length === 0) return null;
  return (
    <details className={styles.told}>
      <summary>{t('statusNames.told', { count: told.length })}</summary>
      <ul>
        {told.map(({ statusId, name }) => (
          <li key={statusId}>
            <ShopText>{String(statusId)}</ShopText> <StatusBadge id={statusId} name={name} />
          </li>
        ))}
      </ul>
    </details>
  );
}
