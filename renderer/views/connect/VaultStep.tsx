import { PasswordInput, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../../shared/errors';
import { minimumPassphraseLength, type VaultMode, type VaultState } from '../../../shared/shop';
import { useErrorText } from '../../text/error-text';
import type { ConnectForm, FieldTrouble } from './connect-form';
import fields from './Fields.module.css';
import { Step } from './Step';
import styles from './VaultStep.module.css';

type Props = {
  readonly vault: VaultState;
  readonly form: ConnectForm;
  readonly onChange: (change: Partial<ConnectForm>) => void;
  readonly troubles: ReadonlySet<FieldTrouble>;
  readonly failure: AppErrorData | null;
  readonly isDisabled: boolean;
};

/** Where keys are kept, said with what it means before anything is connected; one line once it is chosen. */
export function VaultStep(props: Props) {
  const { vault, form, onChange, failure, isDisabled } = props;
  const { t } = useTranslation();
  const words = useErrorText();
  if (vault.kind === 'open') {
    return (
      <Step number={null} title={t('connect.vault.title')} isDone>
        <p className={styles.chosen}>{t(`connect.vault.${vault.mode}`)}</p>
      </Step>
    );
  }
  if (vault.kind !== 'unset') return null;
  return (
    <Step number={null} title={t('connect.vault.title')}>
      {vault.offers.includes('os-key-store') ? null : (
        <p className={styles.note}>{t('connect.vault.noKeyStore')}</p>
      )}
      <Radio.Group
        aria-label={t('connect.vault.title')}
        value={form.mode}
        onChange={(value) => {
          const mode = vault.offers.find((offer) => offer === value);
          if (mode !== undefined) onChange({ mode });
        }}
      >
        <div className={styles.offers}>
          {vault.offers.map((mode) => (
            <Offer key={mode} mode={mode} isDisabled={isDisabled} />
          ))}
        </div>
      </Radio.Group>
      {form.mode === 'passphrase' ? <Passphrase {...props} /> : null}
      {failure === null ? null : (
        <p role="alert" className={styles.failure}>
          {words(failure).sentence} {words(failure).action}
        </p>
      )}
    </Step>
  );
}

function Offer({ mode, isDisabled }: { readonly mode: VaultMode; readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  return (
    <Radio
      value={mode}
      label={t(`connect.vault.${mode}`)}
      description={t(`connect.vault.${mode}Hint`)}
      disabled={isDisabled}
    />
  );
}

function Passphrase({ form, onChange, troubles, isDisabled }: Props) {
  const { t } = useTranslation();
  const minimum = minimumPassphraseLength;
  return (
    <div className={fields.pair}>
      <PasswordInput
        label={t('connect.vault.first')}
        placeholder={t('connect.vault.firstHint', { minimum })}
        value={form.passphrase}
        onChange={({ currentTarget }) => onChange({ passphrase: currentTarget.value })}
        error={
          troubles.has('passphrase-too-short') ? t('connect.vault.tooShort', { minimum }) : null
        }
        disabled={isDisabled}
        autoComplete="new-password"
      />
      <PasswordInput
        label={t('connect.vault.second')}
        value={form.again}
        onChange={({ currentTarget }) => onChange({ again: currentTarget.value })}
        error={troubles.has('passphrases-differ') ? t('connect.vault.differs') : null}
        disabled={isDisabled}
        autoComplete="new-password"
      />
    </div>
  );
}
