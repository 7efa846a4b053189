import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CentredPage } from '../../components/CentredPage';
import { useUnlockVault } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import { useErrorText } from '../../text/error-text';
import { ForgetShops } from './ForgetShops';

/** Asks for the passphrase. A wrong one is said so, and changes nothing. */
export function UnlockView() {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const unlock = useUnlockVault();
  const words = useErrorText();
  const failure = failureOf(unlock);
  const told = failure === null ? null : words(failure);
  return (
    <CentredPage title={t('unlock.title')} lead={t('unlock.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate(passphrase);
        }}
      >
        <PasswordInput
          autoFocus
          label={t('unlock.passphrase')}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          error={told === null ? null : `${told.sentence} ${told.action}`}
          autoComplete="current-password"
        />
        <Button
          type="submit"
          size="sm"
          fullWidth
          mt={12}
          loading={unlock.isPending}
          disabled={passphrase === ''}
        >
          {t('unlock.open')}
        </Button>
      </form>
      <ForgetShops isPassphrase />
    </CentredPage>
  );
}
