import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ShopName } from '../../components/ShopName';
import { useForgetShops } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import styles from './SettingsView.module.css';
import { Unsettled } from './Unsettled';

/** Disconnects every shop at once after saying what is deleted by that; the desk begins as on its first day. */
export function DisconnectAll({ shops }: { readonly shops: readonly Shop[] }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const forget = useForgetShops();
  return (
    <>
      <Button variant="default" c="var(--stopped)" onClick={() => setIsAsking(true)}>
        {t('settings.disconnectAll')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('settings.disconnectAllTitle', { count: shops.length })}
        keep={t('settings.keepAll')}
        confirm={t('settings.disconnectAllDo')}
        isBusy={forget.isPending}
        failure={failureOf(forget)}
        onConfirm={() => forget.mutate()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('settings.disconnectAllWhat')}</p>
        <ul className={styles.going}>
          {shops.map((shop) => (
            <li key={shop.id}>
              <ShopName shop={shop} />
            </li>
          ))}
        </ul>
        <Unsettled shops={shops} />
      </ConfirmDialog>
    </>
  );
}
