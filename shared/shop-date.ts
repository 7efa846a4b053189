import type { ShopDateText } from './time';

/** A shop's date read as if it were UTC, in milliseconds; null for `0000-00-00 00:00:00` and anything else that is no date. */
export function shopDateMs(text: ShopDateText): number | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : ms;
}
