import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import type { ShopClient } from '../opencart/client';
import type { StoredShop } from '../settings/settings-data';
import type { Settings } from '../settings/settings';
import { lookForConnector, namesOfShop, withConnector, type ConnectorFinding } from './connector';
import type { Turns } from './in-turn';
import { keepSettings } from './keep-settings';

/** What looking works with. */
export type ConnectorLooksParts = {
  readonly settings: Settings;
  readonly turns: Turns;
  /** A client for a connected shop; fails where there is no such shop or no key. */
  readonly openClient: (id: ShopId) => Promise<Result<ShopClient>>;
  readonly onShops: () => void;
  /** Statuses have other names now: rows and counts on screen bear the old ones. */
  readonly onNamed: (id: ShopId) => void;
  /** In turn with all other changes: has the shop's sync be as what it offers now asks. Takes the client over. */
  readonly steer: (before: StoredShop, after: StoredShop, client: ShopClient) => Promise<void>;
};

/** Looking for the connector outside the sync, and keeping what was found there and here. */
export type ConnectorLooks = {
  /** Keeps what was found; tells of it where it is news. Answers the shop as it is then, null where it is gone. */
  readonly note: (id: ShopId, found: ConnectorFinding) => StoredShop | null;
  /** Looks now. A failure on the way leaves what was known. */
  readonly look: (id: ShopId) => Promise<Result<null>>;
  /** Calls off the looks at one shop; null: all of them. */
  readonly callOff: (id: ShopId | null) => void;
};

/** Begins with no look under way. */
export function createConnectorLooks(parts: ConnectorLooksParts): ConnectorLooks {
  const { settings, turns } = parts;
  const underWay = new Map<AbortController, ShopId>();
  const find = (id: ShopId) => settings.shops().find((shop) => shop.id === id) ?? null;

  function note(id: ShopId, found: ConnectorFinding): StoredShop | null {
    const before = find(id);
    if (before === null) return null;
    const after = withConnector(before, found);
    if (isSame(before, after)) return before;
    const kept = keepSettings(() => settings.keepShop(after));
    if (!kept.ok) return before; // the disk is full; the next pass finds it again
    parts.onShops();
    if (!isSame(namesOfShop(before.facts), namesOfShop(after.facts))) parts.onNamed(id);
    return after;
  }

  /** What there is to find, with the client that found it, which is still open. */
  async function lookWith(
    id: ShopId,
    signal: AbortSignal,
  ): Promise<Result<{ readonly client: ShopClient; readonly found: ConnectorFinding }>> {
    const opened = await parts.openClient(id);
    if (!opened.ok) return opened;
    const client = opened.value;
    const found = signal.aborted ? calledOff : await lookForConnector(client, signal);
    if (found.ok && !signal.aborted) return ok({ client, found: found.value });
    client.close();
    return found.ok ? calledOff : found;
  }

  return {
    note,
    async look(id) {
      const asked = find(id);
      const controller = new AbortController();
      underWay.set(controller, id);
      const looked = await lookWith(id, controller.signal).finally(() =>
        underWay.delete(controller),
      );
      if (!looked.ok) return looked;
      const { client, found } = looked.value;
      return turns.inTurn(async () => {
        const before = find(id);
        // it was disconnected or moved meanwhile: what was found is of another place
        if (before === null || before.address !== asked?.address) {
          client.close();
          return before === null ? fail('no-shop', { shop: id }) : calledOff;
        }
        await parts.steer(before, note(id, found) ?? before, client);
        return ok(null);
      });
    },
    callOff(id) {
      for (const [controller, shop] of underWay) {
        if (id === null || shop === id) controller.abort();
      }
    },
  };
}

const calledOff = fail('connection-dropped');

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
