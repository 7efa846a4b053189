import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stockCapabilities, type Dialect } from '../../../shared/capabilities';
import { DoctorResult, useDoctorWord } from '../../components/doctor/DoctorResult';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useDeskCommands } from '../../queries/desk-mutations';
import type { ConnectForm } from './connect-form';
import styles from './CheckStep.module.css';
import type { FormDoctor } from './use-form-doctor';

/** The whole examination of what stands in the form; what is found can be settled with a press, which connects anew. */
export function FormExamination({
  doctor,
  onConnect,
}: {
  readonly doctor: FormDoctor;
  readonly onConnect: (change: Partial<ConnectForm>) => void;
}) {
  const { t } = useTranslation();
  const { copy } = useDeskCommands();
  const word = useDoctorWord();
  const { kind, report, error } = doctor.examination;
  const isRunning = kind === 'running';
  const examine = () => doctor.examine('whole');
  return (
    <section className={styles.examination} aria-label={t('doctor.title')}>
      <p className={styles.word} role="status">
        {said()}
      </p>
      {error === null ? null : <ErrorPanel error={error} onRetry={examine} />}
      {report === null ? null : (
        <DoctorResult
          report={report}
          isRunning={isRunning}
          hands={{
            getConnector: null,
            copy,
            useAddress: (address) => onConnect({ address }),
            trust: ({ fingerprint }) => onConnect({ certificate: fingerprint }),
            enterKey: null,
            examine,
            busy: null,
          }}
        />
      )}
      {report === null || report.dialect === null || isRunning ? null : (
        <LessOffered dialect={report.dialect} />
      )}
      {isRunning ? (
        <Button variant="default" onClick={doctor.cancel}>
          {t('doctor.cancel')}
        </Button>
      ) : null}
    </section>
  );

  function said(): string {
    if (kind === 'failed') return '';
    if (kind === 'stopped') return t('doctor.stopped');
    return report === null ? t('doctor.starting') : word(report, isRunning);
  }
}

/** What a shop of this dialect will not offer, before it is connected. */
function LessOffered({ dialect }: { readonly dialect: Dialect }) {
  const { t } = useTranslation();
  if (stockCapabilities[dialect].readHeader === 'yes') return null;
  return <p className={styles.less}>{t('history.notOfferedWhat', { dialect })}</p>;
}
