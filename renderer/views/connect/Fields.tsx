import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyInput } from '../../components/KeyInput';
import type { ConnectForm, FieldTrouble } from './connect-form';
import styles from './Fields.module.css';

type Props = {
  readonly form: ConnectForm;
  readonly onChange: (change: Partial<ConnectForm>) => void;
  readonly troubles: ReadonlySet<FieldTrouble>;
  readonly isDisabled: boolean;
};

/** Where the shop is. */
export function AddressFields({ form, onChange, troubles, isDisabled }: Props) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('connect.address.label')}
      description={t('connect.address.hint')}
      placeholder={t('connect.address.placeholder')}
      value={form.address}
      onChange={({ currentTarget }) => onChange({ address: currentTarget.value })}
      error={addressTrouble()}
      disabled={isDisabled}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
    />
  );

  function addressTrouble(): string | null {
    if (troubles.has('address-missing')) return t('connect.address.missing');
    if (troubles.has('address-has-login')) return t('connect.address.hasLogin');
    return troubles.has('address-too-long') ? t('connect.address.tooLong') : null;
  }
}

/** The API user and key, and optionally where the numbers end. */
export function WhoFields({ form, onChange, troubles, isDisabled }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.explain}>{t('connect.who.explain')}</p>
      <div className={styles.pair}>
        <TextInput
          label={t('connect.who.username')}
          description={t('connect.who.usernameHint')}
          value={form.username}
          onChange={({ currentTarget }) => onChange({ username: currentTarget.value })}
          error={troubles.has('username-too-long') ? t('connect.who.usernameTooLong') : null}
          disabled={isDisabled}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={t('connect.who.newest')}
          description={t('connect.who.newestHint')}
          value={form.newest}
          onChange={({ currentTarget }) => onChange({ newest: currentTarget.value })}
          error={troubles.has('newest-wrong') ? t('connect.who.newestWrong') : null}
          disabled={isDisabled}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <KeyInput
        label={t('connect.who.key')}
        value={form.key}
        onChange={(key) => onChange({ key })}
        error={trouble()}
        isDisabled={isDisabled}
      />
    </>
  );

  function trouble(): string | null {
    if (troubles.has('key-missing')) return t('connect.who.keyMissing');
    return troubles.has('key-too-long') ? t('connect.who.keyTooLong') : null;
  }
}
