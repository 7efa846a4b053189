import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CentredPage } from '../../components/CentredPage';
import { ErrorDetails } from '../../components/ErrorDetails';
import { useRetryVault } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import { useErrorText } from '../../text/error-text';
import { ForgetShops } from './ForgetShops';

/** The key store of the system does not give the keys back: what that means, and what to do. */
export function UnreadableView({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  const retry = useRetryVault();
  const words = useErrorText();
  const failure = failureOf(retry);
  return (
    <CentredPage title={t('unlock.unreadableTitle')} lead={t('unlock.unreadable')}>
      <p>{t('unlock.unreadableAction')}</p>
      <Button size="sm" fullWidth my={12} loading={retry.isPending} onClick={() => retry.mutate()}>
        {t('common.retry')}
      </Button>
      <p role="status">{outcome()}</p>
      <ErrorDetails error={{ code: 'key-store-failed', facts: { reason } }} />
      <ForgetShops isPassphrase={false} />
    </CentredPage>
  );

  function outcome(): string {
    if (retry.isPending) return '';
    if (failure !== null) return `${words(failure).sentence} ${words(failure).action}`;
    return retry.data?.kind === 'unreadable' ? t('unlock.stillUnreadable') : '';
  }
}
