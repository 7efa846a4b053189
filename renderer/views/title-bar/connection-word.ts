import type { SyncState } from '../../../shared/sync-state';

/** How the desk stands with the shop, in one word. */
export type ConnectionWord = 'online' | 'offline' | 'noAnswer' | 'needsYou';

/** The word for a state: what the shop did at the last try counts, not only whether this machine has a network. */
export function connectionWord({ phase, isOnline }: SyncState, hasKey: boolean): ConnectionWord {
  if (phase.kind === 'stopped' || !hasKey) return 'needsYou';
  if (!isOnline) return 'offline';
  if (phase.kind !== 'waiting') return 'online';
  return phase.error.code === 'offline' ? 'offline' : 'noAnswer';
}
