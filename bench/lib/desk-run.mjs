import { createInterface } from 'node:readline';
import { _electron } from 'playwright';
import { deskLaunch } from '../../scripts/lib/desk.mjs';
import { rootFlags } from '../../scripts/runtime.mjs';

/**
 * @typedef {{ name: string, at: number }} Mark a moment the desk named, in milliseconds since 1970
 * @typedef {{ p99: number, max: number }} Stall milliseconds
 */

/**
 * Starts the built desk under a driver and gathers what it says of itself with CARTWRIGHT_MARKS.
 * @param {string} electron
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv }} launch
 */
export async function driveDesk(electron, { args, env }) {
  const app = await _electron.launch({
    ...deskLaunch({ args, env: { ...env, CARTWRIGHT_MARKS: '1' } }),
    executablePath: electron,
    chromiumSandbox: rootFlags.length === 0,
  });
  /** @type {Stall[]} */
  const stalls = [];
  const stdout = app.process().stdout;
  if (stdout !== null)
    createInterface({ input: stdout }).on('line', (line) => {
      const stall = /^STALL p99=([\d.]+) max=([\d.]+)/.exec(line);
      if (stall !== null) stalls.push({ p99: Number(stall[1]), max: Number(stall[2]) });
    });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    page,
    stalls,
    /** @param {string} channel @param {unknown} input @returns {Promise<any>} */
    async ask(channel, input) {
      const answer = await page.evaluate(
        ([name, value]) => /** @type {any} */ (globalThis).cartwright.invoke(name, value),
        /** @type {const} */ ([channel, input]),
      );
      if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
      return answer.value;
    },
    close: () => app.close(),
  };
}
