import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../shared/errors';
import { ErrorDetails } from './ErrorDetails';
import { useErrorText } from '../text/error-text';
import styles from './Panel.module.css';

/** A panel that could not be filled: what happened, the one thing to do, and the details folded away. */
export function ErrorPanel({
  error,
  onRetry,
}: {
  readonly error: AppErrorData;
  readonly onRetry?: () => void;
}) {
  const { t } = useTranslation();
  const { sentence, action } = useErrorText()(error);
  return (
    <div className={styles.panel} role="alert">
      <p className={styles.failed}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        {sentence}
      </p>
      <p className={styles.next}>{action}</p>
      {onRetry === undefined ? null : (
        <Button variant="default" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      <ErrorDetails error={error} />
    </div>
  );
}
