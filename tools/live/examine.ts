import { randomUUID } from 'node:crypto';
import type { DoctorAction, DoctorFinding, DoctorReport } from '../../shared/doctor';
import { createDoctor, systemWays } from '../../electron/opencart/doctor/doctor';
import {
  createTransport,
  readCertificate,
  type Transport,
  type TransportOptions,
} from '../../electron/opencart/transport';
import type { LiveOptions } from './options';
import type { Steps } from './steps';

/** Runs the doctor and adds each check it made as a step. Warnings count as passed. */
export async function examine(
  { url, username, key, certificate }: LiveOptions,
  open: (certificate: string | null) => Transport,
  way: TransportOptions,
  steps: Steps,
  signal: AbortSignal,
): Promise<DoctorReport> {
  const doctor = createDoctor({
    ...systemWays,
    proxyFor: way.proxyFor,
    openTransport: open,
    readCertificate: (address, stop) => readCertificate(address, way, stop),
    now: () => Date.now(),
    newRun: () => randomUUID(),
  });
  const patient = { address: url, username, key, certificate };
  const report = await doctor.run(patient, () => undefined, signal);
  for (const finding of report.findings) addFinding(finding, steps);
  return report;
}

/** A transport as the command uses it. */
export function opener(way: TransportOptions): (certificate: string | null) => Transport {
  return (certificate) => createTransport({ ...way, certificate });
}

function addFinding({ check, state, ms, error, action }: DoctorFinding, steps: Steps): void {
  if (state !== 'passed' && state !== 'warning' && state !== 'failed') return;
  const todo = actionText(action);
  const detail = state === 'warning' ? `should be known${todo === '' ? '' : ', '}${todo}` : todo;
  steps.add({
    name: `doctor ${check}`,
    state: state === 'failed' ? 'failed' : 'passed',
    ms: ms ?? 0,
    detail,
    error,
  });
}

/** The one thing to do, in words; '' for nothing. */
export function actionText(action: DoctorAction): string {
  switch (action.kind) {
    case 'none':
      return '';
    case 'try-again':
      return 'mend it and try again';
    case 'use-address':
      return `use --url ${action.address}`;
    case 'use-dialect':
      return `it is OpenCart ${action.dialect} now`;
    case 'confirm-certificate': {
      const { subject, issuer, validTo, fingerprint } = action.certificate;
      return `made for ${subject} by ${issuer}, valid to ${validTo}; if it is yours, add --certificate ${fingerprint}`;
    }
    case 'allow-address':
      return action.ip === null
        ? 'check user name, key, the list of addresses and the clock: OpenCart 4.1 does not say which it is'
        : `add ${action.ip} to the list of the API user`;
    case 'enter-key':
      return 'copy user name and key again from System › Users › API';
    case 'set-clock':
      return 'set the clock';
    case 'update-shop':
      return 'update OpenCart';
    case 'install-connector':
      return 'install the connector, docs/connector.md tells how';
  }
}
