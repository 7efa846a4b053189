import { setMaxListeners } from 'node:events';

/** What ended the work before it was done. */
type Ended = 'aborted' | 'time-out';

/**
 * Runs work until it is done, `timeoutMs` have passed or one of the signals aborts, whichever comes first.
 * The work is handed a signal that aborts in the last two cases; its outcome is not waited for then. Nothing
 * stays attached to the signals afterwards.
 */
export async function withDeadline<T>(
  work: (stop: AbortSignal) => Promise<T>,
  timeoutMs: number,
  signals: readonly AbortSignal[],
): Promise<T | Ended> {
  const stop = new AbortController();
  // One signal serves many requests at once; Node would warn of a leak from the eleventh.
  setMaxListeners(0, ...signals);
  let abort = () => stop.abort();
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<Ended>((resolve) => {
    abort = () => {
      resolve('aborted'); // before the abort, so that it wins over the failure the abort causes
      stop.abort();
    };
    timer = setTimeout(() => {
      resolve('time-out');
      stop.abort();
    }, timeoutMs);
    for (const signal of signals) signal.addEventListener('abort', abort);
    if (signals.some((signal) => signal.aborted)) abort();
  });
  try {
    return await (stop.signal.aborted ? ended : Promise.race([ended, work(stop.signal)]));
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', abort);
  }
}
