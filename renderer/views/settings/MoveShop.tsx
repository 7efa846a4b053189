import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { failureOf } from '../../queries/error-data';
import { useMoveShop } from '../../queries/shop-mutations';
import { useErrorText } from '../../text/error-text';
import { hasLogin, hostOf } from '../../text/host-of';
import { isolated } from '../../text/plain-text';
import styles from './SettingsView.module.css';

/** Changes the address of a shop; the desk keeps it only once it has proven it. */
export function MoveShop({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-xs" onClick={() => setIsOpen(true)}>
        {t('settings.move')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('settings.moveTitle', { shop: isolated(shop.name) })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <MoveForm shop={shop} onDone={() => setIsOpen(false)} />
      </Modal>
    </>
  );
}

function MoveForm({ shop, onDone }: { readonly shop: Shop; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(shop.address);
  const move = useMoveShop();
  const words = useErrorText();
  const failure = failureOf(move);
  const told = failure === null ? null : words(failure);
  const location = failure?.code === 'redirect' ? failure.facts['location'] : undefined;

  function trouble(): string | null {
    if (hasLogin(address)) return t('connect.address.hasLogin');
    return told === null ? null : `${told.sentence} ${told.action}`;
  }

  function use(next: string) {
    if (hasLogin(next)) return;
    setAddress(next);
    // a certificate was confirmed for one host, and stands for no other
    const certificate = hostOf(next) === hostOf(shop.address) ? shop.certificate : null;
    move.mutate({ shop: shop.id, address: next.trim(), certificate }, { onSuccess: onDone });
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        use(address);
      }}
    >
      <p>{t('settings.moveWhat')}</p>
      <TextInput
        data-autofocus
        label={t('settings.moveAddress')}
        value={address}
        maxLength={2000}
        disabled={move.isPending}
        onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        error={trouble()}
      />
      <p role="status">{move.isPending ? t('settings.moving') : ''}</p>
      <div className={styles.buttons}>
        {typeof location === 'string' && location !== '' ? (
          <Button variant="default" onClick={() => use(location)}>
            {t('settings.moveUse', { address: isolated(location) })}
          </Button>
        ) : null}
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={move.isPending} disabled={address.trim() === ''}>
          {t('settings.moveDo')}
        </Button>
      </div>
    </form>
  );
}
