import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './LinesCard.module.css';

/** Says that the shop's API does not tell lines, and leads to what does. */
export function LinesMissing({
  isNever,
  onGetConnector,
}: {
  readonly isNever: boolean;
  readonly onGetConnector: () => void;
}) {
  const { t } = useTranslation();
  if (isNever) return <p className={styles.note}>{t('order.linesNever')}</p>;
  return (
    <div className={styles.missing}>
      <IconPlugConnected size={18} stroke={1.5} aria-hidden="true" />
      <div>
        <p className={styles.what}>{t('order.linesNotOffered')}</p>
        <p>{t('order.linesAction')}</p>
        <Button variant="default" mt={8} onClick={onGetConnector}>
          {t('connector.get')}
        </Button>
      </div>
    </div>
  );
}
