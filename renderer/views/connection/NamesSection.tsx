import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { rowsOf } from '../../components/status-names/name-rows';
import { StatusNamesForm } from '../../components/status-names/StatusNamesForm';
import { failureOf } from '../../queries/error-data';
import { useNameStatuses } from '../../queries/history-mutations';
import { historyKeys } from '../../queries/history-queries';
import { useKeptDraft } from '../../queries/use-kept-draft';
import { toldNames } from '../../text/status-name';
import view from './ConnectionView.module.css';

/** The names of statuses the owner enters for a shop. */
export function NamesSection({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const naming = useNameStatuses();
  const draft = useKeptDraft(historyKeys.namesDraft(shop.id), () => rowsOf(shop.statusNames));
  return (
    <section className={view.card}>
      <h2>{t('statusNames.title')}</h2>
      <StatusNamesForm
        rows={draft.value}
        told={toldNames(shop)}
        isDraft={draft.isDraft}
        onChange={draft.change}
        onDiscard={draft.discard}
        failure={failureOf(naming)}
        isBusy={naming.isPending}
        isSaved={naming.isSuccess}
        onSave={(names) => naming.mutate({ shop: shop.id, names })}
      />
    </section>
  );
}
