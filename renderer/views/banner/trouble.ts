import type { ShopSync } from '../../queries/use-shop-syncs';

/** What a line is about; null while nothing keeps the desk from the shop. */
export type Trouble = 'no-key' | 'stopped' | 'waiting' | 'offline';

/** What keeps the desk from a shop. A shop whose API shows no orders is none. */
export function troubleOf({ shop, state: { phase, isOnline } }: ShopSync): Trouble | null {
  if (!shop.hasKey) return 'no-key';
  if (phase.kind === 'stopped') return 'stopped';
  if (phase.kind === 'not-offered') return null;
  // a dead line behind a working network card is known only by its error
  if (phase.kind === 'waiting') return phase.error.code === 'offline' ? 'offline' : 'waiting';
  return isOnline ? null : 'offline';
}
