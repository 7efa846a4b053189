import { _electron } from 'playwright';
import { deskLaunch } from '../../scripts/lib/desk.mjs';
import { rootFlags } from '../../scripts/runtime.mjs';

/**
 * @typedef {{ p99: number, max: number }} Stall milliseconds the event loop came late
 */

/**
 * Starts the built desk under a driver.
 * @param {string} electron
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv }} launch
 */
export async function driveDesk(electron, { args, env }) {
  const app = await _electron.launch({
    ...deskLaunch({ args, env }),
    executablePath: electron,
    chromiumSandbox: rootFlags.length === 0,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    page,
    /** Begins to measure how late the main process's event loop is. */
    watchStalls: () =>
      app.evaluate(() => {
        const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
        const delays = monitorEventLoopDelay({ resolution: 5 });
        delays.enable();
        Object.assign(globalThis, { benchDelays: delays });
      }),
    /** What came of it since then. @returns {Promise<Stall>} */
    readStalls: () =>
      app.evaluate(() => {
        const { benchDelays } = /** @type {any} */ (globalThis);
        return { p99: benchDelays.percentile(99) / 1e6, max: benchDelays.max / 1e6 };
      }),
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
