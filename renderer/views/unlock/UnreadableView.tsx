import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CentredPage } from '../../components/CentredPage';
import { ErrorDetails } from '../../components/ErrorDetails';
import { useDesk } from '../../queries/desk-context';
import { deskQueries } from '../../queries/desk-queries';

/** The key store of the system does not give the keys back: what that means, and what to do. */
export function UnreadableView({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const vault = useQuery(deskQueries(desk).vault());
  return (
    <CentredPage title={t('unlock.unreadableTitle')} lead={t('unlock.unreadable')}>
      <p>{t('unlock.unreadableAction')}</p>
      <Button
        size="sm"
        fullWidth
        my={12}
        loading={vault.isFetching}
        onClick={() => void vault.refetch()}
      >
        {t('common.retry')}
      </Button>
      <ErrorDetails error={{ code: 'key-store-failed', facts: { reason } }} />
    </CentredPage>
  );
}
