import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { StatusNamesForm } from '../../components/status-names/StatusNamesForm';
import { failureOf } from '../../queries/error-data';
import { useNameStatuses } from '../../queries/history-mutations';
import view from './ConnectionView.module.css';

/** The names of statuses the owner enters for a shop. */
export function NamesSection({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const naming = useNameStatuses();
  return (
    <section className={view.card}>
      <h2>{t('statusNames.title')}</h2>
      <StatusNamesForm
        shop={shop}
        failure={failureOf(naming)}
        isBusy={naming.isPending}
        isSaved={naming.isSuccess}
        onSave={(names) => naming.mutate({ shop: shop.id, names })}
      />
    </section>
  );
}
