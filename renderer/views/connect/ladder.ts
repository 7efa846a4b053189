import type { AppErrorData } from '../../../shared/errors';
import { connectSteps, type ConnectStep } from '../../../shared/shop';

/** How a try to connect stands. */
export type Attempt =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

/** How one rung of the ladder of checks stands. */
export type RungState = 'waiting' | 'running' | 'done' | 'failed';

/**
 * The rungs for a try that has reached a step. Steps before it are done; it runs, failed, or waits when the try was
 * stopped. A failure before any step belongs to the first.
 */
export function rungs(
  attempt: Attempt,
  reached: ConnectStep | null,
): readonly { readonly step: ConnectStep; readonly state: RungState }[] {
  const at = reached === null ? 0 : connectSteps.indexOf(reached);
  const states: Readonly<Record<Attempt['kind'], RungState>> = {
    idle: 'waiting',
    working: 'running',
    stopped: 'waiting',
    done: 'done',
    failed: 'failed',
  };
  return connectSteps.map((step, index) => {
    if (attempt.kind === 'idle' || index > at) {
      return { step, state: attempt.kind === 'done' ? 'done' : 'waiting' };
    }
    return { step, state: index < at ? 'done' : states[attempt.kind] };
  });
}
