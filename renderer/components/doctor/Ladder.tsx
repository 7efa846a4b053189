import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DoctorFinding } from '../../../shared/doctor';
import { ProgressRing } from '../ProgressRing';
import { StatusShape } from '../StatusShape';
import styles from './Ladder.module.css';

/** Checks one beneath the other, each with how it went and how long it took. */
export function Ladder({ findings }: { readonly findings: readonly DoctorFinding[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.ladder} aria-label={t('doctor.ladder')}>
      {findings.map(({ check, state, ms }) => (
        <li key={check} data-state={state}>
          <span className={styles.sign}>
            <Sign state={state} />
          </span>
          <span className={styles.name}>{t(`doctor.check.${check}`)}</span>
          <span className={styles.what}>
            {what(check, state)}
            {state === 'passed' ? (
              <VisuallyHidden>{` (${t('doctor.state.passed')})`}</VisuallyHidden>
            ) : null}
          </span>
          <span className={styles.took}>{ms === null ? '' : t('doctor.ms', { count: ms })}</span>
        </li>
      ))}
    </ol>
  );

  function what(check: DoctorFinding['check'], state: DoctorFinding['state']): string {
    if (state === 'passed') return t(`doctor.passedWhat.${check}`);
    return state === 'not-reached' ? '' : t(`doctor.state.${state}`);
  }
}

function Sign({ state }: { readonly state: DoctorFinding['state'] }) {
  if (state === 'running') return <ProgressRing share={null} />;
  if (state === 'passed') return <StatusShape kind="done" />;
  if (state === 'failed') return <StatusShape kind="stopped" />;
  if (state === 'warning') return <StatusShape kind="open" />;
  return <span className={styles.waiting} aria-hidden="true" />;
}
