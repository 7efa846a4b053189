import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { failureOf } from '../../queries/error-data';
import { useChangeShop } from '../../queries/shop-mutations';
import { useErrorText } from '../../text/error-text';
import { withoutControls, withoutTurns } from '../../text/plain-text';
import styles from './ShopsSection.module.css';

/** The longest name the desk keeps. */
const longestName = 80;

/** The name of a shop on this desk. Characters that turn the writing direction or cannot be seen are left out of it. */
export function ShopRename({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(shop.name);
  const change = useChangeShop();
  const words = useErrorText();
  const failure = failureOf(change);
  const name = withoutControls(withoutTurns(typed)).trim();
  const isTooLong = name.length > longestName;
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '' || name === shop.name || isTooLong) return;
        setTyped(name);
        change.mutate({ shop: shop.id, name, colour: shop.colour });
      }}
    >
      <TextInput
        label={t('settings.name')}
        description={t('settings.nameHint')}
        dir="auto"
        value={typed}
        error={trouble()}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={change.isPending}
        disabled={name === '' || name === shop.name || isTooLong}
      >
        {t('settings.saveName')}
      </Button>
    </form>
  );

  function trouble(): string | null {
    if (name === '') return t('settings.nameMissing');
    if (isTooLong) return t('settings.nameTooLong', { most: longestName });
    return failure === null ? null : words(failure).sentence;
  }
}
