import { useQueries } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isSettled } from '../../../shared/history';
import type { Shop } from '../../../shared/shop';
import { useDesk } from '../../queries/desk-context';
import { historyQueries } from '../../queries/history-queries';
import styles from './SettingsView.module.css';

/** Says how many changes of these shops are not settled yet and would be forgotten; nothing when there are none. */
export function Unsettled({ shops }: { readonly shops: readonly Shop[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const lists = useQueries({
    queries: shops.map(({ id }) => historyQueries(desk).list(id, null)),
  });
  const open = lists.flatMap(({ data }) => data ?? []).filter(({ state }) => !isSettled(state));
  const isUnknown = lists.some(({ isError }) => isError);
  if (open.length === 0 && !isUnknown) return null;
  return (
    <p role="alert" className={styles.warning}>
      <IconAlertTriangle size={16} aria-hidden="true" />
      {isUnknown ? t('settings.unsettledUnknown') : t('settings.unsettled', { count: open.length })}
    </p>
  );
}
