import type { SyncState } from '../../shared/sync-state';

/** How the desk stands with a shop, in one word. */
export type ConnectionWord = 'online' | 'notOffered' | 'noAnswer' | 'offline' | 'needsYou';

/** The words from the calmest to the one that wants attention first. */
export const connectionWords: readonly ConnectionWord[] = [
  'online',
  'notOffered',
  'noAnswer',
  'offline',
  'needsYou',
];

/** The word for a state: what the shop did at the last try counts, not only whether this machine has a network. */
export function connectionWord(
  { phase, isOnline }: Pick<SyncState, 'phase' | 'isOnline'>,
  hasKey: boolean,
): ConnectionWord {
  if (phase.kind === 'stopped' || !hasKey) return 'needsYou';
  // the desk goes on by itself, but only once somebody has let its address in
  if (phase.kind === 'waiting' && phase.error.code === 'address-not-allowed') return 'needsYou';
  if (phase.kind === 'not-offered') return 'notOffered';
  if (!isOnline) return 'offline';
  if (phase.kind !== 'waiting') return 'online';
  return phase.error.code === 'offline' ? 'offline' : 'noAnswer';
}
