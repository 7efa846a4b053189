import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useDisconnectShop } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import { isolated } from '../../text/plain-text';
import { Unsettled } from './Unsettled';

/** Disconnects one shop after saying what is deleted by that. */
export function Disconnect({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const disconnect = useDisconnectShop();
  return (
    <>
      <Button variant="default" c="var(--stopped)" onClick={() => setIsAsking(true)}>
        {t('settings.disconnect')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('settings.disconnectTitle', { shop: isolated(shop.name) })}
        keep={t('settings.keep')}
        confirm={t('settings.disconnectDo')}
        isBusy={disconnect.isPending}
        failure={failureOf(disconnect)}
        onConfirm={() => disconnect.mutate(shop.id)}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('settings.disconnectWhat')}</p>
        <Unsettled shops={[shop]} />
      </ConfirmDialog>
    </>
  );
}
