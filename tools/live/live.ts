import { stockCapabilities, type Dialect } from '../../shared/capabilities';
import type { DoctorReport } from '../../shared/doctor';
import type { LoginCredentials, ReadSession } from '../../electron/opencart/client';
import { createShopClient } from '../../electron/opencart/create-client';
import { probe } from '../../electron/opencart/probe';
import type { TransportOptions } from '../../electron/opencart/transport';
import { readConnector } from './connector';
import { examine, opener } from './examine';
import type { LiveOptions } from './options';
import { readOrders } from './reads';
import { failed, passed, type StepEnd, type Steps } from './steps';
import { writeHistory } from './write';

/** What the check works with besides its options. */
export type LiveParts = {
  readonly way: TransportOptions;
  readonly steps: Steps;
  /** Told before something is written to the shop. */
  readonly announce: (text: string) => void;
  readonly signal: AbortSignal;
};

type Found = StepEnd & { readonly shop: { address: string; dialect: Dialect } | null };
type LoggedIn = StepEnd & { readonly session: ReadSession | null };

/** Probe, doctor, login, reads, the connector and, only when asked, one history entry. What needs a step that failed is not attempted. */
export async function checkShop(options: LiveOptions, parts: LiveParts): Promise<DoctorReport> {
  const { steps, way, signal } = parts;
  const open = opener(way);
  const found = await steps.take('probe', async (): Promise<Found> => {
    const transport = open(options.certificate);
    const probed = await probe(options.url, transport, signal);
    transport.close();
    if (!probed.ok) return { ...failed(probed.error), shop: null };
    const { address, dialect } = probed.value;
    return { ...passed(`OpenCart ${dialect} at ${address}`), shop: { address, dialect } };
  });
  const report = await examine(options, open, way, steps, signal);
  const obstacle = report.findings.find(({ state }) => state === 'failed')?.error ?? null;
  if (found.shop === null || obstacle !== null) {
    // The doctor has told why; no key is sent after that.
    const error = obstacle ?? found.error ?? ({ code: 'cancelled', facts: {} } as const);
    if (options.write !== null) {
      await steps.take('write', async () => failed(error, 'nothing was sent'));
    }
    return report;
  }
  const { address, dialect } = found.shop;
  const credentials: LoginCredentials = {
    address,
    username: options.username,
    key: options.key,
  };
  const newClient = () =>
    createShopClient({ dialect, credentials, transport: open(options.certificate) });

  const reads = stockCapabilities[dialect].readHeader === 'yes';
  const client = newClient();
  try {
    const login = await steps.take('login', async (): Promise<LoggedIn> => {
      if (!reads) {
        const proven = await client.proveAccess(signal);
        const end = proven.ok ? passed('the shop lets us in') : failed(proven.error);
        return { ...end, session: null };
      }
      const opened = await client.openSession(signal);
      return opened.ok
        ? { ...passed('the shop lets us in and keeps the login'), session: opened.value }
        : { ...failed(opened.error), session: null };
    });
    await readOrders(options.orders, login.session, dialect, steps, signal);
    const hasConnector =
      login.error === null && (await readConnector(client, dialect, steps, signal));
    if (options.write === null) return report;
    if (login.error === null) await writeHistory(options.write, newClient, hasConnector, parts);
    else {
      const { error } = login;
      await steps.take('write', async () => failed(error, 'nothing was sent'));
    }
  } finally {
    client.close();
  }
  return report;
}
