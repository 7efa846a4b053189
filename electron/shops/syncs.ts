import type { ShopId } from '../../shared/ids';
import type { ShopClient } from '../opencart/client';
import type { SyncEngine } from '../sync/types';

/** The running syncs, one per shop at most. */
export type Syncs = {
  /** Takes the place of the shop's former sync, which is stopped first. */
  run(shop: ShopId, client: ShopClient, make: () => SyncEngine): Promise<void>;
  /** Ends the shop's sync and frees its sockets; nothing is under way afterwards. */
  stop(shop: ShopId): Promise<void>;
  stopAll(): Promise<void>;
  engine(shop: ShopId): SyncEngine | null;
  engines(): readonly SyncEngine[];
};

type Running = { readonly engine: SyncEngine; readonly client: ShopClient };

/** Begins with none. */
export function createSyncs(): Syncs {
  const running = new Map<ShopId, Running>();

  async function stop(shop: ShopId): Promise<void> {
    const old = running.get(shop);
    if (old === undefined) return;
    running.delete(shop);
    await old.engine.stop();
    old.client.close();
  }

  return {
    async run(shop, client, make) {
      await stop(shop);
      const engine = make();
      running.set(shop, { engine, client });
      engine.start();
    },
    stop,
    async stopAll() {
      await Promise.all([...running.keys()].map(stop));
    },
    engine: (shop) => running.get(shop)?.engine ?? null,
    engines: () => [...running.values()].map(({ engine }) => engine),
  };
}
