import { readExtraCertificates } from './app/certificates';
import { createShopClient } from './opencart/create-client';
import { probe } from './opencart/probe';
import { createTransport, type Transport } from './opencart/transport';
import type { ShopAccess } from './shops/connect';

/** What the way to a shop depends on. `proxyFor` answers as Chromium sees it, e.g. `DIRECT`. */
export type AccessOptions = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  readonly proxyFor: (url: string) => Promise<string>;
};

/** Puts the client's parts together for this machine: its proxy, its certificates, our name. */
export function shopAccess(options: AccessOptions): ShopAccess {
  let certificates: Promise<readonly string[]> | null = null;

  async function openTransport(): Promise<Transport> {
    // read at the first use only: a start from the cache needs none
    certificates ??= readExtraCertificates(options.environment, options.platform);
    return createTransport({
      proxyFor: options.proxyFor,
      extraCa: await certificates,
      userAgent: `Cartwright/${options.version}`,
    });
  }

  return {
    async probe(typedAddress, signal) {
      const transport = await openTransport();
      try {
        return await probe(typedAddress, transport, signal);
      } finally {
        transport.close();
      }
    },
    async openClient(dialect, credentials) {
      return createShopClient({ dialect, credentials, transport: await openTransport() });
    },
  };
}
