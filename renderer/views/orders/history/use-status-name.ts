import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ShopId } from '../../../../shared/ids';
import { useDesk } from '../../../queries/desk-context';
import { historyQueries } from '../../../queries/history-queries';

/** The name of a status of a shop, or its number where the desk knows no name. */
export function useStatusName(shop: ShopId): {
  readonly nameOf: (statusId: number) => string | null;
  /** For a sentence: never empty. */
  readonly wordOf: (statusId: number) => string;
} {
  const { t } = useTranslation();
  const desk = useDesk();
  const statuses = useQuery(historyQueries(desk).statuses(shop)).data ?? [];
  const nameOf = (statusId: number) =>
    statuses.find((status) => status.statusId === statusId)?.name ?? null;
  return {
    nameOf,
    wordOf: (statusId) =>
      statusId === 0
        ? t('orders.abandoned')
        : (nameOf(statusId) ?? t('orders.noStatus', { id: statusId })),
  };
}
