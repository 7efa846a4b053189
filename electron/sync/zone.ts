import type { OrderHeader } from '../../shared/order';
import { shopDateMs } from '../../shared/shop-date';
import type { ShopDateText } from '../../shared/time';

const minuteMs = 60_000;
const stepMs = 15 * minuteMs;
const farthestMinutes = 14 * 60;
/** A brand-new order is at most as old as the time since the last look; more means it was not brand-new. */
const plausibleMs = 3 * minuteMs;

/** Milliseconds written as the shop writes its dates. */
function shopDateText(ms: number): ShopDateText {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The shop's zone in minutes east of UTC, from an order that was made a moment ago and the `Date` header it came with.
 * Rounded to 15 minutes; null when it is beyond ±14 h or when the rest is over 3 minutes.
 */
export function measureZone(order: OrderHeader, serverTime: number): number | null {
  const added = shopDateMs(order.dateAdded);
  if (added === null) return null;
  const distance = added - serverTime;
  const rounded = Math.round(distance / stepMs) * stepMs;
  if (Math.abs(distance - rounded) > plausibleMs) return null;
  const minutes = rounded / minuteMs;
  return Math.abs(minutes) <= farthestMinutes ? minutes + 0 : null; // + 0: never minus zero
}

/**
 * From which shop date on an order counts as younger than `days`: counted back from the newest shop date known,
 * or from the server's time where that is later in every zone (12 h west at most). Null when neither is known.
 */
export function sinceDays(
  days: number,
  newestDate: ShopDateText | null,
  serverTime: number | null,
): ShopDateText | null {
  const known = newestDate === null ? null : shopDateMs(newestDate);
  const byServer = serverTime === null ? null : serverTime - 12 * 60 * minuteMs;
  if (known === null && byServer === null) return null;
  const latest = Math.max(known ?? -Infinity, byServer ?? -Infinity);
  return shopDateText(latest - days * 24 * 60 * minuteMs);
}
