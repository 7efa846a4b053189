import { skipToken, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { DeskClient } from '../bridge/desk-client';
import { errorDataOf } from '../bridge/bridge-error';
import type { DoctorReport, DoctorSubject } from '../../shared/doctor';
import type { AppErrorData } from '../../shared/errors';
import type { ShopId } from '../../shared/ids';
import { useDesk } from './desk-context';

/** How the examination of one subject stands. `report` may be of a run that is going on, or was stopped. */
export type Examination = {
  readonly kind: 'none' | 'running' | 'finished' | 'stopped' | 'failed';
  readonly report: DoctorReport | null;
  /** Why the doctor itself could not go on; null as a rule. */
  readonly error: AppErrorData | null;
};

/** An examination and the press it came from: only the newest press may write about its subject. */
type Held = Examination & { readonly press: string };

const none: Held = { kind: 'none', report: null, error: null, press: '' };

/** The newest press of all subjects, and the run last heard of: a new one must not take up what the one before still tells. */
type Turn = { readonly press: string; readonly lastRun: string | null };

/** The start of every key that belongs to examinations. */
export const doctorKeys = {
  all: ['doctor'] as const,
  ofShop: (shop: ShopId) => ['doctor', 'of', shop] as const,
};

const turnKey = ['doctor', 'turn'] as const;

function keyOf(subject: DoctorSubject) {
  return subject.kind === 'shop' ? doctorKeys.ofShop(subject.shop) : ['doctor', 'of', 'form'];
}

async function examine(desk: DeskClient, queries: QueryClient, subject: DoctorSubject) {
  const queryKey = keyOf(subject);
  const press = crypto.randomUUID();
  const runBefore = queries.getQueryData<Turn>(turnKey)?.lastRun ?? null;
  queries.setQueryData<Turn>(turnKey, { press, lastRun: runBefore });
  queries.setQueryData<Held>(queryKey, { ...none, kind: 'running', press });

  const hear = ({ run }: DoctorReport) =>
    queries.setQueryData<Turn>(turnKey, (turn) => turn && { ...turn, lastRun: run });
  const held = () => queries.getQueryData<Held>(queryKey);
  function keep(now: Examination): void {
    if (held()?.press === press) queries.setQueryData<Held>(queryKey, { ...now, press });
  }

  const end = desk.on('doctor:stepped', (report) => {
    if (report.run === runBefore || queries.getQueryData<Turn>(turnKey)?.press !== press) return;
    hear(report);
    keep({ kind: 'running', report, error: null });
  });
  try {
    const report = await desk.call('doctor:run', subject);
    if (queries.getQueryData<Turn>(turnKey)?.press === press) hear(report);
    keep({ kind: report.isFinished ? 'finished' : 'stopped', report, error: null });
  } catch (thrown) {
    const error = errorDataOf(thrown);
    const report = held()?.report ?? null;
    keep(
      error.code === 'cancelled'
        ? { kind: 'stopped', report, error: null }
        : { kind: 'failed', report, error },
    );
  } finally {
    end();
  }
}

/**
 * The doctor for one subject. An examination goes on when its screen is left, and its report is there when the screen
 * is opened again; it is forgotten with the window.
 */
export function useDoctor(subject: DoctorSubject): {
  readonly examination: Examination;
  readonly run: () => void;
  readonly cancel: () => void;
  /** Forgets the report, because what it was about has changed. */
  readonly forget: () => void;
} {
  const desk = useDesk();
  const queries = useQueryClient();
  const queryKey = keyOf(subject);
  const examination =
    useQuery<Held>({ queryKey, queryFn: skipToken, gcTime: Infinity }).data ?? none;
  return {
    examination,
    run: () => void examine(desk, queries, subject),
    cancel() {
      // unheard, the examination goes on to its end, which is shown as ever
      void desk.call('doctor:cancel', null).catch(() => undefined);
    },
    forget: () => queries.setQueryData(queryKey, none),
  };
}
