import type { Result } from '../../shared/result';
import type { Shop } from '../../shared/shop';
import type { ShopsService } from './service';

/** A demo run's shop on this machine. */
export type DemoCredentials = {
  readonly url: string;
  readonly username: string;
  readonly key: string;
};

/** Connects the demo shop by the same road a user takes, with keys in memory only; nobody is asked. */
export async function connectDemo(
  shops: Pick<ShopsService, 'vault' | 'list' | 'connect' | 'enterKey'>,
  { url, username, key }: DemoCredentials,
): Promise<Result<Shop>> {
  const chosen = await shops.vault.choose('session', null);
  if (!chosen.ok) return chosen;
  // a second start in the same profile: the session's key is gone, the shop is not
  const address = url.endsWith('/') ? url : `${url}/`;
  const known = shops.list().find((shop) => shop.address === address);
  return known === undefined
    ? shops.connect({ address: url, username, key, newestOrderId: null, certificate: null })
    : shops.enterKey(known.id, key);
}
