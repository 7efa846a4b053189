import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Dialect } from '../../../shared/capabilities';
import type { DoctorReport } from '../../../shared/doctor';
import { checkConnector } from './find-connector';
import type { DoctorParts, DoctorPatient, Examination } from './examination';
import { createLadder } from './ladder';
import { checkAccess } from './let-in';
import { actionOf } from './place';
import { reachShop } from './reach';
import { scrub } from './scrub';
import { showTyped } from './typed-address';
import { watch } from './watched-transport';

/** From here on a difference of the clocks is worth a word. */
const noticedSeconds = 60;

/** Examines connections. */
export type Doctor = {
  /**
   * Goes up the ladder of `doctorChecks` and stops at the first that fails. `onStep` is told each time a check begins; the answer is the
   * whole report. Never throws for trouble with a shop, never changes a shop, sends a key to no other address than the one found.
   * `isFinished` is false when the signal ended it. No report holds a key, a token or anything of an order.
   */
  run(
    patient: DoctorPatient,
    onStep: (report: DoctorReport) => void,
    signal: AbortSignal,
  ): Promise<DoctorReport>;
};

/** Makes a doctor; examinations share nothing. */
export function createDoctor(parts: DoctorParts): Doctor {
  return {
    async run(patient, onStep, signal) {
      const run = parts.newRun();
      const startedAt = parts.now();
      const transport = watch(parts.openTransport(patient.certificate), parts.now);
      const report = (isFinished: boolean): DoctorReport =>
        scrub(
          {
            run,
            startedAt,
            isFinished,
            typedAddress: showTyped(patient.address),
            address: examination.address,
            dialect: examination.dialect,
            clockAheadSeconds: transport.clockAheadSeconds(),
            proxy: examination.proxy,
            requests: transport.requests(),
            findings: ladder.findings(),
          },
          [patient.key ?? '', ...transport.secrets()],
        );
      const ladder = createLadder(() => {
        if (!signal.aborted) onStep(report(false));
      });
      const examination: Examination = {
        parts,
        patient,
        ladder,
        transport,
        signal,
        address: null,
        dialect: null,
        proxy: null,
      };
      try {
        if (!signal.aborted) await examine(examination);
      } finally {
        transport.close();
      }
      ladder.stop();
      return report(!signal.aborted);
    },
  };
}

async function examine(examination: Examination): Promise<void> {
  if (!(await reachShop(examination))) return;
  const { address, dialect } = examination;
  if (address === null || dialect === null) return;
  if (!isAsKnown(examination, address, dialect)) return;
  checkRelease(examination, dialect);
  checkClock(examination);
  if (!(await checkAccess(examination, address, dialect))) return;
  await checkConnector(examination, address, dialect);
}

/** A shop that was updated speaks another dialect than the desk goes by, and nothing else would be understood. */
function isAsKnown({ ladder, patient }: Examination, address: string, dialect: Dialect): boolean {
  const known = patient.dialect;
  if (known === undefined || known === dialect) return true;
  const error = { code: 'other-dialect', facts: { found: dialect, known } } as const;
  ladder.fail('dialect', error, { kind: 'use-dialect', dialect, address });
  return false;
}

/**
 * All of 4.0 and 4.1 before 4.1.0.4 are weak; updating closes it. Of 4.1 the older ones are told by cookies that scripts may read
 * (4.1.0.3 against 4.1.0.4).
 */
function checkRelease({ ladder, transport }: Examination, dialect: Dialect): void {
  const isWeak = dialect === '4.0' || (dialect === '4.1' && transport.hasOpenSessionCookie());
  if (!isWeak) {
    ladder.pass('release');
    return;
  }
  const error = { code: 'weak-release', facts: { dialect } } as const;
  ladder.warn('release', error, actionOf(error));
}

function checkClock({ ladder, transport }: Examination): void {
  const ahead = transport.clockAheadSeconds();
  if (ahead === null) ladder.skip('clock');
  else if (Math.abs(ahead) <= noticedSeconds) ladder.pass('clock');
  else {
    const error = { code: 'clock-skew', facts: { seconds: Math.abs(ahead) } } as const;
    ladder.warn('clock', error, { kind: 'set-clock', seconds: ahead });
  }
}

/** The system's own ways, for `DoctorParts`. */
export const systemWays: Pick<DoctorParts, 'lookUp' | 'isListening'> = {
  lookUp: (host) => lookup(host),
  isListening: (host, port) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, timeout: 5_000 });
      const end = (isListening: boolean) => () => {
        socket.destroy();
        resolve(isListening);
      };
      socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
    }),
};
