import { isInVirtualDisplay } from './virtual-display.mjs';

/**
 * Settles when somebody wants this process to end: by Ctrl-C or a signal or, inside a virtual display, when the
 * process that opened the display is gone. From the call on these no longer end the process by themselves.
 * @returns {Promise<'stop-asked'>}
 */
export function stopAsked() {
  return new Promise((resolve) => {
    const answer = () => resolve('stop-asked');
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(name, answer);
    if (isInVirtualDisplay()) {
      process.stdin.once('close', answer);
      process.stdin.resume();
      process.stdin.unref();
    }
  });
}
