import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { ShopText } from '../../components/ShopText';
import { useDesk } from '../../queries/desk-context';
import { useForgetShops } from '../../queries/desk-mutations';
import { deskQueries } from '../../queries/desk-queries';
import { failureOf } from '../../queries/error-data';
import styles from './ForgetShops.module.css';

/** The way out of a vault that does not open: forgets its shops, after saying what is deleted by that. */
export function ForgetShops({ isPassphrase }: { readonly isPassphrase: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const shops = useQuery(deskQueries(desk).shops()).data ?? [];
  const [isAsking, setIsAsking] = useState(false);
  const forget = useForgetShops();
  const failure = failureOf(forget);
  const count = shops.length;
  if (count === 0) return null;
  return (
    <>
      <Button variant="subtle" c="var(--ink-2)" fullWidth mt={12} onClick={() => setIsAsking(true)}>
        {isPassphrase ? t('unlock.forgotten', { count }) : t('unlock.forget', { count })}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('unlock.forgetTitle', { count })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <p>{t('unlock.forgetWhat', { count })}</p>
        <ul className={styles.shops}>
          {shops.map(({ id, name }) => (
            <li key={id}>
              <ShopText>{name}</ShopText>
            </li>
          ))}
        </ul>
        <p>{t('unlock.forgetAfter')}</p>
        {failure === null ? null : <ErrorPanel error={failure} />}
        <div className={styles.buttons}>
          <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
            {t('settings.keep')}
          </Button>
          <Button
            color="var(--danger-fill)"
            loading={forget.isPending}
            onClick={() => forget.mutate()}
          >
            {t('unlock.forgetDo')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
