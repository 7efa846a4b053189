// npm test: runs every check, goes on after a failure where that is useful, and closes with "N passed, N failed".
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeTreeChange, readTree } from './lib/git-tree.mjs';
import { inLanes } from './lib/in-lanes.mjs';
import { setUp } from './lib/set-up.mjs';
import { readTestOptions } from './lib/test-options.mjs';
import { notRun, plainResult, sum } from './lib/test-results.mjs';
import {
  hasEndToEndTests,
  isLookingStep,
  runEndToEnd,
  runLookingStep,
  runPackaging,
  runUnitTests,
} from './lib/test-steps.mjs';

/** @typedef {import('./lib/test-results.mjs').StepResult} StepResult */

const reports = mkdtempSync(path.join(os.tmpdir(), 'cartwright-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(name, () => process.exit(1));

try {
  process.exitCode = await test(readTestOptions(process.argv.slice(2)));
} catch (error) {
  console.error(`[test] ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** @param {ReturnType<typeof readTestOptions>} options */
async function test({ steps, isLong, isTreeChecked }) {
  // Also finds the runtime for this process and its children.
  if ((await setUp(['--for=test'])) !== 0) return 1;
  if (isLong) process.env.CARTWRIGHT_LONG = '1';
  const before = isTreeChecked ? await readTree() : null;
  /** @type {StepResult[]} */
  const results = [];
  const run = async (/** @type {string} */ name) => void results.push(await runStep(name, results));

  // They look at different things and two fit beside each other; the test runners are timed and get the machine alone.
  await inLanes(steps.filter(isLookingStep), 2, run);
  for (const name of steps.filter((step) => !isLookingStep(step))) await run(name);

  if (isTreeChecked) {
    const change = describeTreeChange(before, await readTree());
    results.push({
      ...plainResult('tree', change === null ? 0 : 1),
      ...(change !== null && { note: change }),
    });
  }
  return report(results);
}

/**
 * @param {string} name
 * @param {readonly StepResult[]} earlier
 * @returns {Promise<StepResult>}
 */
async function runStep(name, earlier) {
  const startedAt = performance.now();
  const { result, output } = await resultOf(name, earlier);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const isFailed = result.failed > 0;
  if (isFailed && output.trim() !== '') console.log(output.trimEnd());
  const note = result.note === undefined ? '' : ` (${result.note})`;
  console.log(`[test] ${name} ${isFailed ? 'FAILED' : 'ok'} ${seconds} s${note}`);
  return result;
}

/**
 * @param {string} name
 * @param {readonly StepResult[]} earlier
 */
async function resultOf(name, earlier) {
  const skipped = (/** @type {StepResult} */ result) => ({ result, output: '' });
  if (isLookingStep(name)) return runLookingStep(name, { stdio: 'pipe', reports });
  if (name === 'unit') return runUnitTests({ stdio: 'inherit', reports });
  const broken = earlier.find(
    (step) => step.failed > 0 && ['build', 'package'].includes(step.name),
  );
  if (broken !== undefined) return skipped(notRun(name, `${broken.name} failed`));
  if (!hasEndToEndTests())
    return skipped({ name, passed: 0, failed: 0, note: 'there are no end-to-end tests yet' });
  return name === 'package' ? runPackaging() : runEndToEnd({ stdio: 'inherit', reports });
}

/** @param {readonly StepResult[]} results */
function report(results) {
  const { failed, line } = sum(results);
  for (const { name, passed, failed: bad, note = '' } of results)
    if (bad > 0) console.log(`[test] ${name}: ${passed} passed, ${bad} failed ${note}`.trimEnd());
  console.log(line);
  return failed === 0 && results.length > 0 ? 0 : 1;
}
