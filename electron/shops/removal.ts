import type { ShopId } from '../../shared/ids';
import { ok, type Result } from '../../shared/result';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import { keepSettings } from './keep-settings';
import type { LocalCopy } from './local-copy';
import type { LocalOutbox } from './local-outbox';

/** What a removal works on. `clearPageStorage` empties what Chromium keeps for the page. */
export type RemovalParts = {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly localCopy: LocalCopy;
  readonly outbox: LocalOutbox;
  readonly clearPageStorage: () => Promise<void>;
};

/**
 * Removes everything of one shop: the key first, so that an interruption leaves nothing readable, then orders and changes, Chromium's
 * storage and the settings. A note in the settings lets the next start finish what was interrupted. With the last shop go the
 * data keys and both files, which needs no passphrase; one of several needs an open vault, and else it fails as that before anything
 * was touched. The shop's sync must have stopped.
 */
export async function removeShopData(parts: RemovalParts, shop: ShopId): Promise<Result<null>> {
  const { settings, vault } = parts;
  const isLast = settings.shops().every(({ id }) => id === shop);
  // without a vault there is no key that could open the files
  if (isLast || vault.state().kind === 'unset') {
    const noted = keepSettings(() => settings.noteWiping(shop, true));
    if (!noted.ok) return noted;
    const gone = await destroyData(parts);
    if (!gone.ok) return gone;
  } else {
    const gone = await removeFromFiles(parts, shop);
    if (!gone.ok) return gone;
  }
  return keepSettings(() => {
    settings.removeShop(shop);
    settings.noteWiping(shop, false);
  });
}

async function removeFromFiles(parts: RemovalParts, shop: ShopId): Promise<Result<null>> {
  const { settings, vault, localCopy, outbox } = parts;
  const wasNoted = settings.wiping().includes(shop);
  const noted = keepSettings(() => settings.noteWiping(shop, true));
  if (!noted.ok) return noted;
  const forgotten = await vault.forgetShopKey(shop);
  if (!forgotten.ok) {
    // nothing was touched, so nothing is begun; a note that stays by a full disk only has the next start try again
    if (!wasNoted) keepSettings(() => settings.noteWiping(shop, false));
    return forgotten;
  }
  for (const wipe of [() => localCopy.wipe(shop), () => outbox.wipe(shop)]) {
    const wiped = await wipe();
    if (!wiped.ok) return wiped;
  }
  await parts.clearPageStorage();
  return ok(null);
}

/**
 * Forgets every shop: all keys first, then both files, Chromium's storage and the settings. Needs neither a passphrase nor a shop.
 * Finished at the next start when it was interrupted. All syncs must have stopped.
 */
export async function removeEverything(parts: RemovalParts): Promise<Result<null>> {
  const { settings } = parts;
  // the note is for the next start only: a full disk must not keep the keys alive
  keepSettings(() => settings.noteWipingAll());
  const gone = await destroyData(parts);
  return gone.ok ? keepSettings(() => settings.forgetShops()) : gone;
}

async function destroyData(parts: RemovalParts): Promise<Result<null>> {
  const { vault, localCopy, outbox, clearPageStorage } = parts;
  const forgotten = await vault.destroy();
  if (!forgotten.ok) return forgotten;
  for (const file of [outbox, localCopy]) {
    const removed = await file.remove();
    if (!removed.ok) return removed;
  }
  await clearPageStorage();
  return ok(null);
}

/** Finishes removals that were interrupted; what fails again stays noted. Those of one shop wait for an open vault. */
export async function finishRemovals(parts: RemovalParts): Promise<void> {
  if (parts.settings.isWipingAll()) await removeEverything(parts);
  for (const shop of parts.settings.wiping()) await removeShopData(parts, shop);
}
