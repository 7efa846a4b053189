import type { Capabilities, Dialect } from './capabilities';
import type { ShopId } from './ids';
import type { ConnectorState, ShopFacts } from './shop-facts';
import type { ShopZone, UtcMs } from './time';

/** A connected shop as the window may know it: never a key or a token. */
export type Shop = {
  readonly id: ShopId;
  readonly name: string;
  /** The base address the desk calls, always ending in `/`. */
  readonly address: string;
  readonly username: string;
  readonly dialect: Dialect;
  readonly capabilities: Capabilities;
  readonly colour: string;
  readonly zone: ShopZone;
  readonly connectedAt: UtcMs;
  /** True when the key is known in this run (stored and unlocked, or typed in this session). */
  readonly hasKey: boolean;
  /** SHA-256 fingerprint (`AB:CD:…`) of the certificate the user confirmed for this shop only; null: the usual authorities. */
  readonly certificate: string | null;
  /** Names of order statuses the owner entered; they win over the shop's own and over names learnt from orders. */
  readonly statusNames: readonly StatusName[];
  readonly connector: ConnectorState;
  /** What the connector told of the shop, the last time it did; null while it never has. */
  readonly facts: ShopFacts | null;
};

/** The name of one order status of a shop. */
export type StatusName = { readonly statusId: number; readonly name: string };

/** A status the desk can offer for a shop, and how its name is known. */
export type KnownStatus = StatusName & { readonly source: 'owner' | 'shop' | 'orders' };

/** How many shops one desk can hold. */
export const mostShops = 50;

/** Colours a shop can have: dark enough for white text and told apart by most colour-blind people. */
export const shopColours = [
  '#0b6a70',
  '#8a3b12',
  '#3b4ba3',
  '#7a2e6d',
  '#4d6216',
  '#9b1c31',
  '#5a4a3f',
  '#2f5d8a',
] as const;

/** What the connect screen sends. `newestOrderId`: the newest order number seen in the admin, or null. */
export type ShopCredentials = {
  readonly address: string;
  readonly username: string;
  readonly key: string;
  readonly newestOrderId: number | null;
  /** The fingerprint of a certificate the user was shown and confirmed; null as a rule. */
  readonly certificate: string | null;
};

/** The steps of connecting, told as they are reached. */
export const connectSteps = ['address', 'reach', 'dialect', 'login', 'read', 'keep'] as const;
export type ConnectStep = (typeof connectSteps)[number];

/** Where the keys of this desk are kept. */
export type VaultState =
  /** Not decided yet. `offers`: what this machine can do, best first. */
  | { readonly kind: 'unset'; readonly offers: readonly VaultMode[] }
  /** A passphrase vault that has not been opened in this run. */
  | { readonly kind: 'locked' }
  /** The OS key store holds something this run cannot decrypt; nothing was deleted. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'open'; readonly mode: VaultMode };

/** OS key store; passphrase (scrypt + AES-GCM); nothing kept after exit. */
export type VaultMode = 'os-key-store' | 'passphrase' | 'session';

/** The shortest passphrase accepted. */
export const minimumPassphraseLength = 8;

/** True when the shop's API shows its orders. */
export function canShowOrders({ capabilities }: Pick<Shop, 'capabilities'>): boolean {
  return capabilities.readHeader === 'yes';
}
