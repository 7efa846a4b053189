import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DoctorAction, DoctorFinding } from '../../../shared/doctor';
import { assertNever } from '../../../shared/result';
import { useErrorText } from '../../text/error-text';
import { ErrorDetails } from '../ErrorDetails';
import { MenuPicture } from '../menu-picture/MenuPicture';
import { StatusShape } from '../StatusShape';
import { AddressToAllow } from './AddressToAllow';
import { CertificateCard } from './CertificateCard';
import styles from './Finding.module.css';
import type { DoctorHands } from './hands';

/** A check that failed or has something to say: which one, one sentence, and its one action. */
export function Finding({
  finding,
  hands,
}: {
  readonly finding: DoctorFinding;
  readonly hands: DoctorHands;
}) {
  const { t } = useTranslation();
  const words = useErrorText();
  const { check, state, error, action } = finding;
  const isFailed = state === 'failed';
  const told = error === null ? null : words(error);
  const isMissing = action.kind === 'install-connector' && !isFailed;
  return (
    <div
      className={styles.finding}
      data-tone={isFailed ? 'danger' : isMissing ? 'plain' : 'warn'}
      {...(isFailed ? { role: 'alert' } : {})}
    >
      <h3>
        <StatusShape kind={isFailed ? 'stopped' : 'open'} />
        {t(`doctor.check.${check}`)}
      </h3>
      {isMissing ? <p>{t('doctor.action.connectorMissing')}</p> : null}
      {told === null || isMissing ? null : (
        <p>
          <strong>{told.sentence}</strong> {saysTodo(action) ? told.action : null}
        </p>
      )}
      <Action action={action} hands={hands} />
      {error === null || isMissing ? null : <ErrorDetails error={error} />}
    </div>
  );
}

/** Whether the error's own advice says what to do; a button or a certificate to confirm says it better. */
function saysTodo({ kind }: DoctorAction): boolean {
  return kind !== 'use-address' && kind !== 'use-dialect' && kind !== 'confirm-certificate';
}

function Action({ action, hands }: { readonly action: DoctorAction; readonly hands: DoctorHands }) {
  const { t } = useTranslation();
  switch (action.kind) {
    case 'try-again':
      return (
        <Button variant="default" onClick={hands.examine}>
          {t('doctor.runAgain')}
        </Button>
      );
    case 'use-address': {
      const isBusy = hands.busy === 'use-address';
      const { address } = action;
      return (
        <Button disabled={isBusy} onClick={() => hands.useAddress(address)}>
          {isBusy
            ? t('doctor.action.useAddressBusy', { address })
            : t('doctor.action.useAddress', { address })}
        </Button>
      );
    }
    case 'use-dialect': {
      const isBusy = hands.busy === 'use-address';
      const { address, dialect } = action;
      return (
        <Button disabled={isBusy} onClick={() => hands.useAddress(address)}>
          {t('doctor.action.useDialect', { dialect })}
        </Button>
      );
    }
    case 'confirm-certificate':
      return (
        <CertificateCard
          certificate={action.certificate}
          isBusy={hands.busy === 'confirm-certificate'}
          onCopy={hands.copy}
          onTrust={() => hands.trust(action.certificate)}
        />
      );
    case 'allow-address':
      return <AllowAddress ip={action.ip} hands={hands} />;
    case 'enter-key':
      return hands.enterKey === null ? null : (
        <Button onClick={hands.enterKey}>{t('doctor.action.enterKey')}</Button>
      );
    case 'set-clock':
      return (
        <p>
          {action.seconds > 0
            ? t('doctor.action.clockAhead', { seconds: action.seconds })
            : t('doctor.action.clockBehind', { seconds: -action.seconds })}
        </p>
      );
    case 'install-connector':
      return hands.getConnector === null ? null : (
        <Button variant="default" onClick={hands.getConnector}>
          {t('connector.get')}
        </Button>
      );
    case 'none':
    case 'update-shop':
      return null; // the error's own advice says it
    default:
      return assertNever(action);
  }
}

function AllowAddress({ ip, hands }: { readonly ip: string | null; readonly hands: DoctorHands }) {
  const { t } = useTranslation();
  return (
    <div className={styles.allow}>
      {ip === null ? (
        <p>{t('doctor.action.allowUnknown')}</p>
      ) : (
        <AddressToAllow ip={ip} onCopy={hands.copy} />
      )}
      <div className={styles.picture}>
        <MenuPicture ip={ip ?? '…'} />
      </div>
    </div>
  );
}
