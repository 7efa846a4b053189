import type { Readable } from '../sqlite/port';
import { areTextsSound, isStructureSound } from '../sqlite/soundness';
import { sql } from '../sqlite/sql';

/** Reads the whole file to see whether it is sound. Takes seconds on a big file; only for one whose process ended again and again. */
export function isSound(db: Readable): boolean {
  return (
    isStructureSound(db) &&
    areTextsSound(
      db,
      (key, limit) => sql`SELECT order_key AS key, CAST(json AS BLOB) AS json,
        CAST(concat(date_added, date_modified, customer, customer_key, company, country, status_name, total,
          currency_code, currency_value, payment_method, shipping_method) AS BLOB) AS texts
        FROM orders JOIN order_json USING (order_key)
        WHERE order_key > ${key} ORDER BY order_key LIMIT ${limit}`,
    ) &&
    areTextsSound(
      db,
      (
        key,
        limit,
      ) => sql`SELECT order_key AS key, CAST(json AS BLOB) AS json, CAST(version AS BLOB) AS texts
        FROM order_contents WHERE order_key > ${key} ORDER BY order_key LIMIT ${limit}`,
    )
  );
}
