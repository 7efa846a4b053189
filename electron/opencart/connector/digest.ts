import { createHash } from 'node:crypto';

/**
 * The digest of a range of orders, as the connector makes it: SHA-1 over `id:version\n`, by id ascending (docs/connector-protocol.md, 3,
 * `ids`). Orders that were never read through the connector have the version '' and make it differ.
 */
export function digestOf(
  versions: readonly { readonly orderId: number; readonly version: string }[],
): string {
  const hash = createHash('sha1');
  for (const { orderId, version } of versions.toSorted((a, b) => a.orderId - b.orderId)) {
    hash.update(`${orderId}:${version}\n`);
  }
  return hash.digest('hex');
}
