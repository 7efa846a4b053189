import type { DoctorAction, DoctorCheckName } from '../../../shared/doctor';
import type { AppErrorData, ErrorCode } from '../../../shared/errors';

const places: Partial<Record<ErrorCode, DoctorCheckName>> = {
  'bad-address': 'address',
  'no-such-host': 'name',
  offline: 'name',
  'connection-refused': 'connect',
  'connection-dropped': 'connect',
  'time-out': 'connect',
  proxy: 'connect',
  tls: 'certificate',
  'certificate-changed': 'certificate',
  redirect: 'redirect',
  'redirect-loop': 'redirect',
  'not-opencart': 'dialect',
  'dialect-too-old': 'dialect',
  'dialect-needs-connector': 'dialect',
  'release-unusable': 'dialect',
  'clock-skew': 'clock',
  'no-key': 'login',
  'bad-key': 'login',
  'wrong-key': 'login',
  'signature-refused': 'login',
  'address-not-allowed': 'allowed',
  'no-permission': 'session',
};

/** The check an error belongs to; null where that depends on when it came. */
export function placeOf(error: AppErrorData): DoctorCheckName | null {
  return places[error.code] ?? null;
}

const actions: Partial<Record<ErrorCode, DoctorAction>> = {
  'no-key': { kind: 'enter-key' },
  'bad-key': { kind: 'enter-key' },
  'wrong-key': { kind: 'enter-key' },
  // 4.1 refuses everybody until an address is listed, and never tells which one it saw.
  'signature-refused': { kind: 'allow-address', ip: null },
  'weak-release': { kind: 'update-shop' },
  'release-unusable': { kind: 'update-shop' },
  'dialect-too-old': { kind: 'update-shop' },
  'not-offered': { kind: 'install-connector' },
  'dialect-needs-connector': { kind: 'install-connector' },
};

/** The one thing to do about an error, where the error alone tells. */
export function actionOf({ code, facts }: AppErrorData): DoctorAction {
  if (code !== 'address-not-allowed') return actions[code] ?? { kind: 'try-again' };
  const ip = facts['ip'];
  return { kind: 'allow-address', ip: ip === undefined ? null : String(ip) };
}
