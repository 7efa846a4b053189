import type { DoctorReport, DoctorSubject } from '../shared/doctor';
import type { ShopId } from '../shared/ids';
import { fail, ok, type Result } from '../shared/result';
import type { Shop } from '../shared/shop';
import type { Doctor } from './opencart/doctor/doctor';
import type { DoctorPatient } from './opencart/doctor/examination';

/** What examinations are made with. */
export type DoctorServiceParts = {
  /** Loaded at the first examination only. */
  readonly openDoctor: () => Promise<Doctor>;
  /** A connected shop as it was reached; null when there is none of that id. */
  readonly findShop: (
    shop: ShopId,
  ) => Pick<Shop, 'address' | 'username' | 'certificate' | 'dialect'> | null;
  /** The shop's key; null when it is not known in this run. */
  readonly keyOf: (shop: ShopId) => string | null;
  /** Told once for each check, as it begins. */
  readonly onStep: (report: DoctorReport) => void;
};

/** Examinations asked for by the window. */
export type DoctorService = {
  /** Ends the examination before, if there is one. Fails only as `no-shop`; a report called off is not finished. */
  run(subject: DoctorSubject): Promise<Result<DoctorReport>>;
  cancel(): void;
};

/** Makes the service; at most one examination is under way. */
export function createDoctorService(parts: DoctorServiceParts): DoctorService {
  let current: AbortController | null = null;

  function patientOf(subject: DoctorSubject): DoctorPatient | null {
    if (subject.kind === 'form') return subject;
    const shop = parts.findShop(subject.shop);
    if (shop === null) return null;
    const { address, username, certificate, dialect } = shop;
    return { address, username, certificate, dialect, key: parts.keyOf(subject.shop) };
  }

  return {
    async run(subject) {
      current?.abort();
      const patient = patientOf(subject);
      if (patient === null) {
        return fail('no-shop', { shop: subject.kind === 'shop' ? subject.shop : '' });
      }
      const mine = new AbortController();
      current = mine;
      const doctor = await parts.openDoctor();
      const report = await doctor.run(patient, parts.onStep, mine.signal);
      if (current === mine) current = null;
      return ok(report);
    },
    cancel() {
      current?.abort();
    },
  };
}
