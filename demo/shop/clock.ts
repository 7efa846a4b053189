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

/** A clock for one zone. Offsets change on quarter hours only, so each quarter hour is asked once. */
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
  const offsetMs = (instant: number): number => {
    const quarter = Math.floor(instant / 900_000);
    let offset = known.get(quarter);
    if (offset === undefined) {
      offset = askOffset(format, quarter * 900_000);
      known.set(quarter, offset);
    }
    return offset;
  };
  return {
    now,
    offsetMs,
    localText: (instant) =>
      new Date(instant + offsetMs(instant)).toISOString().slice(0, 19).replace('T', ' '),
  };
}
