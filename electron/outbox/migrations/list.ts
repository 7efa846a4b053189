import type { Migration } from '../../sqlite/migration';
import { changes } from './0001-changes';

/** Every step from an empty file to the schema of this desk, in order. */
export const migrations: readonly Migration[] = [changes];
