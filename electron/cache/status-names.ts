import type { OrderHeader } from '../../shared/order';
import type { UtcMs } from '../../shared/time';
import type { Readable, Writable } from '../sqlite/port';
import { integer, text } from '../sqlite/row';
import { sql } from '../sqlite/sql';

/** Remembers the name under which an order's language knows its status. A status without a name teaches nothing. */
export function learnStatusName(
  db: Writable,
  shopNo: number,
  header: OrderHeader,
  asOf: UtcMs,
): void {
  if (header.statusId === 0 || header.statusName === null || header.statusName === '') return;
  db.run(sql`INSERT INTO status_names (shop_no, status_id, language_id, name, seen, last_seen_at)
    VALUES (${shopNo}, ${header.statusId}, ${header.languageId}, ${header.statusName}, 1, ${asOf})
    ON CONFLICT DO UPDATE SET seen = seen + 1, last_seen_at = max(last_seen_at, excluded.last_seen_at)`);
}

/** The name most often seen of each status, over all languages; of equals the one seen last. */
export function readStatusNames(db: Readable, shopNo: number): ReadonlyMap<number, string> {
  const rows = db.all(sql`SELECT status_id, name, sum(seen) AS times, max(last_seen_at) AS last_at
    FROM status_names WHERE shop_no = ${shopNo}
    GROUP BY status_id, name ORDER BY status_id, times DESC, last_at DESC, name`);
  const names = new Map<number, string>();
  for (const row of rows) {
    const statusId = integer(row, 'status_id');
    if (!names.has(statusId)) names.set(statusId, text(row, 'name'));
  }
  return names;
}
