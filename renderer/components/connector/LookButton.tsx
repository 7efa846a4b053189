import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './ConnectorPanel.module.css';
import type { ConnectorHands } from './hands';

/** Looks for the connector in the shop; what comes of it is said at the head of the panel. */
export function LookButton({
  hands,
  label,
}: {
  readonly hands: Pick<ConnectorHands, 'look' | 'isLooking'>;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const { isLooking, look } = hands;
  return (
    <div className={styles.act}>
      {/* not switched off meanwhile: it would lose the focus */}
      <Button variant="default" onClick={() => (isLooking ? undefined : look())}>
        {isLooking ? t('connector.looking') : label}
      </Button>
    </div>
  );
}
