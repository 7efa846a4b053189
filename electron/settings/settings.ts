import type { ShopId } from '../../shared/ids';
import type { Preferences } from '../../shared/preferences';
import { boundLayout, type SettingsData, type StoredShop, type WindowPlace } from './settings-data';

/** Where the settings are written; the whole of them each time, whole or not at all. */
export type SettingsFile = { write(data: SettingsData): void };

/**
 * The desk's settings: read once at the start, answered from memory, written at each change. A change that cannot be written
 * throws what the file threw and leaves everything as it was.
 */
export type Settings = {
  shops(): readonly StoredShop[];
  /** Adds a shop or replaces the one of the same id. */
  keepShop(shop: StoredShop): void;
  removeShop(shop: ShopId): void;
  /** Shops whose removal has begun and is not known to be finished. */
  wiping(): readonly ShopId[];
  noteWiping(shop: ShopId, isWiping: boolean): void;
  /** True while everything is being forgotten and that is not known to be finished. */
  isWipingAll(): boolean;
  noteWipingAll(): void;
  /** Ends a removal of everything: no shop and no note is left. */
  forgetShops(): void;
  window(): WindowPlace | null;
  keepWindow(place: WindowPlace): void;
  preferences(): Preferences;
  changePreferences(part: Partial<Preferences>): Preferences;
};

/** Makes the settings from what the file held. Nothing is written while nothing changes. */
export function createSettings(loaded: SettingsData, file: SettingsFile): Settings {
  let data = loaded;

  function change(part: Partial<SettingsData>): void {
    const next = { ...data, ...part };
    if (JSON.stringify(next) === JSON.stringify(data)) return;
    file.write(next); // what cannot be written does not count
    data = next;
  }

  const others = (id: ShopId) => data.shops.filter((shop) => shop.id !== id);

  return {
    shops: () => data.shops,
    keepShop(shop) {
      const isKnown = data.shops.some(({ id }) => id === shop.id);
      const shops = data.shops.map((old) => (old.id === shop.id ? shop : old));
      change({ shops: isKnown ? shops : [...data.shops, shop] });
    },
    removeShop: (shop) => change({ shops: others(shop) }),
    wiping: () => data.wiping,
    noteWiping(shop, isWiping) {
      const rest = data.wiping.filter((id) => id !== shop);
      change({ wiping: isWiping ? [...rest, shop] : rest });
    },
    isWipingAll: () => data.isWipingAll,
    noteWipingAll: () => change({ isWipingAll: true }),
    forgetShops: () => change({ shops: [], wiping: [], isWipingAll: false }),
    window: () => data.window,
    keepWindow: (place) => change({ window: place }),
    preferences: () => data.preferences,
    changePreferences(part) {
      const { layout, ...rest } = part;
      const merged = boundLayout({ ...data.preferences.layout, ...layout });
      change({ preferences: { ...data.preferences, ...rest, layout: merged } });
      return data.preferences;
    },
  };
}
