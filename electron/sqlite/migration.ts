import type { Writable } from './port';

/** One step of the schema. Once released it is never changed; what comes later is a step of its own. */
export type Migration = {
  /** The `user_version` the file has afterwards; strictly increasing from 1. */
  readonly version: number;
  /** Runs inside a transaction that also sets the version. */
  up(db: Writable): void;
};
