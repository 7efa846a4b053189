import { useTranslation } from 'react-i18next';
import { isolated, withoutTurns } from '../../text/plain-text';
import type { StatusEntry } from './status-entries';

/** The name of a status as the views show it; its number, and whose it is, where no name is known. */
export function useEntryName(): (entry: StatusEntry) => string {
  const { t } = useTranslation();
  return ({ name, shopName, statuses: [first] }) => {
    if (name !== null) return withoutTurns(name);
    const id = first?.statusId ?? 0;
    return shopName === null
      ? t('orders.noStatus', { id })
      : t('orders.noStatusOf', { id, shop: isolated(shopName) });
  };
}
