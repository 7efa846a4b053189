import type { ShopDateText, UtcMs } from '../../shared/time';

/** What passes of one run of the desk tell each other; none of it needs to survive. */
export type Memory = {
  /** When the last look past the newest began. */
  lastLookAt: UtcMs | null;
  /** Missing ids below the newest that the next pass looks at once more. */
  looseEnds: readonly number[];
  /** The last id looked at past the newest. */
  lookedUpTo: number;
  readonly newestDate: ShopDateText | null;
  /** The shop's own clock at its latest answer. */
  readonly serverTime: UtcMs | null;
  /** Dates of an order that was read. */
  readonly note: (dateAdded: ShopDateText, serverTime: UtcMs | null) => void;
  /** A zone was measured; told on once per value. */
  readonly tellZone: (offsetMinutes: number) => void;
};

/** Begins with nothing known. */
export function createMemory(onZoneMeasured: (offsetMinutes: number) => void): Memory {
  let newestDate: ShopDateText | null = null;
  let serverTime: UtcMs | null = null;
  let toldZone: number | null = null;
  return {
    lastLookAt: null,
    looseEnds: [],
    lookedUpTo: 0,
    get newestDate() {
      return newestDate;
    },
    get serverTime() {
      return serverTime;
    },
    note: (dateAdded, at) => {
      if (newestDate === null || dateAdded > newestDate) newestDate = dateAdded;
      if (at !== null) serverTime = Math.max(serverTime ?? at, at);
    },
    tellZone: (offset) => {
      if (offset === toldZone) return;
      toldZone = offset;
      onZoneMeasured(offset);
    },
  };
}
