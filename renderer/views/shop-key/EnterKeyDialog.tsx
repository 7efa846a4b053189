import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { keyTrouble } from '../../components/key-trouble';
import { KeyInput } from '../../components/KeyInput';
import { useEnterKey } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import { useErrorText } from '../../text/error-text';
import { isolated } from '../../text/plain-text';
import styles from './EnterKeyDialog.module.css';

/** Asks for the key of a shop again. What was read stays, whatever comes of it. */
export function EnterKeyDialog({
  shop,
  onClose,
}: {
  readonly shop: Shop;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('banner.keyTitle', { shop: isolated(shop.name) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <KeyForm shop={shop} onDone={onClose} />
    </Modal>
  );
}

function KeyForm({ shop, onDone }: { readonly shop: Shop; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const enterKey = useEnterKey();
  const words = useErrorText();
  const failure = failureOf(enterKey);
  const told = failure === null ? null : words(failure);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (keyTrouble(key) !== null) return;
        enterKey.mutate({ shop: shop.id, key: key.trim() }, { onSuccess: onDone });
      }}
    >
      <p>{t('banner.keyExplain')}</p>
      <KeyInput
        takesFocus
        label={t('banner.key')}
        value={key}
        onChange={setKey}
        error={told === null ? null : `${told.sentence} ${told.action}`}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" disabled={key.trim() === ''} loading={enterKey.isPending}>
          {t('banner.useKey')}
        </Button>
      </div>
    </form>
  );
}
