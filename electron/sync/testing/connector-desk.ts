import type { DemoShopOptions } from '../../../demo/options';
import { startDemoShop } from '../../../demo/server';
import type { Dialect } from '../../../shared/capabilities';
import { orderId } from '../../../shared/ids';
import type { SyncState } from '../../../shared/sync-state';
import { memoryCache } from '../../cache/testing/caches';
import { harbour } from '../../cache/testing/headers';
import type { CacheWriter, WalkBatch } from '../../cache/types';
import { createShopClient } from '../../opencart/create-client';
import { createTransport } from '../../opencart/transport';
import { valueOf } from '../../sqlite/testing/files';
import { systemClock } from '../clock';
import { kindOf } from '../coverage';
import { createSync } from '../engine';
import type { SyncOptions } from '../options';
import type { ReadingClient } from '../safe-client';
import type { FoundFacts } from '../types';

/** What may be set for one desk. `around`: what the sync gets in place of the real client. */
export type ConnectorDeskOptions = Omit<DemoShopOptions, 'dialect'> & {
  readonly dialect: Dialect;
  readonly sync?: Partial<SyncOptions>;
  readonly around?: (client: ReadingClient) => ReadingClient;
};

/** A sync over real HTTP of a demo shop that has the connector, into a real cache. `close` ends both. */
export async function openConnectorDesk({
  sync = {},
  around,
  ...shopOptions
}: ConnectorDeskOptions) {
  const shop = await startDemoShop({ connector: {}, ...shopOptions });
  const transport = createTransport({
    proxyFor: async () => 'DIRECT',
    extraCa: [],
    userAgent: 'Cartwright/test',
    timeoutMs: 5_000,
  });
  const cache = memoryCache();
  const client = createShopClient({
    dialect: shopOptions.dialect,
    credentials: { address: `${shop.url}/`, username: shop.username, key: shop.key },
    transport,
  });
  const found: FoundFacts[] = [];
  const bugs: unknown[] = [];
  const batches: WalkBatch[] = [];
  const states: SyncState[] = [];
  const listeners = new Set<(state: SyncState) => void>();
  let run = begin();

  function begin() {
    let isKilled = false;
    const writer: CacheWriter = {
      ...cache.writer,
      commit: (batch) => {
        if (isKilled) return new Promise(() => undefined);
        batches.push(batch);
        return cache.writer.commit(batch);
      },
    };
    const engine = createSync({
      shop: harbour,
      client: around?.(client) ?? client,
      writer,
      clock: systemClock(),
      newestOrderIdHint: null,
      onState: (state) => {
        states.push(state);
        listeners.forEach((listener) => listener(state));
      },
      onChanged: () => undefined,
      onZoneMeasured: () => undefined,
      onConnector: (one) => found.push(one),
      onBug: (bug) => bugs.push(bug),
      options: { stateEveryMs: 5, backOffMs: 20, lightEveryMs: 3_600_000, ...sync },
    });
    return {
      engine,
      kill: async () => {
        isKilled = true;
        await engine.stop();
      },
    };
  }

  const until = (isSo: (state: SyncState) => boolean) =>
    new Promise<void>((resolve) => {
      const look = (state: SyncState) => {
        if (!isSo(state)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look(run.engine.state());
    });
  const isResting = ({ phase }: SyncState) =>
    phase.kind === 'not-offered' || (phase.kind === 'idle' && phase.nextPassAt !== null);
  const rests = () => until(isResting);

  return {
    shop,
    cache,
    found,
    bugs,
    batches,
    states,
    engine: () => run.engine,
    until,
    rests,
    /** Starts and waits for the first rest. */
    start: async () => {
      run.engine.start();
      await rests();
    },
    /** Runs one more pass and waits for its end; answers the requests it cost the shop. */
    pass: async () => {
      const before = shop.control.counters().requests;
      const left = until((state) => !isResting(state));
      run.engine.now();
      await left;
      await until(isResting);
      return shop.control.counters().requests - before;
    },
    /** As kill -9 does it: nothing of this run reaches the cache any more, and a new run begins. */
    killAndRestart: async () => {
      await run.kill();
      run = begin();
    },
    position: () => valueOf(cache.writer.position(harbour)),
    versions: (from = 1, to = 1_000_000) => valueOf(cache.writer.versions(harbour, from, to)),
    order: (id: number) => valueOf(cache.reader.order({ shop: harbour, orderId: orderId(id) })),
    idsOf: async (kind: 'read' | 'missing' | 'failed' | 'not-yet') => {
      const { ranges, highestRead } = await valueOf(cache.writer.position(harbour));
      const ids = Array.from({ length: highestRead ?? 0 }, (_, index) => index + 1);
      return ids.filter((id) => kindOf(ranges, id) === kind);
    },
    close: async () => {
      await run.engine.stop();
      transport.close();
      await shop.close();
    },
  };
}
