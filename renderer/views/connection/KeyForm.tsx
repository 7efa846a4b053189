import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { keyTrouble } from '../../components/key-trouble';
import { KeyInput } from '../../components/KeyInput';
import { useEnterKey } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import { useErrorText } from '../../text/error-text';
import styles from './DoctorSection.module.css';

/** The key of a shop, typed where the doctor asks for it. */
export function KeyForm({
  shop,
  onDone,
  onClose,
}: {
  readonly shop: Shop;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useErrorText();
  const [key, setKey] = useState('');
  const enterKey = useEnterKey();
  const failure = failureOf(enterKey);
  const told = failure === null ? null : words(failure);
  return (
    <form
      className={styles.key}
      onSubmit={(event) => {
        event.preventDefault();
        if (keyTrouble(key) !== null) return;
        enterKey.mutate({ shop: shop.id, key: key.trim() }, { onSuccess: onDone });
      }}
    >
      <p>{t('doctor.key.explain')}</p>
      <KeyInput
        takesFocus
        label={t('doctor.key.label')}
        value={key}
        onChange={setKey}
        error={told === null ? null : `${told.sentence} ${told.action}`}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={key.trim() === '' || enterKey.isPending}>
          {enterKey.isPending ? t('doctor.key.busy') : t('doctor.key.use')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
