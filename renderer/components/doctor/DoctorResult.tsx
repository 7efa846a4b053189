import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '../../../shared/doctor';
import { doctorReportText } from '../../text/doctor-report';
import { useErrorText } from '../../text/error-text';
import { useFormats } from '../../text/formats';
import { useDateText } from '../../text/use-date-text';
import { DoctorFacts } from './DoctorFacts';
import styles from './DoctorResult.module.css';
import { Finding } from './Finding';
import type { DoctorHands } from './hands';
import { Ladder } from './Ladder';
import { sortFindings } from './sort-findings';

/**
 * An examination: while it goes on the ladder as it fills; then what failed, what should be known, and the rest folded
 * away. `isRunning` is false also for one that was stopped.
 */
export function DoctorResult({
  report,
  isRunning,
  hands,
}: {
  readonly report: DoctorReport;
  readonly isRunning: boolean;
  readonly hands: DoctorHands;
}) {
  const { t } = useTranslation();
  const { failed, warnings, notes, passed, notReached, notNeeded } = sortFindings(report);
  const said = failed.length > 0 || warnings.length > 0;
  return (
    <div className={styles.result}>
      {failed.concat(warnings).map((finding) => (
        <Finding key={finding.check} finding={finding} hands={hands} />
      ))}
      {isRunning ? (
        <Ladder findings={report.findings} />
      ) : (
        <>
          <details className={styles.passed} open={!said}>
            <summary>{t('doctor.passed', { count: passed.length })}</summary>
            <Ladder findings={passed} />
          </details>
          {notes.map((finding) => (
            <Finding key={finding.check} finding={finding} hands={hands} />
          ))}
          {notReached.length === 0 ? null : (
            <p className={styles.rest}>{t('doctor.notReached', { checks: names(notReached) })}</p>
          )}
          {notNeeded.length === 0 ? null : (
            <p className={styles.rest}>{t('doctor.notNeeded', { checks: names(notNeeded) })}</p>
          )}
        </>
      )}
      <DoctorFacts report={report} />
      {isRunning ? null : <CopyReport report={report} onCopy={hands.copy} />}
    </div>
  );

  function names(findings: DoctorReport['findings']): string {
    return findings.map(({ check }) => t(`doctor.check.${check}`)).join(', ');
  }
}

/** One sentence on how an examination stands or ended, for a live region. */
export function useDoctorWord(): (report: DoctorReport, isRunning: boolean) => string {
  const { t } = useTranslation();
  return (report, isRunning) => {
    if (isRunning) {
      const running = report.findings.find(({ state }) => state === 'running');
      return running === undefined
        ? t('doctor.starting')
        : t('doctor.working', { check: t(`doctor.check.${running.check}`) });
    }
    const { failed, warnings } = sortFindings(report);
    const [first] = failed;
    if (first !== undefined) return t('doctor.broken', { check: t(`doctor.check.${first.check}`) });
    if (!report.isFinished) return t('doctor.stopped');
    return warnings.length === 0
      ? t('doctor.allWell')
      : t('doctor.wellEnough', { count: warnings.length });
  };
}

function CopyReport({
  report,
  onCopy,
}: {
  readonly report: DoctorReport;
  readonly onCopy: DoctorHands['copy'];
}) {
  const { t } = useTranslation();
  const words = useErrorText();
  const dates = useDateText();
  const formats = useFormats();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className={styles.copy}>
      <Button
        variant="default"
        onClick={() => {
          onCopy(doctorReportText(report, t, words)).then(
            () => setIsCopied(true),
            () => setIsCopied(false),
          );
        }}
      >
        {t('doctor.copyReport')}
      </Button>
      <span role="status">{isCopied ? t('doctor.copied') : ''}</span>
      <span className={styles.age} title={formats.moment(report.startedAt)}>
        {t('doctor.examined', { age: dates.age(report.startedAt) })}
      </span>
    </div>
  );
}
