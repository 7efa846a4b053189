import { useTranslation } from 'react-i18next';
import type { StatusEntry } from './status-entries';

/** The name of a status as the views show it; its id where no name is known. */
export function useEntryName(): (entry: StatusEntry) => string {
  const { t } = useTranslation();
  return ({ name, statuses: [first] }) =>
    name ?? t('orders.noStatus', { id: first?.statusId ?? 0 });
}
