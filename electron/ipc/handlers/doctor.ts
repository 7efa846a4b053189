import type { DoctorReport, DoctorSubject } from '../../../shared/doctor';
import type { Handlers } from '../../../shared/ipc/contract';
import { ok, type Result } from '../../../shared/result';

/** Examines connections, one at a time. */
export type DoctorPort = {
  run(subject: DoctorSubject): Promise<Result<DoctorReport>>;
  cancel(): void;
};

/** Answers `doctor:*`; a call that comes before the desk has started waits for it. */
export function doctorHandlers(
  doctor: Promise<DoctorPort>,
): Pick<Handlers, 'doctor:run' | 'doctor:cancel'> {
  return {
    'doctor:run': async (subject) => (await doctor).run(subject),
    'doctor:cancel': async () => {
      (await doctor).cancel();
      return ok(null);
    },
  };
}
