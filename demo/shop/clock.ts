/** Tells the shop's time. Instants are milliseconds since 1970 in UTC; `offsetMs` is how far the shop's local time is ahead. */
export type ShopClock = {
  readonly now: () => number;
  readonly offsetMs: (instant: number) => number;
  /** `YYYY-MM-DD HH:MM:SS` in the shop's zone, without offset, as OpenCart stores dates. */
  readonly localText: (instant: number) => string;
};

/** How far `timeZone` (an IANA name) is ahead of UTC at an instant. Slow: asks Intl. */
function askOffset(format: Intl.DateTimeFormat, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
  );
  return local - Math.floor(instant / 60_000) * 60_000;
}

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/**
 * A clock for one zone. Offsets change on quarter hours only, and hardly ever: a day that ends as it began has one offset, in any other each quarter
 * hour is asked once.
 */
export function createShopClock(now: () => number, timeZone: string): ShopClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  const askOnce = (instant: number): number => {
    let offset = known.get(instant);
    if (offset === undefined) {
      offset = askOffset(format, instant);
      known.set(instant, offset);
    }
    return offset;
  };
  const offsetMs = (instant: number): number => {
    const day = Math.floor(instant / DAY_MS) * DAY_MS;
    const offset = askOnce(day);
    if (askOnce(day + DAY_MS) === offset) return offset;
    return askOnce(Math.floor(instant / QUARTER_MS) * QUARTER_MS);
  };
  return {
    now,
    offsetMs,
    localText: (instant) =>
      new Date(instant + offsetMs(instant)).toISOString().slice(0, 19).replace('T', ' '),
  };
}
