import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import type { Shop, StatusName } from '../../shared/shop';
import type { OwnZone } from '../../shared/time';
import type { Settings } from '../settings/settings';
import type { StoredShop } from '../settings/settings-data';
import { keepSettings } from './keep-settings';
import { isZoneName } from './shop-record';
import { orderedNames } from './status-names';

/** What the owner may change of a connected shop; nothing of it reaches the shop. */
export type OwnerChanges = {
  readonly change: (id: ShopId, look: Pick<Shop, 'name' | 'colour'>) => Result<Shop>;
  readonly setZone: (id: ShopId, zone: OwnZone) => Result<Shop>;
  /** The sync's word; one set by the owner wins. */
  readonly noteMeasuredZone: (id: ShopId, offsetMinutes: number, at: number) => void;
  /** Replaces the names entered before. `onNamed` is told of what is stale by it. */
  readonly nameStatuses: (id: ShopId, names: readonly StatusName[]) => Result<Shop>;
  /** Whether the user paused the sync; lasts over restarts as far as the disk takes it. */
  readonly notePause: (id: ShopId, isPaused: boolean) => void;
};

/** What the changes work with. `toShop` tells a shop as the window may know it. */
export type OwnerChangesParts = {
  readonly settings: Settings;
  readonly toShop: (stored: StoredShop) => Shop;
  readonly onShops: () => void;
  readonly onNamed: (id: ShopId) => void;
};

/** A change that the disk refuses changes nothing (`cache-unusable`). */
export function createOwnerChanges(parts: OwnerChangesParts): OwnerChanges {
  const { settings } = parts;

  function changeShop(id: ShopId, change: Partial<StoredShop>): Result<Shop> {
    const stored = settings.shops().find((shop) => shop.id === id);
    if (stored === undefined) return fail('no-shop', { shop: id });
    const changed = { ...stored, ...change };
    const kept = keepSettings(() => settings.keepShop(changed));
    if (!kept.ok) return kept;
    parts.onShops();
    return ok(parts.toShop(changed));
  }

  return {
    change: (id, { name, colour }) => changeShop(id, { name, colour }),
    setZone(id, zone) {
      if (zone.kind === 'set' && !isZoneName(zone.name))
        return fail('bad-input', { channel: 'shops:set-zone', reason: 'no such zone' });
      return changeShop(id, { zone });
    },
    noteMeasuredZone(id, offsetMinutes, at) {
      const isSet = settings.shops().find((shop) => shop.id === id)?.zone.kind === 'set';
      // what the disk refuses is measured again in the next run
      if (!isSet) changeShop(id, { zone: { kind: 'measured', offsetMinutes, at } });
    },
    nameStatuses(id, names) {
      const changed = changeShop(id, { statusNames: orderedNames(names) });
      if (changed.ok) parts.onNamed(id);
      return changed;
    },
    notePause(id, isPaused) {
      const stored = settings.shops().find((shop) => shop.id === id);
      if (stored === undefined || stored.isPaused === isPaused) return;
      keepSettings(() => settings.keepShop({ ...stored, isPaused })); // else it holds for this run
    },
  };
}
