import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '../../../shared/doctor';
import { useFormats } from '../../text/formats';
import { CopyButton } from '../CopyButton';
import { ShopText } from '../ShopText';
import styles from './CertificateCard.module.css';
import { fingerprintGroups } from './fingerprint';

/** A certificate for a person to compare, and the button that trusts it for one shop. */
export function CertificateCard({
  certificate,
  isBusy,
  onCopy,
  onTrust,
}: {
  readonly certificate: CertificateFacts;
  readonly isBusy: boolean;
  readonly onCopy: (text: string) => Promise<unknown>;
  readonly onTrust: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { subject, issuer, fingerprint } = certificate;
  const validity = {
    from: moment(certificate.validFrom),
    to: moment(certificate.validTo),
  };
  return (
    <section className={styles.card} aria-label={t('doctor.certificate.title')}>
      <p className={styles.title}>{t('doctor.certificate.title')}</p>
      <dl>
        <dt>{t('doctor.certificate.subject')}</dt>
        <dd>
          <ShopText>{subject}</ShopText>
        </dd>
        <dt>{t('doctor.certificate.issuer')}</dt>
        <dd>
          <ShopText>{issuer}</ShopText>
        </dd>
        <dt>{t('doctor.certificate.valid')}</dt>
        <dd>{t('doctor.certificate.validity', validity)}</dd>
      </dl>
      <div>
        <div className={styles.print}>
          {t('doctor.certificate.fingerprint')}
          <CopyButton
            what={t('doctor.certificate.fingerprint')}
            text={fingerprint}
            onCopy={onCopy}
          />
        </div>
        <code aria-label={t('doctor.certificate.fingerprint')}>
          {fingerprintGroups(fingerprint).map((group, at) => (
            <span key={at}>{group}</span>
          ))}
        </code>
      </div>
      <p>{t('doctor.certificate.compare')}</p>
      <div className={styles.buttons}>
        <Button variant="default" disabled={isBusy} onClick={onTrust}>
          {isBusy ? t('doctor.action.trustBusy') : t('doctor.action.trust')}
        </Button>
        <span>{t('doctor.certificate.onlyHere')}</span>
      </div>
    </section>
  );

  /** A date the desk could not read is empty. */
  function moment(text: string): string {
    const at = Date.parse(text);
    return Number.isFinite(at) ? formats.moment(at) : t('common.noDate');
  }
}
