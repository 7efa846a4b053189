import type { Readable, Writable } from '../sqlite/port';
import { integer } from '../sqlite/row';
import { DamagedError } from '../sqlite/sqlite-problem';
import { sql } from '../sqlite/sql';

/** The state of the orders in this file. It only grows, also over a restart and over a file begun anew. */
export function readRevision(db: Readable): number {
  const row = db.one(sql`SELECT revision FROM file_state WHERE id = 1`);
  if (row === undefined) throw new DamagedError('no revision');
  return integer(row, 'revision');
}

/** Counts one change of orders; part of the transaction that makes it. */
export function countRevision(db: Writable): number {
  db.run(sql`UPDATE file_state SET revision = revision + 1 WHERE id = 1`);
  return readRevision(db);
}
