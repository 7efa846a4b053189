/** UTC milliseconds of a `Date` header, null when it is absent or malformed. */
export function readMoment(dateHeader: string | null): number | null {
  const moment = dateHeader === null ? NaN : Date.parse(dateHeader);
  return Number.isFinite(moment) ? moment : null;
}
