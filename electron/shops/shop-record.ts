import { randomBytes } from 'node:crypto';
import {
  connectorCapabilities,
  stockCapabilities,
  type Capabilities,
} from '../../shared/capabilities';
import { shopId, type ShopId } from '../../shared/ids';
import { shopColours, type Shop } from '../../shared/shop';
import type { ShopZone } from '../../shared/time';
import type { StoredShop } from '../settings/settings-data';

/** A fresh id for a connection: random, so that it says nothing of the shop. */
export function newShopId(): ShopId {
  return shopId(randomBytes(8).toString('hex'));
}

/** The longest name taken from a shop, in UTF-16 units; a number may come behind it. */
const longestName = 60;

/** The longest name with a host behind it: as much as a name may have when it is changed, in UTF-16 units. */
const longestWithHost = 80;

/**
 * A shop as it is kept at first: named as it names itself, else by its host and folder, and told apart from the others by its host
 * or a number where one of them has that name; its zone not known yet.
 */
export function newStoredShop(parts: {
  readonly id: ShopId;
  readonly address: string;
  /** The store's name in an order of it; null or blank when it is not known. */
  readonly storeName: string | null;
  readonly username: string;
  readonly dialect: StoredShop['dialect'];
  readonly newestOrderId: number | null;
  readonly connectedAt: number;
  readonly certificate: string | null;
  /** The shops connected already. */
  readonly others: readonly StoredShop[];
}): StoredShop {
  const { others, storeName, ...kept } = parts;
  const { host, pathname } = new URL(parts.address);
  const place = cut(`${host}${pathname.replace(/\/$/, '')}`);
  const ownName = cut((storeName ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim());
  return {
    ...kept,
    name: freeName(ownName || place, host, others),
    colour: freeColour(others),
    zone: { kind: 'unknown' },
    statusNames: [],
    isPaused: false,
    connector: { kind: 'unknown' },
    facts: null,
  };
}

/** At most `longestName`, never half a character. */
function cut(text: string): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > longestName) break;
    kept += character;
  }
  return kept.trim();
}

/** The name, where a shop has it with its host added, and where one has that, too, with the first number that is free. */
function freeName(name: string, host: string, others: readonly StoredShop[]): string {
  const taken = new Set(others.map((one) => sameName(one.name)));
  const isFree = (one: string) => !taken.has(sameName(one));
  const withHost = `${name} (${host})`;
  if (isFree(name)) return name;
  // a name made of the host would only say it twice
  const isFitting = !name.startsWith(host) && withHost.length <= longestWithHost;
  if (isFitting && isFree(withHost)) return withHost;
  // one more than there are shops: one of them is free
  const numbered = Array.from({ length: others.length + 1 }, (_, at) => `${name} ${at + 2}`);
  return numbered.find(isFree) ?? name;
}

/** Names a person cannot tell apart are the same here. */
function sameName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** The first colour no shop has; when each is taken, the first of those the fewest shops have. */
function freeColour(others: readonly StoredShop[]): string {
  const uses = shopColours.map((one) => others.filter(({ colour }) => colour === one).length);
  return shopColours[uses.indexOf(Math.min(...uses))] ?? shopColours[0];
}

/** What a connected shop offers: with its connector everything, else what an unmodified shop of its dialect does. */
export function capabilitiesOf({
  dialect,
  connector,
}: Pick<StoredShop, 'dialect' | 'connector'>): Capabilities {
  return connector.kind === 'present'
    ? connectorCapabilities(dialect, connector.canWrite)
    : stockCapabilities[dialect];
}

/** Whether orders can be read as the shop is, so that there is something to sync. */
export function canRead({ readHeader }: Capabilities): boolean {
  return readHeader === 'yes';
}

/** The shop as the window may know it. */
export function toShop(stored: StoredShop, hasKey: boolean): Shop {
  // said by name: what else the settings come to hold of a shop stays here
  const { id, name, address, username, dialect, colour, connectedAt } = stored;
  const { certificate, statusNames, connector, facts } = stored;
  return {
    id,
    name,
    address,
    username,
    dialect,
    capabilities: capabilitiesOf(stored),
    colour,
    zone: zoneOf(stored),
    connectedAt,
    hasKey,
    certificate,
    statusNames,
    connector,
    facts,
  };
}

/** The owner's word wins over the shop's, and the shop's over what was measured. */
function zoneOf({ zone, facts }: StoredShop): ShopZone {
  if (zone.kind === 'set' || facts === null || !isZoneName(facts.zone)) return zone;
  return { kind: 'told', name: facts.zone };
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
