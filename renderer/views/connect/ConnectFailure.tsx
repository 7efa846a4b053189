import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../../shared/errors';
import { CopyButton } from '../../components/CopyButton';
import { ErrorDetails } from '../../components/ErrorDetails';
import { useDeskCommands } from '../../queries/desk-mutations';
import { useErrorText } from '../../text/error-text';
import styles from './ConnectFailure.module.css';

/** Why a check failed, and the one thing to do; some failures can be settled with a press. */
export function ConnectFailure({
  error,
  onUseAddress,
}: {
  readonly error: AppErrorData;
  readonly onUseAddress: (address: string) => void;
}) {
  const { t } = useTranslation();
  const { copy } = useDeskCommands();
  const { sentence, action } = useErrorText()(error);
  const { ip, location } = error.facts;
  return (
    <div className={styles.failure} role="alert">
      <p className={styles.sentence}>{sentence}</p>
      <p>{action}</p>
      {error.code === 'address-not-allowed' && ip !== undefined ? (
        <p className={styles.ip}>
          <code>{ip}</code>
          <CopyButton what={t('connect.check.theirAddress')} text={String(ip)} onCopy={copy} />
          <span>{t('connect.menu.path')}</span>
        </p>
      ) : null}
      {error.code === 'redirect' && typeof location === 'string' ? (
        <Button variant="default" onClick={() => onUseAddress(location)}>
          {t('connect.check.useAddress', { address: location })}
        </Button>
      ) : null}
      <ErrorDetails error={error} />
    </div>
  );
}
