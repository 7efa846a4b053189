/** A date as the shop wrote it: `YYYY-MM-DD HH:MM:SS`, the shop's local time without a zone; can be `0000-00-00 00:00:00`. Sorts as text. */
export type ShopDateText = string;

/** A moment of the desk's own clock: milliseconds since 1970 in UTC. */
export type UtcMs = number;

/** A day as `YYYY-MM-DD`. */
export type DayText = string;

/** What is known of the zone a shop writes its dates in (decision 12 of the design). */
export type ShopZone =
  | { readonly kind: 'unknown' }
  /** Measured against the `Date` header on a brand-new order: minutes east of UTC, rounded to 15. */
  | { readonly kind: 'measured'; readonly offsetMinutes: number; readonly at: UtcMs }
  /** Set by the owner: an IANA name such as `Europe/Berlin`. */
  | { readonly kind: 'set'; readonly name: string }
  /** Told by the shop's connector, and not set otherwise by the owner: an IANA name this machine knows. */
  | { readonly kind: 'told'; readonly name: string };

/** What the desk itself knows of a shop's zone, beside what the shop tells. */
export type OwnZone = Exclude<ShopZone, { readonly kind: 'told' }>;
