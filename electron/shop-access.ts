import { randomUUID } from 'node:crypto';
import { readExtraCertificates } from './app/certificates';
import { createShopClient } from './opencart/create-client';
import { createDoctor, systemWays, type Doctor } from './opencart/doctor/doctor';
import { probe } from './opencart/probe';
import { createTransport, readCertificate, type Transport } from './opencart/transport';
import type { ShopAccess } from './shops/connect';
import { withWiderTrust } from './wider-trust';

/** What the way to a shop depends on. `proxyFor` answers as Chromium sees it, e.g. `DIRECT`. */
export type AccessOptions = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  readonly proxyFor: (url: string) => Promise<string>;
};

/** Puts the client's parts together for this machine: its proxy, its certificates, our name. */
export function shopAccess(options: AccessOptions): ShopAccess {
  const openTransport = transportOpener(options);
  return {
    async probe(typedAddress, certificate, signal) {
      const transport = openTransport(certificate);
      try {
        return await probe(typedAddress, transport, signal);
      } finally {
        transport.close();
      }
    },
    async openClient(dialect, { certificate, ...credentials }) {
      return createShopClient({ dialect, credentials, transport: openTransport(certificate) });
    },
  };
}

/** A doctor that reaches shops as the desk itself does. */
export function shopDoctor(options: AccessOptions): Doctor {
  const { proxyFor } = options;
  const untrusting = { proxyFor, userAgent: userAgentOf(options), extraCa: [] };
  return createDoctor({
    ...systemWays,
    proxyFor,
    openTransport: transportOpener(options),
    readCertificate: (address, signal) => readCertificate(address, untrusting, signal),
    now: () => Date.now(),
    newRun: () => randomUUID(),
  });
}

function transportOpener(options: AccessOptions): (certificate: string | null) => Transport {
  const { environment, platform, proxyFor } = options;
  const userAgent = userAgentOf(options);
  return (certificate) => {
    // the one certificate the user confirmed for this shop counts, and no authority beside it
    if (certificate !== null)
      return createTransport({ proxyFor, userAgent, extraCa: [], certificate });
    const usual = createTransport({ proxyFor, userAgent, extraCa: [] });
    return withWiderTrust(usual, async () => {
      const extraCa = await readExtraCertificates(environment, platform);
      return createTransport({ proxyFor, userAgent, extraCa });
    });
  };
}

function userAgentOf({ version }: AccessOptions): string {
  return `Cartwright/${version}`;
}
