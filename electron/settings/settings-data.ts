import { z } from 'zod';
import { shopId } from '../../shared/ids';
import { defaultPreferences } from '../../shared/preferences';
import { mostShops } from '../../shared/shop';
import { connectorState, shopFacts } from './connector-data';

const dialect = z.enum(['2.3', '3.0', '4.0', '4.1']);

const zone = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('measured'), offsetMinutes: z.number().int(), at: z.number() }),
  z.strictObject({ kind: z.literal('set'), name: z.string() }),
]);

const statusName = z.strictObject({ statusId: z.number().int().min(1), name: z.string().min(1) });

// what came after the first release has a default, so that an older file opens
const shop = z.strictObject({
  id: z.string().min(1).max(64).transform(shopId),
  name: z.string(),
  address: z.url({ protocol: /^https?$/ }).endsWith('/'),
  username: z.string(),
  dialect,
  colour: z.string(),
  zone,
  connectedAt: z.number(),
  newestOrderId: z.number().int().min(1).nullable(),
  certificate: z.string().nullable().default(null),
  statusNames: z.array(statusName).default([]),
  isPaused: z.boolean().default(false),
  connector: connectorState,
  facts: shopFacts,
});

const windowPlace = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  isMaximized: z.boolean(),
});

const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  hasLetterKeys: z.boolean(),
  layout: z.record(z.string(), z.array(z.number())).transform(boundLayout),
});

const settings = z.strictObject({
  version: z.literal(1),
  shops: z.array(shop).max(mostShops),
  /** Shops whose data is being removed; finished at the next start when it was interrupted. */
  wiping: z.array(z.string().transform(shopId)),
  /** Everything is being forgotten; finished likewise. */
  isWipingAll: z.boolean().default(false),
  window: windowPlace.nullable(),
  preferences,
});

/**
 * A shop as the settings keep it: all that is not secret and not derived. `newestOrderId` is the hint typed at connecting,
 * `certificate` the fingerprint of the one confirmed for this shop only, `isPaused` the user's pause of its sync, `connector` and `facts`
 * what its connector told last.
 */
export type StoredShop = Readonly<z.infer<typeof shop>>;

/** Where the window was last, in device-independent pixels. */
export type WindowPlace = Readonly<z.infer<typeof windowPlace>>;

/** The whole settings file. It never holds a key, a token or customer data. */
export type SettingsData = Readonly<z.infer<typeof settings>>;

/** What a fresh desk starts with. */
export const defaultSettings: SettingsData = {
  version: 1,
  shops: [],
  wiping: [],
  isWipingAll: false,
  window: null,
  preferences: { ...defaultPreferences, layout: {} },
};

/** Panel groups whose widths are remembered. */
const mostLayouts = 64;

/** The layout with the names that came last, 64 at most. */
export function boundLayout(layout: Readonly<Record<string, readonly number[]>>) {
  const latest = Object.entries(layout).slice(-mostLayouts);
  return Object.fromEntries(latest.map(([name, widths]) => [name, [...widths]]));
}

/** Reads settings from the text of their file; null when they are not ours, not whole or from a newer desk. */
export function readSettings(text: string): SettingsData | null {
  try {
    return settings.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
