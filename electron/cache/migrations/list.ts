import { orders } from './0001-orders';
import type { Migration } from './migration';

/** Every step from an empty file to the schema of this desk, in order. */
export const migrations: readonly Migration[] = [orders];
