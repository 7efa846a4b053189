import { expect, test } from 'vitest';
import { notRun, plainResult, playwrightResult, sum, vitestResult } from './test-results.mjs';

const unit = (
  /** @type {number} */ passed,
  /** @type {number} */ failed,
  code = failed > 0 ? 1 : 0,
) => vitestResult('unit', { code, report: { numPassedTests: passed, numFailedTests: failed } });

test('adds up tests and plain steps', () => {
  const e2e = playwrightResult('e2e', {
    code: 1,
    report: { stats: { expected: 7, unexpected: 1, flaky: 0 } },
  });
  const results = [plainResult('types', 0), plainResult('lint', 2), unit(120, 3), e2e];
  expect(sum(results)).toEqual({ passed: 128, failed: 5, line: '128 passed, 5 failed' });
});

test('counts a run without any test as failed', () => {
  expect(unit(0, 0)).toMatchObject({ passed: 0, failed: 1, note: 'no test was run' });
});

test('counts a runner that left no report as failed', () => {
  expect(vitestResult('unit', { code: 1, report: null })).toMatchObject({ failed: 1 });
  expect(playwrightResult('e2e', { code: 0, report: {} })).toMatchObject({ failed: 1 });
});

test('counts a runner that ends badly although all its tests passed as failed', () => {
  expect(unit(12, 0, 1)).toEqual({
    name: 'unit',
    passed: 12,
    failed: 1,
    note: 'ended with code 1',
  });
});

test('counts a test that passes only on a second try as failed', () => {
  const report = { stats: { expected: 5, unexpected: 0, flaky: 1 } };
  expect(playwrightResult('e2e', { code: 0, report })).toMatchObject({ passed: 5, failed: 1 });
});

test('counts a step that could not run as failed', () => {
  expect(sum([notRun('e2e', 'build failed')]).line).toBe('0 passed, 1 failed');
});
