import {
  doctorChecks,
  type CertificateFacts,
  type DoctorAction,
  type DoctorCheckName,
  type DoctorFinding,
  type DoctorReport,
} from '../../shared/doctor';
import type { AppErrorData } from '../../shared/errors';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, ok } from '../../shared/result';
import type { FakeContext } from './fake-context';

/** What a check of a fake doctor finds instead of that all is in order. */
export type FakeFinding = {
  readonly state: 'failed' | 'warning' | 'not-needed';
  readonly error?: AppErrorData;
  readonly action?: DoctorAction;
};

/** What the doctor of a fake desk finds; everything left out is in order. */
export type FakeDoctorStart = {
  readonly report?: Partial<DoctorReport>;
  /** After a failed check none is reached. */
  readonly finds?: Readonly<Partial<Record<DoctorCheckName, FakeFinding>>>;
  /** How long each check takes, in milliseconds; 0 answers at once. */
  readonly stepMs?: number;
  /** The doctor itself cannot go on. */
  readonly breaks?: AppErrorData;
};

/** A certificate nobody knows, for fake findings. */
export const madeUpCertificate: CertificateFacts = {
  subject: 'shop.example.com',
  issuer: 'Harbour Test Authority',
  validFrom: '2026-01-01T12:00:00.000Z',
  validTo: '2027-01-01T12:00:00.000Z',
  fingerprint: Array.from({ length: 32 }, (_, at) =>
    ((at * 37 + 171) % 256).toString(16).padStart(2, '0').toUpperCase(),
  ).join(':'),
};

/** The doctor's channels of a fake desk: it tells each check as it ends. */
export function fakeDoctor(
  context: FakeContext,
  start: FakeDoctorStart = {},
): Pick<Handlers, 'doctor:run' | 'doctor:cancel'> {
  let runs = 0;
  let current = 0;
  const stepMs = start.stepMs ?? 0;
  const pause = () =>
    stepMs === 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, stepMs));

  return {
    'doctor:run': async (subject) => {
      runs += 1;
      const run = runs;
      current = run;
      if (start.breaks !== undefined) return { ok: false, error: start.breaks };
      const shop = subject.kind === 'shop' ? context.shopOf(subject.shop) : null;
      const address = shop?.address ?? (subject.kind === 'form' ? subject.address : '');
      const about = (done: number, isFinished: boolean): DoctorReport => ({
        run: `run ${String(run)}`,
        startedAt: context.now,
        isFinished,
        typedAddress: address,
        address,
        dialect: shop?.dialect ?? '3.0',
        clockAheadSeconds: 0,
        proxy: null,
        requests: done,
        ...start.report,
        findings: findings(start, done),
      });
      for (const at of doctorChecks.keys()) {
        context.emit('doctor:stepped', about(at, false));
        await pause();
        if (current !== run) return fail('cancelled');
      }
      const report = about(doctorChecks.length, true);
      context.emit('doctor:stepped', report);
      return ok(report);
    },
    'doctor:cancel': async () => {
      current = 0;
      return ok(null);
    },
  };
}

function findings({ finds = {} }: FakeDoctorStart, done: number): readonly DoctorFinding[] {
  const broken = doctorChecks.findIndex((check) => finds[check]?.state === 'failed');
  return doctorChecks.map((check, at): DoctorFinding => {
    const nothing = { check, ms: null, error: null, action: { kind: 'none' } } as const;
    if ((broken !== -1 && at > broken) || at > done) return { ...nothing, state: 'not-reached' };
    if (at === done) return { ...nothing, state: 'running' };
    const found = finds[check];
    const { state, error = null, action = { kind: 'none' } } = found ?? { state: 'passed' };
    return { check, state, ms: state === 'not-needed' ? null : 8 + at * 11, error, action };
  });
}
