import { migrate } from '../../sqlite/migrate';
import { migrations } from '../migrations/list';
import { connect, type Connection } from '../../sqlite/port';
import { createReader } from '../reader';
import type { CacheReader, CacheWriter } from '../types';
import { createWriter } from '../writer';

/** A cache in memory with the current schema. */
export function memoryCache(): {
  readonly db: Connection;
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
} {
  const db = connect(':memory:', null);
  migrate(db, migrations);
  return { db, reader: createReader(db, () => 0), writer: createWriter(db) };
}
