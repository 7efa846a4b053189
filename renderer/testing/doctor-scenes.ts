import type { FakeStart } from './fake-bridge';
import { madeUpCertificate, type FakeDoctorStart, type FakeFinding } from './fake-doctor';

const selfSigned: FakeDoctorStart = {
  finds: {
    certificate: {
      state: 'failed',
      error: { code: 'tls', facts: { reason: 'self-signed' } },
      action: { kind: 'confirm-certificate', certificate: madeUpCertificate },
    },
  },
};

const noConnector: FakeFinding = {
  state: 'warning',
  error: { code: 'not-offered', facts: { what: 'readLines' } },
  action: { kind: 'install-connector' },
};

const moved = 'https://www.shop.example.com/';

/** What the doctor can find, to be looked at in a plain browser, by name. */
export function doctorScenes(): Readonly<Record<string, FakeStart>> {
  const doctor = (start: FakeDoctorStart): FakeStart => ({ doctor: { stepMs: 40, ...start } });
  return {
    'doctor-well': doctor({
      finds: { certificate: { state: 'not-needed' }, connector: noConnector },
    }),
    'doctor-slow': doctor({ stepMs: 1500 }),
    'doctor-known': doctor({
      report: { clockAheadSeconds: 412, proxy: 'proxy.office.example:3128' },
      finds: {
        release: {
          state: 'warning',
          error: { code: 'weak-release', facts: { dialect: '4.0' } },
          action: { kind: 'update-shop' },
        },
        clock: {
          state: 'warning',
          error: { code: 'clock-skew', facts: { seconds: 412 } },
          action: { kind: 'set-clock', seconds: 412 },
        },
        connector: noConnector,
      },
    }),
    'doctor-redirect': doctor({
      finds: {
        redirect: {
          state: 'failed',
          error: { code: 'redirect', facts: { status: 301, location: moved } },
          action: { kind: 'use-address', address: moved },
        },
      },
    }),
    'doctor-certificate': doctor(selfSigned),
    'doctor-blocked': doctor({
      finds: {
        allowed: {
          state: 'failed',
          error: { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } },
          action: { kind: 'allow-address', ip: '203.0.113.77' },
        },
      },
    }),
    'doctor-key': doctor({
      finds: {
        login: {
          state: 'failed',
          error: { code: 'wrong-key', facts: { username: 'desk' } },
          action: { kind: 'enter-key' },
        },
      },
    }),
    'doctor-page': doctor({
      finds: {
        answer: {
          state: 'failed',
          error: { code: 'challenge-page', facts: { status: 403, title: 'Just a moment…' } },
          action: { kind: 'try-again' },
        },
      },
    }),
    'connect-certificate': {
      isConnected: false,
      connectFails: { at: 'reach', error: { code: 'tls', facts: { reason: 'self-signed' } } },
      doctor: selfSigned,
    },
  };
}
