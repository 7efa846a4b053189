import type { SettledRange } from './types';
import type { Readable, Writable } from '../sqlite/port';
import { integer, text, textOrNull } from '../sqlite/row';
import { DamagedError } from '../sqlite/sqlite-problem';
import { sql } from '../sqlite/sql';

/**
 * What is known of ids after `settled` has been learnt: it replaces whatever `known` says of its ids, and neighbours that say the
 * same become one range. `known` is ascending without overlaps, and so is the answer.
 */
export function settle(
  known: readonly SettledRange[],
  settled: SettledRange,
): readonly SettledRange[] {
  const left: SettledRange[] = [];
  const right: SettledRange[] = [];
  for (const range of known) {
    if (range.from < settled.from)
      left.push({ ...range, to: Math.min(range.to, settled.from - 1) });
    if (range.to > settled.to) right.push({ ...range, from: Math.max(range.from, settled.to + 1) });
  }
  const merged: SettledRange[] = [];
  for (const range of [...left, tidy(settled), ...right]) {
    const last = merged.at(-1);
    if (last !== undefined && last.to + 1 === range.from && saysTheSame(last, range)) {
      merged[merged.length - 1] = { ...last, to: range.to };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

/** Reason and tries belong to failed ranges only. Throws on a range that is none, which is a bug. */
function tidy(range: SettledRange): SettledRange {
  const { from, to, kind } = range;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || to < from) {
    throw new Error(`not a range of ids: ${from}–${to}`);
  }
  return kind === 'failed' ? range : { from, to, kind, reason: null, tries: 0 };
}

function saysTheSame(one: SettledRange, other: SettledRange): boolean {
  return one.kind === other.kind && one.reason === other.reason && one.tries === other.tries;
}

/** All settled ranges of a shop, ascending. */
export function readCoverage(db: Readable, shopNo: number): readonly SettledRange[] {
  return db
    .all(
      sql`SELECT from_id, to_id, kind, reason, tries FROM coverage WHERE shop_no = ${shopNo} ORDER BY from_id`,
    )
    .map(toRange);
}

/** Writes down what was learnt of a range of ids; touches only the ranges at it. */
export function writeSettled(db: Writable, shopNo: number, settled: SettledRange): void {
  // Ranges do not overlap, so only the last one that begins before `from` can reach into it.
  const near = sql`shop_no = ${shopNo} AND from_id <= ${settled.to + 1} AND from_id >= coalesce(
    (SELECT max(from_id) FROM coverage WHERE shop_no = ${shopNo} AND from_id < ${settled.from}), 0)`;
  const known = db
    .all(
      sql`SELECT from_id, to_id, kind, reason, tries FROM coverage WHERE ${near} ORDER BY from_id`,
    )
    .map(toRange);
  db.run(sql`DELETE FROM coverage WHERE ${near}`);
  for (const range of settle(known, settled)) {
    db.run(sql`INSERT INTO coverage (shop_no, from_id, to_id, kind, reason, tries)
      VALUES (${shopNo}, ${range.from}, ${range.to}, ${range.kind}, ${range.reason}, ${range.tries})`);
  }
}

function toRange(row: Parameters<typeof text>[0]): SettledRange {
  const kind = text(row, 'kind');
  if (kind !== 'read' && kind !== 'missing' && kind !== 'failed') throw new DamagedError('no kind');
  return {
    from: integer(row, 'from_id'),
    to: integer(row, 'to_id'),
    kind,
    reason: textOrNull(row, 'reason'),
    tries: integer(row, 'tries'),
  };
}
