import type { TFunction } from 'i18next';
import type { DoctorFinding, DoctorReport } from '../../shared/doctor';
import type { AppErrorData } from '../../shared/errors';
import type { ErrorWords } from './error-text';
import { bareAddress, withoutSecrets } from './without-secrets';

/** The clock difference in words. */
export function clockWords(seconds: number | null, t: TFunction): string {
  if (seconds === null) return t('doctor.report.notKnown');
  if (seconds === 0) return t('doctor.clockSame');
  return seconds > 0
    ? t('doctor.clockAhead', { seconds })
    : t('doctor.clockBehind', { seconds: -seconds });
}

/**
 * An examination as plain text to send to someone: one line a check, with what was found. It goes through `withoutSecrets`, so it
 * holds no key, token or mail address even where a shop's own message would.
 */
export function doctorReportText(
  report: DoctorReport,
  t: TFunction,
  words: (error: AppErrorData) => ErrorWords,
): string {
  const notKnown = t('doctor.report.notKnown');
  const facts = [
    t('doctor.report.title'),
    t('doctor.report.at', { date: new Date(report.startedAt).toISOString() }),
    t('doctor.report.of', { address: bareAddress(report.typedAddress) }),
    t('doctor.report.found', {
      address: report.address === null ? notKnown : bareAddress(report.address),
    }),
    t('doctor.report.dialect', { dialect: report.dialect ?? notKnown }),
    t('doctor.report.clock', { clock: clockWords(report.clockAheadSeconds, t) }),
    t('doctor.report.proxy', { proxy: withoutSecrets(report.proxy ?? t('doctor.noProxy')) }),
    t('doctor.report.requests', { count: report.requests }),
    ...(report.isFinished ? [] : [t('doctor.report.unfinished')]),
  ];
  const lines = [...facts, '', ...report.findings.flatMap(linesOf)];
  // what keeps a stranger's text apart on screen is only noise in a file
  return `${lines.join('\n').replace(/[\u2066-\u2069]/g, '')}\n`;

  function linesOf({ check, state, ms, error }: DoctorFinding): readonly string[] {
    const line = t('doctor.report.line', {
      state: `[${t(`doctor.state.${state}`)}]`,
      check: t(`doctor.check.${check}`),
      took: ms === null ? '' : t('doctor.report.took', { count: ms }),
    });
    if (error === null) return [line];
    const { sentence, action } = words(error);
    return [
      line,
      t('doctor.report.details', { code: error.code, sentence: withoutSecrets(sentence) }),
      t('doctor.report.todo', { action: withoutSecrets(action) }),
    ];
  }
}
