import { fail } from '../../shared/result';
import type { SyncEngine, SyncParts } from './types';

/** Makes the sync of one shop; nothing happens before `start`. */
export function createSync(parts: SyncParts): SyncEngine {
  const nothing = () => undefined;
  return {
    start: nothing,
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    now: nothing,
    state: () => ({
      shop: parts.shop,
      phase: { kind: 'idle', nextPassAt: null },
      isOnline: parts.isOnline?.() ?? true,
      lastContactAt: null,
      firstPassDone: false,
      newestOrderId: null,
      lookedUpTo: 0,
      gapRule: 500,
      coverage: { read: 0, missing: 0, failed: 0, notYet: 0, ranges: [] },
      requests: 0,
      logins: 0,
      concurrency: 0,
    }),
    refresh: () => Promise.resolve(fail('no-shop', { shop: parts.shop })),
    stop: () => Promise.resolve(),
  };
}
