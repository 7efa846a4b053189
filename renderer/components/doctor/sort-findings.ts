import type { DoctorFinding, DoctorReport } from '../../../shared/doctor';

/** The findings of an examination, parted by what they ask of the user; each part in the order of the ladder. */
export type SortedFindings = {
  readonly failed: readonly DoctorFinding[];
  readonly warnings: readonly DoctorFinding[];
  /** That the connector is missing is no trouble while there is none to be had. */
  readonly notes: readonly DoctorFinding[];
  readonly passed: readonly DoctorFinding[];
  readonly notReached: readonly DoctorFinding[];
  readonly notNeeded: readonly DoctorFinding[];
};

const isNote = ({ action }: DoctorFinding) => action.kind === 'install-connector';

/** Sorts the findings of a report: failing ones first, then what should be known, then the rest. */
export function sortFindings({ findings }: DoctorReport): SortedFindings {
  const of = (...states: readonly DoctorFinding['state'][]) =>
    findings.filter(({ state }) => states.includes(state));
  return {
    failed: of('failed'),
    warnings: of('warning').filter((finding) => !isNote(finding)),
    notes: of('warning').filter(isNote),
    passed: of('passed'),
    notReached: of('not-reached', 'running'),
    notNeeded: of('not-needed'),
  };
}
