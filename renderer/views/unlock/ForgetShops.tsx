import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ShopName } from '../../components/ShopName';
import { useDesk } from '../../queries/desk-context';
import { useForgetShops } from '../../queries/desk-mutations';
import { deskQueries } from '../../queries/desk-queries';
import { failureOf } from '../../queries/error-data';
import styles from './ForgetShops.module.css';

/** The way out of a vault that does not open: forgets its shops (there may be none), after saying what is deleted by that. */
export function ForgetShops({ isPassphrase }: { readonly isPassphrase: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const shops = useQuery(deskQueries(desk).shops()).data ?? [];
  const [isAsking, setIsAsking] = useState(false);
  const forget = useForgetShops();
  const count = shops.length;
  return (
    <>
      <Button variant="subtle" c="var(--ink-2)" fullWidth mt={12} onClick={() => setIsAsking(true)}>
        {isPassphrase ? t('unlock.forgotten', { count }) : t('unlock.forget', { count })}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('unlock.forgetTitle', { count })}
        keep={t('settings.keep')}
        confirm={t('unlock.forgetDo')}
        isBusy={forget.isPending}
        failure={failureOf(forget)}
        onConfirm={() => forget.mutate()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('unlock.forgetWhat', { count })}</p>
        {count === 0 ? null : (
          <>
            <ul className={styles.shops}>
              {shops.map((shop) => (
                <li key={shop.id}>
                  <ShopName shop={shop} />
                </li>
              ))}
            </ul>
            <p>{t('unlock.forgetUnsettled')}</p>
          </>
        )}
        <p>{t('unlock.forgetAfter')}</p>
      </ConfirmDialog>
    </>
  );
}
