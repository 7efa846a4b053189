import { orders } from './0001-orders';
import { contents } from './0002-contents';
import type { Migration } from '../../sqlite/migration';

/** Every step from an empty file to the schema of this desk, in order. */
export const migrations: readonly Migration[] = [orders, contents];
