import { fail, ok, type Result } from '../../shared/result';
import type { ConnectStep, Shop } from '../../shared/shop';
import type { ShopClient } from '../opencart/client';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import type { StoredShop } from '../settings/settings-data';
import type { Turns } from './in-turn';
import { keepSettings } from './keep-settings';
import type { LocalCopy } from './local-copy';
import type { LocalOutbox } from './local-outbox';
import { toShop } from './shop-record';

/** What the step `keep` works with. `runSync` takes the client over. */
export type KeepingParts = {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly localCopy: LocalCopy;
  readonly outbox: LocalOutbox;
  readonly turns: Turns;
  readonly onStep: (step: ConnectStep) => void;
  readonly onShops: () => void;
  readonly runSync: (stored: StoredShop, client: ShopClient) => Promise<void>;
};

/** A connection that was proven. */
export type Keepable = {
  /** The shop as it is to be kept, from the settings of that moment; what it refuses is not kept. */
  readonly record: () => Result<StoredShop>;
  /** Not in the settings yet: the key is taken back when they cannot be written. */
  readonly isNew: boolean;
  readonly key: string;
  readonly client: ShopClient;
  readonly signal: AbortSignal;
};

/** Keeps a proven connection, or closes its client. */
export type Keeping = (proven: Keepable) => Promise<Result<Shop>>;

/** The last step of connecting, in turn with all other changes. Each part is kept only after the one before, and taken back when a later one fails. */
export function createKeeping(parts: KeepingParts): Keeping {
  const { settings, vault, localCopy, outbox } = parts;

  function note(record: Keepable['record']): Result<StoredShop> {
    const now = record(); // asked again: what the owner changed meanwhile stays
    if (!now.ok) return now;
    const noted = keepSettings(() => settings.keepShop(now.value));
    return noted.ok ? now : noted;
  }

  async function keep({ record, isNew, key, client, signal }: Keepable): Promise<Result<Shop>> {
    const wanted = record();
    if (!wanted.ok) return wanted;
    if (signal.aborted) return fail('connection-dropped');
    parts.onStep('keep');
    const { id } = wanted.value;
    const opened = await localCopy.open();
    if (!opened.ok) return opened;
    void outbox.open(); // whoever asks it hears what is wrong with it
    const kept = await vault.keepShopKey(id, key);
    if (!kept.ok) return kept;
    const stored = note(record);
    if (!stored.ok) {
      if (isNew) await vault.forgetShopKey(id);
      return stored;
    }
    parts.onShops();
    await parts.runSync(stored.value, client);
    const now = settings.shops().find((shop) => shop.id === id);
    return ok(toShop(now ?? stored.value, true)); // its zone may have been set or measured meanwhile
  }

  return (proven) =>
    parts.turns.inTurn(async () => {
      const kept = await keep(proven);
      if (!kept.ok) proven.client.close();
      return kept;
    });
}
