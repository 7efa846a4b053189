import type { ErrorCode } from '../../shared/errors';
import { sql } from '../sqlite/sql';
import type { Connection } from '../sqlite/port';

/** One file in the storage process. */
export type HeldFile<Methods> = {
  readonly methods: Methods;
  /** Where the open file lies; null while none is open. */
  place(): string | null;
  /** Brings the journal into the file and gives it up; nothing happens when none is open. */
  close(): void;
  /** The code of trouble with its disk. */
  readonly unusable: ErrorCode;
};

/** What a held file needs of the process. */
export type Holding = {
  nowMs(): number;
  /** Ends the process at once: only a new one can set a damaged file aside. */
  endDamaged(): void;
};

/** Closes a connection with its journal brought in. */
export function closeWhole(db: Connection): void {
  db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  db.close();
}
