import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './CheckStep.module.css';
import { ConnectFailure } from './ConnectFailure';
import { rungs, type RungState } from './ladder';
import { StatusShape } from '../../components/StatusShape';
import { ProgressRing } from '../../components/ProgressRing';
import type { ConnectForm } from './connect-form';
import { FormExamination } from './FormExamination';
import type { Connecting } from './use-connect';
import type { FormDoctor } from './use-form-doctor';

/** The ladder of checks, filling as they are made; the one that fails says why and what to do. */
export function CheckStep({
  connecting,
  doctor,
}: {
  readonly connecting: Connecting;
  readonly doctor: FormDoctor;
}) {
  const { t } = useTranslation();
  const { attempt, reached, cancel, send } = connecting;
  const isWorking = attempt.kind === 'working';
  const isExamining = doctor.examination.kind === 'running';

  function connectWith(change: Partial<ConnectForm>): void {
    doctor.hide();
    send(change);
  }

  return (
    <>
      <ol className={styles.ladder}>
        {rungs(attempt, reached).map(({ step, state }) => (
          <li key={step} data-state={state}>
            <span className={styles.sign}>
              <Sign state={state} />
            </span>
            <div>
              {t(`connect.step.${step}`)}
              <VisuallyHidden>{` (${t(`connect.stepState.${state}`)})`}</VisuallyHidden>
              {state === 'failed' && attempt.kind === 'failed' ? (
                <ConnectFailure error={attempt.error} doctor={doctor} onConnect={connectWith} />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button type="submit" size="sm" disabled={isWorking}>
          {attempt.kind === 'failed' ? t('common.retry') : t('connect.check.start')}
        </Button>
        {isWorking ? (
          <Button key="stop" variant="default" size="sm" onClick={cancel}>
            {t('connect.check.cancel')}
          </Button>
        ) : (
          <Button
            key="examine"
            variant="default"
            size="sm"
            disabled={isExamining || connecting.form.address.trim() === ''}
            title={t('connect.check.examineHint')}
            onClick={() => doctor.examine('whole')}
          >
            {t('connect.check.examine')}
          </Button>
        )}
        <span role="status" className={styles.state}>
          {said()}
        </span>
      </div>
      {doctor.shown === 'whole' && !isWorking ? (
        <FormExamination doctor={doctor} onConnect={connectWith} />
      ) : null}
    </>
  );

  function said(): string {
    if (isWorking) return t('connect.check.working');
    if (attempt.kind === 'stopped') return t('connect.check.cancelled');
    return attempt.kind === 'done' ? t('connect.check.done') : '';
  }
}

function Sign({ state }: { readonly state: RungState }) {
  if (state === 'running') return <ProgressRing share={null} />;
  if (state === 'done') return <StatusShape kind="done" />;
  if (state === 'failed') return <StatusShape kind="stopped" />;
  return <span className={styles.waiting} />;
}
