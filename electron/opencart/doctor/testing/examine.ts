import type { DoctorCheckName, DoctorFinding, DoctorReport } from '../../../../shared/doctor';
import { never, transportOptions } from '../../testing/servers';
import { createTransport, readCertificate, type TransportOptions } from '../../transport';
import { createDoctor, systemWays } from '../doctor';
import type { DoctorParts, DoctorPatient } from '../examination';

/** A key of the length shops make. */
export const goodKey = 'k'.repeat(40) + '0123456789abcdef01234567';

/** A doctor with the system's own ways, on loopback without a proxy unless told otherwise. */
export function makeDoctor(
  parts: Partial<DoctorParts> = {},
  options: Partial<TransportOptions> = {},
) {
  const proxyFor = parts.proxyFor ?? (async () => 'DIRECT');
  const all = transportOptions({ ...options, proxyFor });
  return createDoctor({
    ...systemWays,
    openTransport: (certificate) => createTransport({ ...all, certificate }),
    readCertificate: (address, signal) => readCertificate(address, all, signal),
    now: Date.now,
    newRun: () => 'run-1',
    ...parts,
    proxyFor,
  });
}

/** Examines an address once; without user and key unless told otherwise. */
export function examine(
  patient: Partial<DoctorPatient> & Pick<DoctorPatient, 'address'>,
  parts: Partial<DoctorParts> = {},
  options: Partial<TransportOptions> = {},
): Promise<DoctorReport> {
  const whole = { username: '', key: '', certificate: null, ...patient };
  return makeDoctor(parts, options).run(whole, () => undefined, never);
}

/** The finding of one check. */
export function findingOf(report: DoctorReport, check: DoctorCheckName): DoctorFinding {
  const found = report.findings.find((finding) => finding.check === check);
  if (found === undefined) throw new Error(`no finding of ${check}`);
  return found;
}

/** A report in one line: `address, -certificate, !answer maintenance → try-again`; passed, `-` not needed, `?` warned, `!` failed. */
export function inShort(report: DoctorReport): string {
  const marks = { passed: '', 'not-needed': '-', warning: '?', failed: '!', running: '…' } as const;
  return report.findings
    .flatMap(({ check, state, error, action }) => {
      if (state === 'not-reached') return [];
      const why = error === null ? '' : ` ${error.code} → ${action.kind}`;
      return [`${marks[state]}${check}${why}`];
    })
    .join(', ');
}
