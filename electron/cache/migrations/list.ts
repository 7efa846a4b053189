import { orders } from './0001-orders';
import type { Migration } from '../../sqlite/migration';

/** Every step from an empty file to the schema of this desk, in order. */
export const migrations: readonly Migration[] = [orders];
