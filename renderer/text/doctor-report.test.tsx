import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { expect, test } from 'vitest';
import { doctorChecks, type DoctorFinding, type DoctorReport } from '../../shared/doctor';
import { createText } from './create-text';
import { clockWords, doctorReportText } from './doctor-report';
import { useErrorText } from './error-text';

const text = createText();

function wrapper({ children }: { readonly children: ReactNode }) {
  return <I18nextProvider i18n={text}>{children}</I18nextProvider>;
}

function write(report: DoctorReport): string {
  const { result } = renderHook(() => ({ t: useTranslation().t, words: useErrorText() }), {
    wrapper,
  });
  return doctorReportText(report, result.current.t, result.current.words);
}

const passed = (check: DoctorFinding['check']): DoctorFinding => ({
  check,
  state: 'passed',
  ms: 14,
  error: null,
  action: { kind: 'none' },
});

const report: DoctorReport = {
  run: 'one',
  startedAt: Date.parse('2026-11-23T12:00:00Z'),
  isFinished: true,
  typedAddress: 'shop.example.com/admin/index.php?user_token=5f0e3a77aa',
  address: 'https://shop.example.com/',
  dialect: '3.0',
  clockAheadSeconds: -7,
  proxy: 'proxy.office.example:3128',
  requests: 6,
  findings: doctorChecks.map(passed),
};

test('has a line for each check, and what was learnt besides', () => {
  const written = write(report);
  expect(written).toContain('Address found: https://shop.example.com/');
  expect(written).toContain('OpenCart: 3.0');
  expect(written).toContain('Clock of the shop: 7 s behind this computer');
  expect(written).toContain('Proxy: proxy.office.example:3128');
  expect(written.match(/^\[passed\]/gm)?.length).toBe(doctorChecks.length);
  expect(written).toContain('[passed]  Key (14 ms)');
});

test('holds no key, no token and nothing about customers, even where the shop says them', () => {
  const key = 'uT9c4QmFv0Zk2LxWb7RdYs1HnPgE6aJo8iC3';
  const said: DoctorFinding = {
    ...passed('answer'),
    state: 'failed',
    error: {
      code: 'php-error',
      facts: { message: `key=${key} for zoe@example.org, api_token=0a1b2c, again ${key}` },
    },
  };
  const written = write({ ...report, findings: [said] });
  expect(written).toContain('[failed]  Answer of OpenCart');
  expect(written).toContain('The shop broke off with a PHP error');
  for (const secret of [key, 'zoe@example.org', '0a1b2c', '5f0e3a77aa']) {
    expect(written).not.toContain(secret);
  }
});

test('says that it is not finished, and what is not known', () => {
  const written = write({ ...report, isFinished: false, address: null, clockAheadSeconds: null });
  expect(written).toContain('Not finished.');
  expect(written).toContain('Address found: not known');
  expect(clockWords(0, text.t)).toBe('the same as here');
});
