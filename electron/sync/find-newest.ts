import { ok } from '../../shared/result';
import type { Result } from '../../shared/result';

/** Reads the ids and answers those that were found. It may be asked for the same id twice and must not read it twice. */
export type Probe = (ids: readonly number[]) => Promise<Result<ReadonlySet<number>>>;

/** Where climbing ends while nothing at all was found. */
const highestFirst = 2 ** 20;
/** From here on a first probe asks one id instead of two: an order there without any below is rare. */
const sparseFrom = 2 ** 10;
/** Rounds of climbing, halving and looking above; each raises the newest, so the end is only a guard. */
const maxRounds = 16;
/** Halving ends at this distance; the rest is found by looking past the newest. */
const closeEnough = 8;

/**
 * Finds the newest order id of a shop that cannot list its orders, in about 3 × log2(id) probes: climbs by doubling,
 * halves between the highest found and the lowest missed, then looks above for a gap of up to `gapRule` ids.
 * Each probe asks a few neighbours, so that single holes do not mislead. The answer is the highest id found, which is
 * the newest or shortly below it; null when nothing was found. Fails as the probe fails.
 */
export async function findNewest(
  probe: Probe,
  hint: number | null,
  gapRule: number,
): Promise<Result<number | null>> {
  async function highestNear(id: number, neighbours: number): Promise<Result<number>> {
    const ids = Array.from({ length: neighbours }, (_, index) => id - index).filter((n) => n >= 1);
    const found = await probe(ids);
    return found.ok ? ok(Math.max(0, ...found.value)) : found;
  }

  let low = 0;
  if (hint !== null) {
    const near = await highestNear(hint, 3);
    if (!near.ok) return near;
    low = near.value;
  }
  for (let id = 1; low === 0 && id <= highestFirst; id *= 2) {
    const near = await highestNear(id, id < sparseFrom ? 2 : 1);
    if (!near.ok) return near;
    low = near.value;
  }
  if (low === 0) return ok(null);

  for (let round = 0; round < maxRounds; round += 1) {
    // Up: two levels that miss end the climb, so that a gap at one of them does not.
    let factor = 2;
    let high = low * 2;
    while (factor <= 4) {
      const near = await highestNear(low * factor, 3);
      if (!near.ok) return near;
      if (near.value > low) {
        low = near.value;
        factor = 2;
        high = low * 2;
      } else factor *= 2;
    }
    // Between: the highest found and the lowest level that missed.
    while (high - low > closeEnough) {
      const middle = Math.floor((low + high) / 2);
      const near = await highestNear(middle, 3);
      if (!near.ok) return near;
      if (near.value > low) low = near.value;
      else high = middle;
    }
    // Above: a gap may have ended the halving. All of these lie in the range that is looked at last anyway, but the last.
    let above = 0;
    for (const step of [gapRule / 16, gapRule / 4, gapRule / 2, gapRule, gapRule + 16]) {
      const near = await highestNear(low + Math.max(2, Math.ceil(step)), 3);
      if (!near.ok) return near;
      above = Math.max(above, near.value);
    }
    if (above <= low) break;
    low = above;
  }
  return ok(low);
}
