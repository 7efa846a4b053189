import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withDisplay } from '../runtime.mjs';
import { packedApp } from './packed-app.mjs';
import { run } from './processes.mjs';
import { inRoot, root } from './root.mjs';
import { plainResult, playwrightResult, vitestResult } from './test-results.mjs';

/**
 * @typedef {import('./test-results.mjs').StepResult} StepResult
 * @typedef {{ stdio: 'inherit' | 'pipe', reports: string }} StepRun
 *   `reports`: a folder for machine-readable results
 * @typedef {{ result: StepResult, output: string }} StepEnd `output`: what was said, when it was piped
 */

/** Steps that only look at files: what each runs, as npm runs it, with node_modules/.bin on the PATH. */
const LOOKING = {
  types: script('typecheck'),
  lint: script('lint'),
  rooms: script('rooms'),
  format: 'prettier --check . --log-level warn',
  knip: 'knip',
  build: script('build'),
};

/** @param {string} name */
export function isLookingStep(name) {
  return name in LOOKING;
}

/**
 * Runs one step that only looks at files (or builds).
 * @param {string} name
 * @param {StepRun} how
 * @returns {Promise<StepEnd>}
 */
export async function runLookingStep(name, { stdio }) {
  const command = LOOKING[/** @type {keyof typeof LOOKING} */ (name)];
  const { code, stdout } = await run(command, [], {
    cwd: root,
    stdio: ['ignore', stdio, stdio],
    shell: true,
    env: {
      ...process.env,
      PATH: `${inRoot('node_modules', '.bin')}${path.delimiter}${process.env.PATH}`,
    },
  });
  return { result: plainResult(name, code), output: stdout };
}

/**
 * @param {StepRun} how
 * @returns {Promise<StepEnd>}
 */
export async function runUnitTests({ reports }) {
  const file = path.join(reports, 'unit.json');
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run(process.execPath, [vitest, ...args], { cwd: root });
  return { result: vitestResult('unit', { code, report: readReport(file) }), output: '' };
}

/** Packs the app that one end-to-end test drives. */
export async function runPackaging() {
  const args = [inRoot('scripts', 'package.mjs'), '--dir-only', '--no-build'];
  const { code } = await run(process.execPath, args, { cwd: root });
  return { result: plainResult('package', code), output: '' };
}

/**
 * Runs the end-to-end tests in the runtime that ELECTRON_OVERRIDE_DIST_PATH or node_modules names. They find the packed app by
 * CARTWRIGHT_PACKED_APP, the path of its executable.
 * @param {StepRun} how
 * @returns {Promise<StepEnd>}
 */
export async function runEndToEnd({ reports }) {
  const file = path.join(reports, 'e2e.json');
  const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const [command, args] = withDisplay(process.execPath, [playwright, 'test']);
  const { code } = await run(command, args, {
    cwd: root,
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      ...(existsSync(packedApp()) && { CARTWRIGHT_PACKED_APP: packedApp() }),
    },
  });
  return { result: playwrightResult('e2e', { code, report: readReport(file) }), output: '' };
}

/** Whether there is any end-to-end test. */
export function hasEndToEndTests() {
  const folder = inRoot('e2e');
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.spec.ts'));
}

/**
 * The command package.json names for a script.
 * @param {string} name
 * @returns {string}
 */
function script(name) {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).scripts[name];
}

/**
 * A report as parsed JSON; null when the runner left none or broke off while writing.
 * @param {string} file
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
