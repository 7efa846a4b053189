import type { ShopId } from '../../shared/ids';
import type { ShopClient } from '../opencart/client';
import type { SyncEngine } from '../sync/types';

/** The running syncs, one per shop at most. */
export type Syncs = {
  /** Takes the place of the shop's former sync, which is stopped first. After `end` it only closes the client. */
  run(shop: ShopId, client: ShopClient, make: () => SyncEngine): Promise<void>;
  /** Ends the shop's sync and frees its sockets; nothing is under way afterwards. */
  stop(shop: ShopId): Promise<void>;
  /** Ends all of them for good; those that are being stopped already are waited for too. */
  end(): Promise<void>;
  engine(shop: ShopId): SyncEngine | null;
};

type Running = { readonly engine: SyncEngine; readonly client: ShopClient };

/** Begins with none. */
export function createSyncs(): Syncs {
  const running = new Map<ShopId, Running>();
  const stopping = new Set<Promise<void>>();
  let isEnded = false;

  async function stopOne({ engine, client }: Running): Promise<void> {
    await engine.stop();
    client.close();
  }

  async function stop(shop: ShopId): Promise<void> {
    const old = running.get(shop);
    if (old === undefined) return;
    running.delete(shop);
    const stopped = stopOne(old);
    stopping.add(stopped);
    await stopped.finally(() => stopping.delete(stopped));
  }

  return {
    async run(shop, client, make) {
      await stop(shop);
      if (isEnded) {
        client.close();
        return;
      }
      const engine = make();
      running.set(shop, { engine, client });
      engine.start();
    },
    stop,
    async end() {
      isEnded = true;
      await Promise.all([...stopping, ...[...running.keys()].map(stop)]);
    },
    engine: (shop) => running.get(shop)?.engine ?? null,
  };
}
