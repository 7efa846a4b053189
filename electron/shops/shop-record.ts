import { randomBytes } from 'node:crypto';
import { stockCapabilities } from '../../shared/capabilities';
import { shopId, type ShopId } from '../../shared/ids';
import type { Shop } from '../../shared/shop';
import type { StoredShop } from '../settings/settings-data';

/** Colours a shop can get, told apart from each other and from the states' colours. */
const colours = ['#4c6ef5', '#0ca678', '#e8590c', '#9c36b5', '#1098ad', '#c2255c'] as const;

/** A fresh id for a connection: random, so that it says nothing of the shop. */
export function newShopId(): ShopId {
  return shopId(randomBytes(8).toString('hex'));
}

/** The longest name taken from a shop, in characters. */
const longestName = 60;

/** A shop as it is kept at first: named as it names itself, else by its host and folder; its zone not known yet. */
export function newStoredShop(parts: {
  readonly id: ShopId;
  readonly address: string;
  /** The store's name in an order of it; null or blank when it is not known. */
  readonly storeName: string | null;
  readonly username: string;
  readonly dialect: StoredShop['dialect'];
  readonly newestOrderId: number | null;
  readonly connectedAt: number;
  readonly place: number;
}): StoredShop {
  const { place, storeName, ...kept } = parts;
  const { host, pathname } = new URL(parts.address);
  const ownName = Array.from((storeName ?? '').replace(/\s+/g, ' ').trim()).slice(0, longestName);
  return {
    ...kept,
    name: ownName.join('').trim() || `${host}${pathname.replace(/\/$/, '')}`,
    colour: colours[place % colours.length] ?? colours[0],
    zone: { kind: 'unknown' },
  };
}

/** The shop as the window may know it. */
export function toShop(stored: StoredShop, hasKey: boolean): Shop {
  const { id, name, address, username, dialect, colour, zone, connectedAt } = stored;
  const capabilities = stockCapabilities[dialect];
  return { id, name, address, username, dialect, capabilities, colour, zone, connectedAt, hasKey };
}

/** True for an IANA zone name this machine knows, such as `Europe/Berlin`. */
export function isZoneName(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // RangeError
  }
}
