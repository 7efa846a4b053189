import type { Migration } from './migration';
import type { Readable, Writable } from './port';
import { integer } from './row';
import { sql } from './sql';

/** The schema version of an open file; 0 for a new one. */
export function schemaVersion(db: Readable): number {
  const row = db.one(sql`PRAGMA user_version`);
  return row === undefined ? 0 : integer(row, 'user_version');
}

/** The version this desk knows: that of the last step. */
export function knownVersion(steps: readonly Migration[]): number {
  return steps.at(-1)?.version ?? 0;
}

/** Brings a file to the known version, one transaction a step. Throws when the steps are not strictly increasing, which is a bug. */
export function migrate(db: Writable, steps: readonly Migration[]): void {
  let before = 0;
  for (const step of steps) {
    const { version } = step;
    if (version <= before) throw new Error(`migration ${version} does not follow ${before}`);
    before = version;
    db.transact(() => {
      // Asked inside the transaction: another process may have taken this step meanwhile.
      if (schemaVersion(db) >= version) return;
      step.up(db);
      // A pragma takes no placeholder; the number is our own.
      db.run({ text: `PRAGMA user_version = ${version}`, values: [] });
    });
  }
}
