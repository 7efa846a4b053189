import { useTranslation } from 'react-i18next';
import type { CustomFields } from '../../../../shared/order';
import { ShopText } from '../../../components/ShopText';
import styles from './CustomFieldList.module.css';

/** The shop's own fields. The API tells their values but not their names, so the id stands for the name. */
export function CustomFieldList({ fields }: { readonly fields: CustomFields }) {
  const { t } = useTranslation();
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  return (
    <dl className={styles.list}>
      {entries.map(([id, value]) => (
        <div key={id}>
          <dt>{t('order.customField', { id })}</dt>
          <dd>
            <ShopText>{value}</ShopText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
