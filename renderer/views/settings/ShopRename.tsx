import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { failureOf } from '../../queries/error-data';
import { useChangeShop } from '../../queries/shop-mutations';
import { useErrorText } from '../../text/error-text';
import { withoutTurns } from '../../text/plain-text';
import styles from './ShopsSection.module.css';

/** The longest name the desk keeps. */
const longestName = 80;

/** The name of a shop on this desk. Characters that turn the writing direction are left out of it. */
export function ShopRename({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(shop.name);
  const change = useChangeShop();
  const words = useErrorText();
  const failure = failureOf(change);
  const name = withoutTurns(typed).trim();
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '' || name === shop.name) return;
        setTyped(name);
        change.mutate({ shop: shop.id, name, colour: shop.colour });
      }}
    >
      <TextInput
        label={t('settings.name')}
        description={t('settings.nameHint')}
        dir="auto"
        maxLength={longestName}
        value={typed}
        error={name === '' ? t('settings.nameMissing') : failure && words(failure).sentence}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={change.isPending}
        disabled={name === '' || name === shop.name}
      >
        {t('settings.saveName')}
      </Button>
    </form>
  );
}
