/**
 * @typedef {{ name: string, passed: number, failed: number, note?: string }} StepResult
 *   A step that is no test runner counts as one: passed or failed.
 */

/**
 * Result of a step that either works or does not.
 * @param {string} name
 * @param {number} code exit code
 * @returns {StepResult}
 */
export function plainResult(name, code) {
  return code === 0 ? { name, passed: 1, failed: 0 } : { name, passed: 0, failed: 1 };
}

/**
 * Result of a step that did not run and should have.
 * @param {string} name
 * @param {string} reason
 * @returns {StepResult}
 */
export function notRun(name, reason) {
  return { name, passed: 0, failed: 1, note: `not run: ${reason}` };
}

/**
 * Result of a vitest run from its JSON report (null: there is none).
 * @param {string} name
 * @param {{ code: number, report: any }} ended
 */
export function vitestResult(name, { code, report }) {
  return counted(name, code, report?.numPassedTests, report?.numFailedTests);
}

/**
 * Result of a Playwright run from its JSON report (null: there is none). A test that passes only on a second try failed.
 * @param {string} name
 * @param {{ code: number, report: any }} ended
 */
export function playwrightResult(name, { code, report }) {
  const { expected, unexpected, flaky } = report?.stats ?? {};
  return counted(name, code, expected, unexpected === undefined ? undefined : unexpected + flaky);
}

/**
 * A runner that reports nothing, ran no test, or ends badly although each test passed, has failed.
 * @param {string} name
 * @param {number} code
 * @param {unknown} passed
 * @param {unknown} failed
 * @returns {StepResult}
 */
function counted(name, code, passed, failed) {
  if (typeof passed !== 'number' || typeof failed !== 'number')
    return { name, passed: 0, failed: 1, note: 'no report' };
  if (passed + failed === 0) return { name, passed, failed: 1, note: 'no test was run' };
  if (failed === 0 && code !== 0)
    return { name, passed, failed: 1, note: `ended with code ${code}` };
  return { name, passed, failed };
}

/**
 * Sum of all steps, and the line the run closes with.
 * @param {readonly StepResult[]} results
 */
export function sum(results) {
  const passed = results.reduce((total, result) => total + result.passed, 0);
  const failed = results.reduce((total, result) => total + result.failed, 0);
  return { passed, failed, line: `${passed} passed, ${failed} failed` };
}
