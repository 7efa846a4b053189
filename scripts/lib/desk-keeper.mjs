import { stop } from './processes.mjs';

/**
 * Keeps one desk open while its code changes. `reopen` closes the running desk and opens a new one; requests in
 * quick succession count as one. `closed` settles when a person closes the desk; one that ends with an error is
 * reported, and opened again by the next `reopen`. `close` ends it for good.
 * @param {() => import('node:child_process').ChildProcess} open
 * @param {{ settleMs?: number, say?: (line: string) => void }} [options]
 */
export function deskKeeper(open, { settleMs = 150, say = console.error } = {}) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let desk = null;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let changes = Promise.resolve();
  /** @type {(how: 'closed') => void} */
  let settle;
  const closed = new Promise((resolve) => (settle = resolve));

  const end = async () => {
    const old = desk;
    desk = null;
    if (old !== null) await stop(old, { isGroup: true });
  };
  const replace = async () => {
    await end();
    const next = open();
    desk = next;
    next.once('exit', (code) => {
      if (desk !== next) return;
      desk = null;
      if (code === 0) settle('closed');
      else say(`the desk ended with code ${code ?? 'none'}; waiting for the next change`);
    });
  };

  return {
    closed,
    reopen() {
      clearTimeout(timer);
      timer = setTimeout(() => (changes = changes.then(replace)), settleMs);
    },
    async close() {
      clearTimeout(timer);
      await changes;
      await end();
    },
  };
}
