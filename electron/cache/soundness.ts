import { isUtf8 } from 'node:buffer';
import type { Readable } from './port';
import { integer } from './row';
import { sql } from './sql';

const batchSize = 1_000;

/**
 * Reads the whole file to see whether it is sound: SQLite's own check, then every text, because libsql aborts the process when it
 * is asked for text that is no UTF-8. Takes seconds on a big file; only for one whose process ended again and again.
 */
export function isSound(db: Readable): boolean {
  const [verdict] = db.all(sql`PRAGMA quick_check(1)`);
  if (verdict?.['quick_check'] !== 'ok') return false;
  let last = 0;
  for (;;) {
    const rows = db.all(sql`SELECT order_key, CAST(json AS BLOB) AS json,
      CAST(concat(date_added, date_modified, customer, customer_key, company, country, status_name, total,
        currency_code, currency_value, payment_method, shipping_method) AS BLOB) AS texts
      FROM orders JOIN order_json USING (order_key)
      WHERE order_key > ${last} ORDER BY order_key LIMIT ${batchSize}`);
    if (!rows.every((row) => isText(row['json']) && isText(row['texts']))) return false;
    const end = rows.at(-1);
    if (end === undefined) return true;
    last = integer(end, 'order_key');
  }
}

function isText(blob: unknown): boolean {
  return blob instanceof Uint8Array && isUtf8(blob);
}
