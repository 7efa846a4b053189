import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ShopId } from '../../shared/ids';

const hexKey = z.string().regex(/^[0-9a-f]{64}$/);

const contents = z.strictObject({
  cacheKeyHex: hexKey,
  outboxKeyHex: hexKey,
  shopKeys: z.record(z.string(), z.string()),
});

/** Everything the vault guards: the keys of the two local files and one API key per shop id. */
export type VaultContents = Readonly<z.infer<typeof contents>>;

/** The keys of the local files, 32 random bytes each, as lower-case hex. */
export type DataKeys = { readonly cacheKeyHex: string; readonly outboxKeyHex: string };

/** A fresh vault: new random data keys, no shop. */
export function newContents(): VaultContents {
  return {
    cacheKeyHex: randomBytes(32).toString('hex'),
    outboxKeyHex: randomBytes(32).toString('hex'),
    shopKeys: {},
  };
}

/** The contents with one shop's key set, or forgotten when `key` is null. */
export function withShopKey(old: VaultContents, shop: ShopId, key: string | null): VaultContents {
  const others = Object.entries(old.shopKeys).filter(([name]) => name !== shop);
  return {
    ...old,
    shopKeys: Object.fromEntries(key === null ? others : [...others, [shop, key]]),
  };
}

/** The contents as text to be encrypted. */
export function contentsToText(value: VaultContents): string {
  return JSON.stringify(value);
}

/** The contents from decrypted text; null when it is not what we wrote. */
export function contentsFromText(text: string): VaultContents | null {
  try {
    return contents.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
