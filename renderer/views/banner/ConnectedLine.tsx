import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { isolated } from '../../text/plain-text';
import styles from './Banner.module.css';
import { BannerLine } from './BannerLine';

/** After a shop was connected: what it does not tell by itself, and where that can be had. */
export function ConnectedLine({
  shop,
  onGetConnector,
  onClose,
}: {
  readonly shop: Shop;
  readonly onGetConnector: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.banner}>
      <BannerLine
        tone="info"
        sentence={t('connector.justConnected', { shop: isolated(shop.name) })}
        action={t('connector.justConnectedHow')}
      >
        <Button variant="default" onClick={onGetConnector}>
          {t('connector.get')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('connector.notNow')}
        </Button>
      </BannerLine>
    </div>
  );
}
