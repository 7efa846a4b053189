import type { Capabilities, Dialect } from '../../shared/capabilities';
import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import type { Vault } from '../secrets/vault';
import type { Settings } from '../settings/settings';
import type { ShopLogin } from './connect';
import { requireOpen } from './require-open';
import { capabilitiesOf } from './shop-record';

/** All that is needed to talk to a connected shop. It holds the key: it stays in the main process and is never logged. */
export type ShopCredentialsInMain = ShopLogin & {
  readonly dialect: Dialect;
  readonly capabilities: Capabilities;
};

/** Fails with `no-shop`, with what keeps the vault shut, or with `no-key` where the shop's key is not known in this run. */
export function credentialsOf(
  { settings, vault }: { readonly settings: Settings; readonly vault: Vault },
  id: ShopId,
): Result<ShopCredentialsInMain> {
  const stored = settings.shops().find((shop) => shop.id === id);
  if (stored === undefined) return fail('no-shop', { shop: id });
  const open = requireOpen(vault);
  if (!open.ok) return open;
  const key = vault.shopKey(id);
  if (key === null) return fail('no-key');
  const { address, username, certificate, dialect } = stored;
  const capabilities = capabilitiesOf(stored);
  return ok({ address, username, key, certificate, dialect, capabilities });
}
