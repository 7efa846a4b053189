import type { ShopId } from '../../shared/ids';
import type { Result } from '../../shared/result';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import { keepSettings } from './keep-settings';
import type { LocalCopy } from './local-copy';

/** What a removal works on. `clearPageStorage` empties what Chromium keeps for the page. */
export type RemovalParts = {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly localCopy: LocalCopy;
  readonly clearPageStorage: () => Promise<void>;
};

/**
 * Removes everything of one shop: the key first, so that an interruption leaves nothing readable, then the files, Chromium's
 * storage and the settings. A note in the settings lets the next start finish what was interrupted. With the last shop go the
 * data keys and the whole cache. The shop's sync must have stopped.
 */
export async function removeShopData(parts: RemovalParts, shop: ShopId): Promise<Result<null>> {
  const { settings, vault, localCopy, clearPageStorage } = parts;
  const noted = keepSettings(() => settings.noteWiping(shop, true));
  if (!noted.ok) return noted;
  const isLast = settings.shops().every(({ id }) => id === shop);
  const forgotten = isLast ? await vault.destroy() : await vault.forgetShopKey(shop);
  if (!forgotten.ok) return forgotten;
  const wiped = isLast ? await localCopy.remove() : await localCopy.writer.wipe(shop);
  if (!wiped.ok) return wiped;
  await clearPageStorage();
  return keepSettings(() => {
    settings.removeShop(shop);
    settings.noteWiping(shop, false);
  });
}

/** Finishes removals that were interrupted; what fails again stays noted. */
export async function finishRemovals(parts: RemovalParts): Promise<void> {
  for (const shop of parts.settings.wiping()) await removeShopData(parts, shop);
}
