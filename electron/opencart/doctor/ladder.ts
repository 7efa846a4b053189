import { performance } from 'node:perf_hooks';
import {
  doctorChecks,
  type DoctorAction,
  type DoctorCheckName,
  type DoctorFinding,
} from '../../../shared/doctor';
import type { AppErrorData } from '../../../shared/errors';

/** The checks of one examination and how far they are. Every check not begun is `not-reached`. */
export type Ladder = {
  /** The check is being made; `onBegin` is told. */
  begin(check: DoctorCheckName): void;
  pass(...checks: readonly DoctorCheckName[]): void;
  skip(...checks: readonly DoctorCheckName[]): void;
  warn(check: DoctorCheckName, error: AppErrorData, action: DoctorAction): void;
  /** Those above that were not begun passed, those below are not reached, even if they were begun before. */
  fail(check: DoctorCheckName, error: AppErrorData, action: DoctorAction): void;
  /** Whether a check has ended. */
  hasEnded(check: DoctorCheckName): boolean;
  findings(): readonly DoctorFinding[];
  /** What was under way when the examination was called off counts as not reached. */
  stop(): void;
};

const none: DoctorAction = { kind: 'none' };

/** A ladder on whose first rung nobody stands yet. */
export function createLadder(onBegin: () => void): Ladder {
  const rungs = new Map<DoctorCheckName, DoctorFinding>();
  const begun = new Map<DoctorCheckName, number>();
  for (const check of doctorChecks) rungs.set(check, notReached(check));

  function end(
    check: DoctorCheckName,
    state: DoctorFinding['state'],
    error: AppErrorData | null = null,
    action: DoctorAction = none,
  ): void {
    const since = begun.get(check);
    const ms = since === undefined ? null : Math.round(performance.now() - since);
    rungs.set(check, { check, state, ms: ms ?? rungs.get(check)?.ms ?? null, error, action });
    begun.delete(check);
  }

  const stateOf = (check: DoctorCheckName) => rungs.get(check)?.state;

  return {
    begin(check) {
      begun.set(check, performance.now());
      rungs.set(check, { ...notReached(check), state: 'running' });
      onBegin();
    },
    pass(...checks) {
      for (const check of checks) end(check, 'passed');
    },
    skip(...checks) {
      for (const check of checks) end(check, 'not-needed');
    },
    warn: (check, error, action) => end(check, 'warning', error, action),
    fail(check, error, action) {
      const place = doctorChecks.indexOf(check);
      for (const above of doctorChecks.slice(0, place)) {
        if (stateOf(above) === 'not-reached' || stateOf(above) === 'running') end(above, 'passed');
      }
      end(check, 'failed', error, action);
      for (const below of doctorChecks.slice(place + 1)) rungs.set(below, notReached(below));
    },
    hasEnded: (check) => stateOf(check) !== 'not-reached' && stateOf(check) !== 'running',
    findings: () => doctorChecks.map((check) => rungs.get(check) ?? notReached(check)),
    stop() {
      for (const check of doctorChecks) {
        if (stateOf(check) === 'running') rungs.set(check, notReached(check));
      }
    },
  };
}

function notReached(check: DoctorCheckName): DoctorFinding {
  return { check, state: 'not-reached', ms: null, error: null, action: none };
}
