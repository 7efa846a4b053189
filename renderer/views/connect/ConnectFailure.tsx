import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../../shared/errors';
import { AddressToAllow } from '../../components/doctor/AddressToAllow';
import { CertificateCard } from '../../components/doctor/CertificateCard';
import { ErrorDetails } from '../../components/ErrorDetails';
import { useCatchFocus } from '../../components/use-catch-focus';
import { useDeskCommands } from '../../queries/desk-mutations';
import { useErrorText } from '../../text/error-text';
import type { ConnectForm } from './connect-form';
import styles from './ConnectFailure.module.css';
import type { FormDoctor } from './use-form-doctor';

/** Why a check failed, and the one thing to do; some failures can be settled with a press, which connects anew. */
export function ConnectFailure({
  error,
  doctor,
  onConnect,
}: {
  readonly error: AppErrorData;
  readonly doctor: FormDoctor;
  readonly onConnect: (change: Partial<ConnectForm>) => void;
}) {
  const { t } = useTranslation();
  const { copy } = useDeskCommands();
  const { sentence, action } = useErrorText()(error);
  const { ip, location } = error.facts;
  const whole = useRef<HTMLDivElement>(null);
  // the fields were switched off while the shop was asked, and the button that fetches a certificate goes with its work
  const hasCertificate = doctor.shown === 'certificate' && doctor.certificate !== null;
  useCatchFocus(whole, hasCertificate ? 'certificate' : 'failure');
  return (
    <div ref={whole} className={styles.failure} role="alert" tabIndex={-1}>
      <p className={styles.sentence}>{sentence}</p>
      <p>{action}</p>
      {error.code === 'address-not-allowed' && ip !== undefined ? (
        <AddressToAllow ip={String(ip)} onCopy={copy} />
      ) : null}
      {error.code === 'redirect' && typeof location === 'string' && location !== '' ? (
        <Button variant="default" onClick={() => onConnect({ address: location })}>
          {t('connect.check.useAddress', { address: location })}
        </Button>
      ) : null}
      {error.code === 'tls' || error.code === 'certificate-changed' ? certificate() : null}
      <ErrorDetails error={error} />
    </div>
  );

  function certificate() {
    const isLooking = doctor.examination.kind === 'running';
    if (doctor.shown === 'certificate' && doctor.certificate !== null) {
      return (
        <CertificateCard
          certificate={doctor.certificate}
          isBusy={false}
          onCopy={copy}
          onTrust={() => onConnect({ certificate: doctor.certificate?.fingerprint ?? null })}
        />
      );
    }
    return (
      <Button variant="default" disabled={isLooking} onClick={() => doctor.examine('certificate')}>
        {isLooking ? t('connect.check.looking') : t('connect.check.trust')}
      </Button>
    );
  }
}
