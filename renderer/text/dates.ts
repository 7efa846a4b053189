import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import type { ShopDateText, ShopZone, UtcMs } from '../../shared/time';

/** Later than this before now, a date is shown as the shop wrote it, in milliseconds. */
const relativeUpToMs = 24 * 3_600_000;

/** A shop's clock may run ahead of ours by this much before its zone is doubted, in milliseconds. */
const aheadMs = 2 * 60_000;

/** How long ago something was. */
export type Age =
  | { readonly kind: 'now' }
  | { readonly kind: 'minutes'; readonly count: number }
  | { readonly kind: 'hours'; readonly count: number }
  | { readonly kind: 'days'; readonly count: number };

/** How a shop's date is to be shown. `wall` is the shop's own clock face, held in UTC so that no zone can shift it. */
export type ShownDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'as-written'; readonly wall: DateTime }
  | { readonly kind: 'relative'; readonly age: Age; readonly wall: DateTime };

/** The age of a moment; never below zero. */
export function ageOf(moment: UtcMs, now: UtcMs): Age {
  const minutes = Math.floor(Math.max(0, now - moment) / 60_000);
  if (minutes < 1) return { kind: 'now' };
  if (minutes < 60) return { kind: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { kind: 'hours', count: Math.floor(minutes / 60) };
  return { kind: 'days', count: Math.floor(minutes / 1440) };
}

/** The clock face a shop wrote; null for `0000-00-00 00:00:00` and for text that is no date. */
export function wallClock(text: ShopDateText): DateTime | null {
  const wall = DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: 'utc' });
  return wall.isValid ? wall : null;
}

function luxonZone(zone: ShopZone): Zone | null {
  if (zone.kind === 'unknown') return null;
  if (zone.kind === 'measured') return FixedOffsetZone.instance(zone.offsetMinutes);
  const named = IANAZone.create(zone.name);
  return named.isValid ? named : null;
}

/**
 * The moments at which a clock in the shop's zone showed this face: none in the hour that a change to summer time
 * leaves out, two in the hour that the change back repeats, else one. Empty also while the zone is unknown.
 */
export function momentsOf(wall: DateTime, zone: ShopZone): readonly UtcMs[] {
  const shopZone = luxonZone(zone);
  if (shopZone === null) return [];
  const face = wall.toMillis();
  // a zone's offset changes by at most a few hours at once, so both sides of a change lie within a day
  const offsets = [face - 86_400_000, face, face + 86_400_000].map((at) => shopZone.offset(at));
  return [...new Set(offsets)]
    .map((minutes) => ({ minutes, moment: face - minutes * 60_000 }))
    .filter(({ minutes, moment }) => shopZone.offset(moment) === minutes)
    .map(({ moment }) => moment)
    .sort((a, b) => a - b);
}

/**
 * How to show a shop's date now. Relative only where it is certain: the zone is known, the moment is not ahead of
 * us, less than a day ago, and both readings of a doubled hour give the same words. The hour that summer time
 * leaves out does not exist, so such a date is shown as written.
 */
export function showDate(text: ShopDateText, zone: ShopZone, now: UtcMs): ShownDate {
  const wall = wallClock(text);
  if (wall === null) return { kind: 'none' };
  const past = momentsOf(wall, zone).filter((moment) => moment <= now + aheadMs);
  const [first] = past;
  if (first === undefined || now - first >= relativeUpToMs) return { kind: 'as-written', wall };
  const ages = past.map((moment) => ageOf(moment, now));
  const [age] = ages;
  const isCertain = age !== undefined && ages.every((other) => sameAge(age, other));
  return isCertain ? { kind: 'relative', age, wall } : { kind: 'as-written', wall };
}

function sameAge(one: Age, other: Age): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
