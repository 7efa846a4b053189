import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useDisconnectShop } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import styles from './SettingsView.module.css';

/** Disconnects the shop after saying what is deleted by that. */
export function Disconnect({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const disconnect = useDisconnectShop();
  const failure = failureOf(disconnect);
  return (
    <div>
      <Button variant="default" c="var(--stopped)" onClick={() => setIsAsking(true)}>
        {t('settings.disconnect')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('settings.disconnectTitle', { shop: shop.name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <p>{t('settings.disconnectWhat')}</p>
        {failure === null ? null : <ErrorPanel error={failure} />}
        <div className={styles.buttons}>
          <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
            {t('settings.keep')}
          </Button>
          <Button
            color="var(--danger-fill)"
            loading={disconnect.isPending}
            onClick={() => disconnect.mutate(shop.id)}
          >
            {t('settings.disconnectDo')}
          </Button>
        </div>
      </Modal>
    </div>
  );
}
