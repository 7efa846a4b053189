import { findRuntime, needsVirtualDisplay } from '../runtime.mjs';
import { ensureSystem } from './install-system.mjs';
import { ensurePackages } from './npm-packages.mjs';

/** @param {string} line */
function say(line) {
  console.error(`[setup] ${line}`);
}

/**
 * What the command line and npm say about this setup. `--for=test` (or npm's `pretest…` and `precheck`) also asks for what
 * the tests need; `--download` tries the official Electron again even if it failed lately.
 * @param {readonly string[]} args
 * @param {string} [event] `npm_lifecycle_event`
 */
export function readSituation(args, event = '') {
  return {
    isForTests: args.includes('--for=test') || /^pre(test|check)/.test(event),
    mustTryDownload: args.includes('--download'),
  };
}

/**
 * Makes a clone ready: packages, Electron, system libraries; asks nothing and is quick when all is there. Answers the
 * exit code; when it is not 0 the reason has been said.
 * @param {readonly string[]} args
 */
export async function setUp(args) {
  const { isForTests, mustTryDownload } = readSituation(args, process.env.npm_lifecycle_event);
  if (!(await ensurePackages(say))) {
    say('the npm packages could not be installed');
    return 1;
  }
  try {
    const { kind, file } = await findRuntime({ say, mustTryDownload });
    if (process.platform !== 'linux') return 0;
    const situation = { isHeadless: needsVirtualDisplay(), isForTests };
    if (kind === 'stand-in' && mustTryDownload) say('using the stand-in Electron');
    return (await ensureSystem(file, situation, say)) ? 0 : 1;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
