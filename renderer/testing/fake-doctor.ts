import { doctorChecks, type DoctorReport } from '../../shared/doctor';
import type { Handlers } from '../../shared/ipc/contract';
import { ok } from '../../shared/result';
import type { FakeContext } from './fake-context';

/** What the doctor of a fake desk finds; everything left out is in order. */
export type FakeDoctorStart = { readonly report?: Partial<DoctorReport> };

/** The doctor's channels of a fake desk: one examination, told once and answered. */
export function fakeDoctor(
  context: FakeContext,
  start: FakeDoctorStart = {},
): Pick<Handlers, 'doctor:run' | 'doctor:cancel'> {
  let runs = 0;
  return {
    'doctor:run': async (subject) => {
      runs += 1;
      const shop = subject.kind === 'shop' ? context.shopOf(subject.shop) : null;
      const address = shop?.address ?? (subject.kind === 'form' ? subject.address : '');
      const report: DoctorReport = {
        run: `run ${String(runs)}`,
        startedAt: context.now,
        isFinished: true,
        typedAddress: address,
        address,
        dialect: shop?.dialect ?? '3.0',
        clockAheadSeconds: 0,
        proxy: null,
        requests: doctorChecks.length,
        findings: doctorChecks.map((check) => ({
          check,
          state: 'passed',
          ms: 12,
          error: null,
          action: { kind: 'none' },
        })),
        ...start.report,
      };
      context.emit('doctor:stepped', report);
      return ok(report);
    },
    'doctor:cancel': async () => ok(null),
  };
}
