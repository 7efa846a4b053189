import type { Readable, Writable } from '../sqlite/port';
import { integer, integerOrNull } from '../sqlite/row';
import { sql } from '../sqlite/sql';
import type { SyncMarks } from './types';

/** The marks of a shop nothing is known of yet. */
export const noMarks: SyncMarks = {
  firstPassDone: false,
  startId: null,
  lastGapCheckAt: null,
  lastPassAt: null,
};

/** Where the walk of a shop stands. */
export function readMarks(db: Readable, shopNo: number): SyncMarks {
  const row = db.one(sql`SELECT first_pass_done, start_id, last_gap_check_at, last_pass_at
    FROM marks WHERE shop_no = ${shopNo}`);
  if (row === undefined) return noMarks;
  return {
    firstPassDone: integer(row, 'first_pass_done') === 1,
    startId: integerOrNull(row, 'start_id'),
    lastGapCheckAt: integerOrNull(row, 'last_gap_check_at'),
    lastPassAt: integerOrNull(row, 'last_pass_at'),
  };
}

/** Sets down where the walk of a shop stands. */
export function writeMarks(db: Writable, shopNo: number, marks: SyncMarks): void {
  db.run(sql`INSERT OR REPLACE INTO marks
    (shop_no, first_pass_done, start_id, last_gap_check_at, last_pass_at)
    VALUES (${shopNo}, ${marks.firstPassDone ? 1 : 0}, ${marks.startId},
      ${marks.lastGapCheckAt}, ${marks.lastPassAt})`);
}
