import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../shared/errors';
import styles from './Panel.module.css';
import { ShopText } from './ShopText';

/** The code and facts of an error, folded; for whoever has to look deeper. */
export function ErrorDetails({ error }: { readonly error: AppErrorData }) {
  const { t } = useTranslation();
  return (
    <details className={styles.details}>
      <summary>{t('common.details')}</summary>
      <dl>
        <dt>{error.code}</dt>
        {Object.entries(error.facts).map(([name, value]) => (
          <dd key={name}>
            {name}: <ShopText>{value}</ShopText>
          </dd>
        ))}
      </dl>
    </details>
  );
}
