import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright';
import { rootFlags } from '../runtime.mjs';
import { ended, stop } from './processes.mjs';

const START_MS = 30_000;
const POLL_MS = 100;

/**
 * Opens a packed desk from outside, for tests. Playwright's `electron.launch` cannot: it needs Node's inspector, which the fuses
 * of a packed desk refuse. Chromium's debugging port leads to the page just as well.
 * `output` answers what the desk has said on stderr; `close` closes the window and settles with the exit code.
 * @param {{ executable: string, args: readonly string[], env: NodeJS.ProcessEnv }} how
 */
export async function openPackedDesk({ executable, args, env }) {
  const desk = spawn(executable, [...rootFlags, '--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  /** @type {string[]} */
  const said = [];
  createInterface({ input: desk.stderr }).on('line', (line) => said.push(line));
  try {
    const browser = await connect(desk, said, performance.now() + START_MS);
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page === undefined) throw new Error('the packed desk has no window');
    return {
      page,
      process: desk,
      output: () => said.join('\n'),
      async close() {
        await page.close();
        const code = await ended(desk);
        await browser.close();
        return code;
      },
    };
  } catch (error) {
    await stop(desk, { isGroup: true });
    throw error;
  }
}

/**
 * Waits for the page before it connects: whoever connects while the window is being made may wait forever.
 * @param {import('node:child_process').ChildProcess} desk
 * @param {readonly string[]} said
 * @param {number} endAt
 */
async function connect(desk, said, endAt) {
  while (performance.now() < endAt && desk.exitCode === null) {
    const host = said
      .map((line) => /DevTools listening on ws:\/\/([^/]+)/.exec(line)?.[1])
      .find(Boolean);
    if (host !== undefined && (await hasPage(host)))
      return chromium.connectOverCDP(`http://${host}`);
    await delay(POLL_MS);
  }
  throw new Error(`the packed desk did not open a window: ${said.join('\n')}`);
}

/** @param {string} host */
async function hasPage(host) {
  const answer = await fetch(`http://${host}/json/list`);
  const targets = /** @type {{ type: string, url: string }[]} */ (await answer.json());
  return targets.some(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
}
