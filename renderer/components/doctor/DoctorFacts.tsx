import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '../../../shared/doctor';
import { clockWords } from '../../text/doctor-report';
import { useFormats } from '../../text/formats';
import { ShopText } from '../ShopText';
import styles from './DoctorFacts.module.css';

/** What an examination learnt besides its checks. */
export function DoctorFacts({ report }: { readonly report: DoctorReport }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className={styles.facts} aria-label={t('doctor.facts')}>
      <dt>{t('doctor.address')}</dt>
      <dd>
        <ShopText>{report.address ?? report.typedAddress}</ShopText>
      </dd>
      <dt>{t('doctor.dialect')}</dt>
      <dd>{report.dialect ?? t('common.unknown')}</dd>
      <dt>{t('doctor.clock')}</dt>
      <dd>{clockWords(report.clockAheadSeconds, t)}</dd>
      <dt>{t('doctor.proxy')}</dt>
      <dd>
        <ShopText>{report.proxy ?? t('doctor.noProxy')}</ShopText>
      </dd>
      <dt>{t('doctor.requests')}</dt>
      <dd>{formats.count(report.requests)}</dd>
    </dl>
  );
}
