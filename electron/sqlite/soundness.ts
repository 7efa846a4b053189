import { isUtf8 } from 'node:buffer';
import type { Readable } from './port';
import { integer } from './row';
import { sql, type Sql } from './sql';

const batchSize = 1_000;

/** SQLite's own check of the whole file. Takes seconds on a big one. */
export function isStructureSound(db: Readable): boolean {
  const [verdict] = db.all(sql`PRAGMA quick_check(1)`);
  return verdict?.['quick_check'] === 'ok';
}

/**
 * Whether every text is UTF-8: libsql aborts the process when it is asked for one that is not. `textsAfter` selects the rows whose
 * `key` (a whole number) is above the one given, in that order and at most `limit`; every other column is a text cast to BLOB.
 */
export function areTextsSound(
  db: Readable,
  textsAfter: (key: number, limit: number) => Sql,
): boolean {
  let last = 0;
  for (;;) {
    const rows = db.all(textsAfter(last, batchSize));
    const areText = rows.every((row) =>
      Object.entries(row).every(([column, value]) => column === 'key' || isText(value)),
    );
    if (!areText) return false;
    const end = rows.at(-1);
    if (end === undefined) return true;
    last = integer(end, 'key');
  }
}

function isText(blob: unknown): boolean {
  return blob instanceof Uint8Array && isUtf8(blob);
}
