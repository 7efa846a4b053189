import type { ShopAccess } from './connect';

/** A way to shops that is made at its first use: the HTTP client is most of the desk's code, and a start from the cache needs none of it. */
export function lazyAccess(make: () => Promise<ShopAccess>): ShopAccess {
  let access: Promise<ShopAccess> | null = null;
  const made = () => (access ??= make());
  return {
    probe: async (typedAddress, certificate, signal) =>
      (await made()).probe(typedAddress, certificate, signal),
    openClient: async (dialect, login) => (await made()).openClient(dialect, login),
  };
}
