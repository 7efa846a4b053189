import { join } from 'node:path';
import type { Connection } from '../../sqlite/port';
import { sql } from '../../sqlite/sql';
import { testKey, valueOf } from '../../sqlite/testing/files';
import type { OpenedFile } from '../../sqlite/open-file';
import { openOutboxFile, type OutboxToOpen } from '../open';
import { createOutbox } from '../store';
import type { Outbox } from '../types';
import { aChange, mill } from './changes';

/** When the files of these tests are opened. */
export const now = Date.UTC(2026, 10, 23, 12);

/** Opens an outbox with the key of the tests; `parts` differ. */
export const open = (file: string, parts: Partial<OutboxToOpen> = {}): OpenedFile =>
  openOutboxFile({
    file,
    keyHex: testKey,
    nowMs: now,
    isSuspect: false,
    takesCopy: true,
    ...parts,
  });

/** The file that must be open, and the calls over it. */
export function opened(answer: OpenedFile): Connection & { readonly outbox: Outbox } {
  if (answer.db === null) throw new Error(JSON.stringify(answer.outcome));
  return { ...answer.db, outbox: createOutbox(answer.db, () => undefined) };
}

/** A file with two changes, its journal brought in, not yet copied. */
export async function filled(folder: string): Promise<string> {
  const file = join(folder, 'outbox.db');
  const db = opened(open(file));
  await valueOf(db.outbox.add(aChange(1)));
  await valueOf(db.outbox.add(aChange(2, { shop: mill })));
  db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  db.close();
  return file;
}

/** How many unsettled changes a file holds. */
export async function changesIn(file: string, parts: Partial<OutboxToOpen> = {}): Promise<number> {
  const db = opened(open(file, { takesCopy: false, ...parts }));
  const changes = await valueOf(db.outbox.unsettled());
  db.close();
  return changes.length;
}
