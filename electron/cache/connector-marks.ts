import type { Readable, Writable } from '../sqlite/port';
import { integer, integerOrNull, textOrNull } from '../sqlite/row';
import { sql } from '../sqlite/sql';
import type { ConnectorMarks } from './types';

/** Where reading a shop through its connector stands; null while it never was. */
export function readConnectorMarks(db: Readable, shopNo: number): ConnectorMarks | null {
  const row = db.one(sql`SELECT mark, full_before, full_done_at, compare_from, compared_at
    FROM connector_marks WHERE shop_no = ${shopNo}`);
  if (row === undefined) return null;
  return {
    mark: textOrNull(row, 'mark'),
    fullBefore: integerOrNull(row, 'full_before'),
    fullDoneAt: integerOrNull(row, 'full_done_at'),
    compareFrom: integer(row, 'compare_from'),
    comparedAt: integerOrNull(row, 'compared_at'),
  };
}

/** Sets down where reading a shop through its connector stands. */
export function writeConnectorMarks(db: Writable, shopNo: number, marks: ConnectorMarks): void {
  db.run(sql`INSERT OR REPLACE INTO connector_marks
    (shop_no, mark, full_before, full_done_at, compare_from, compared_at)
    VALUES (${shopNo}, ${marks.mark}, ${marks.fullBefore}, ${marks.fullDoneAt},
      ${marks.compareFrom}, ${marks.comparedAt})`);
}
