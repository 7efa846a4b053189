import type { Migration } from '../sqlite/migration';
import { hasContent, openFile, type FileToOpen, type OpenedFile } from '../sqlite/open-file';
import type { Readable, Writable } from '../sqlite/port';
import { setAside, setAsideName } from '../sqlite/set-aside';
import { areTextsSound, isStructureSound } from '../sqlite/soundness';
import { sql } from '../sqlite/sql';
import { diskProblem, sqliteProblem } from '../sqlite/sqlite-problem';
import { copiesOf, keepCopiesWith, setUpWriting, takeCopy } from './copies';
import { migrations } from './migrations/list';

/** What to open and how. */
export type OutboxToOpen = FileToOpen & {
  /** Whether a copy of the file is kept at this opening; before a migration one always is. */
  readonly takesCopy: boolean;
  /** The steps of the schema; tests hand in others. */
  readonly steps?: readonly Migration[];
};

/**
 * Opens the outbox, or begins it. A damaged one is set aside with its copies under a new name and stays; of one that is gone the
 * copies do, under such a name. What is of another key or a newer desk is not touched. Throws only on a bug.
 */
export function openOutboxFile(options: OutboxToOpen): OpenedFile {
  const { file, nowMs } = options;
  const isLost = !hasContent(file) && copiesOf(file).length > 0;
  const answer = openKept(options);
  if (!isLost || answer.db === null) return answer;
  // emptied or gone, by a power cut or by hand: what is left are its copies
  keepCopiesWith(file, setAsideName(file, nowMs));
  return { db: answer.db, outcome: { kind: 'rebuilt', setAside: setAsideName(file, nowMs) } };
}

function openKept(options: OutboxToOpen): OpenedFile {
  const { file, nowMs } = options;
  const steps = options.steps ?? migrations;
  return openFile(options, {
    steps,
    setUp(db) {
      // With FULL each commit is flushed into the journal before it is answered.
      db.all(sql`PRAGMA journal_mode = WAL`);
      setUpWriting(db);
    },
    beforeMigration(db, found) {
      if (found === 0) return;
      if (found < (steps.at(-1)?.version ?? 0)) takeCopy(db, file, nowMs);
      else if (options.takesCopy) tryCopy(db, options);
    },
    verify: () => undefined,
    isSound,
    moveAside() {
      const target = setAside(file, nowMs);
      if (target !== null) keepCopiesWith(file, target);
      return target;
    },
  });
}

/** A full disk or missing rights keep no one from reading the outbox; damage found while copying does. */
function tryCopy(db: Writable, { file, nowMs }: OutboxToOpen): void {
  try {
    takeCopy(db, file, nowMs);
  } catch (error) {
    const problem = sqliteProblem(error) ?? diskProblem(error);
    if (problem === null || problem === 'damaged') throw error;
  }
}

function isSound(db: Readable): boolean {
  return (
    isStructureSound(db) &&
    areTextsSound(
      db,
      (key, limit) => sql`SELECT place AS key, CAST(json AS BLOB) AS json,
        CAST(shop || id || state AS BLOB) AS texts
        FROM changes WHERE place > ${key} ORDER BY place LIMIT ${limit}`,
    )
  );
}
