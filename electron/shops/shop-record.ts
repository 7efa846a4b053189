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

/** A shop as it is kept at first: named by its host and folder, its zone not known yet. */
export function newStoredShop(parts: {
  readonly id: ShopId;
  readonly address: string;
  readonly username: string;
  readonly dialect: StoredShop['dialect'];
  readonly newestOrderId: number | null;
  readonly connectedAt: number;
  readonly place: number;
}): StoredShop {
  const { place, ...kept } = parts;
  const { host, pathname } = new URL(parts.address);
  return {
    ...kept,
    name: `${host}${pathname.replace(/\/$/, '')}`,
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
